import { Kind, print, visit, type DocumentNode, type EnumValueNode } from 'graphql';

/** Stands for every literal. It is a name, so that what is written can still be read as a document. */
const HIDDEN: EnumValueNode = { kind: Kind.ENUM, value: '_' };

const hide = (): EnumValueNode => HIDDEN;

/** A document as text, with `_` for each literal in it. */
export const bareDocument = (document: DocumentNode): string =>
  print(
    visit(document, {
      [Kind.INT]: hide,
      [Kind.FLOAT]: hide,
      [Kind.STRING]: hide,
      [Kind.BOOLEAN]: hide,
      [Kind.ENUM]: hide,
      [Kind.NULL]: hide,
    }),
  );
