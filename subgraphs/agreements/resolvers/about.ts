import type { ListArguments } from '../../common/reading/arguments';
import type { AgreementsContext as Ctx } from '../loaders';
import { thing } from '../follow';
import { decisionsAboutListing, type DecisionField, type DecisionFilter } from '../listings/decisions';
import { statementsAboutListing, type AgreementStatementField, type MatterFilter } from '../listings/matters';

/** The id of a parent: of a row, or of an entity of another home. */
export interface Id {
  readonly id: string;
}

/** What is said of things of a type, and is due for them. */
export const stepsAndStatements = (type: string) => ({
  steps: (parent: Id, _: unknown, { loaders }: Ctx) => loaders.stepsBySubject.load(thing(type, parent)),
  agreementStatements: (
    { id }: Id,
    args: ListArguments<MatterFilter, AgreementStatementField>,
    { loaders, view }: Ctx,
  ) => loaders.statementsBySubject.load(id, statementsAboutListing(type, view, args), args),
});

/** What is decided about things of a type, what changes in them, what is due for them, and what is said of them. */
export const aboutFields = (type: string) => ({
  ...stepsAndStatements(type),
  decisions: ({ id }: Id, args: ListArguments<DecisionFilter, DecisionField>, { loaders, view }: Ctx) =>
    loaders.decisionsBySubject.load(id, decisionsAboutListing(type, view, args), args),
  changes: (parent: Id, _: unknown, { loaders }: Ctx) => loaders.changesBySubject.load(thing(type, parent)),
  pendingChanges: (parent: Id, _: unknown, { loaders }: Ctx) =>
    loaders.pendingChangesBySubject.load(thing(type, parent)),
  precedents: (parent: Id, _: unknown, { loaders }: Ctx) =>
    loaders.precedentsBySubject.load(thing(type, parent)),
});

/** What things of a type are called, and what they are named as a precedent for. */
export const nameFields = (type: string) => ({
  aliases: (parent: Id, _: unknown, { loaders }: Ctx) => loaders.aliasesByNamed.load(thing(type, parent)),
  precedentFor: (parent: Id, _: unknown, { loaders }: Ctx) =>
    loaders.precedentsByPrecedent.load(thing(type, parent)),
});

/** The fields that this subgraph adds to an entity of another home. */
export const ofAnotherHome = (type: string) => ({
  __resolveReference: ({ id }: Id) => ({ id }),
  ...aboutFields(type),
});
