import type { FetchDataRewrite } from '@apollo/query-planner';
import { isData, type Data } from './data';
import type { IsOfType } from './type-condition';

const FRAGMENT = '... on ';

const rewriteAt = (
  rewrite: FetchDataRewrite,
  [step, ...rest]: readonly string[],
  value: unknown,
  isOfType: IsOfType,
): void => {
  if (Array.isArray(value)) {
    for (const item of value) rewriteAt(rewrite, [step ?? '', ...rest], item, isOfType);
    return;
  }
  if (!isData(value) || step === undefined) return;
  if (step.startsWith(FRAGMENT)) {
    if (isOfType(value, step.slice(FRAGMENT.length), true)) rewriteAt(rewrite, rest, value, isOfType);
  } else if (rest.length > 0) rewriteAt(rewrite, rest, value[step], isOfType);
  else if (rewrite.kind === 'ValueSetter') value[step] = rewrite.setValueTo as unknown;
  else if (step in value) {
    value[rewrite.renameKeyTo] = value[step];
    Reflect.deleteProperty(value, step);
  }
};

/** Makes what a plan says is to be changed in what a subgraph is sent, or has brought; undefined where nothing is. */
export const createRewrite = (rewrites: readonly FetchDataRewrite[] | undefined, isOfType: IsOfType) =>
  rewrites === undefined || rewrites.length === 0
    ? undefined
    : (value: Data): void => {
        for (const rewrite of rewrites) rewriteAt(rewrite, rewrite.path, value, isOfType);
      };

/** The names that a plan gives to what a subgraph brings under another, by the subgraph's. */
export const renamesIn = (rewrites: readonly FetchDataRewrite[] = []): ReadonlyMap<string, string> =>
  new Map(
    rewrites.flatMap((rewrite) => {
      const last = rewrite.path.at(-1);
      return rewrite.kind === 'KeyRenamer' && last !== undefined ? [[last, rewrite.renameKeyTo]] : [];
    }),
  );
