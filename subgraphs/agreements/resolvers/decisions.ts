import { factFields } from '../../common/facts/resolvers';
import { followed, whyNot } from '../follow';
import { stepsAndStatements } from './about';

/** Decisions, changes, steps, precedents and statements: facts about a thing. */
export const decisions = {
  Decision: {
    ...factFields,
    ...stepsAndStatements('Decision'),
    subject: followed('subject'),
    madeBy: followed('madeBy'),
    madeByAbsence: whyNot('madeBy'),
  },
  Change: {
    ...factFields,
    subject: followed('subject'),
    agreement: followed('agreement'),
    variation: followed('variation'),
    decision: followed('decision'),
  },
  Step: {
    ...factFields,
    subject: followed('subject'),
    by: followed('by'),
    byAbsence: whyNot('by'),
    clause: followed('clause'),
  },
  Precedent: {
    ...factFields,
    subject: followed('subject'),
    precedent: followed('precedent'),
  },
  Statement: { ...factFields, subject: followed('subject') },
};
