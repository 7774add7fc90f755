import type { Allowance } from './allowance';
import type { ProvenanceLoaders } from './reading/provenance-loaders';
import type { View } from './view';

/** What the resolvers of one operation share: its view and its loaders. */
export interface Context<Loaders = unknown> {
  readonly view: View;
  /** How many values may be made. */
  readonly allowance: Allowance | undefined;
  readonly loaders: Loaders & ProvenanceLoaders;
}

/** A resolver whose parent is a row or a value object. */
export type Resolve<Parent, Arguments, Loaders, Result> = (
  parent: Parent,
  args: Arguments,
  context: Context<Loaders>,
) => Result;
