import {
  choice,
  day,
  fact,
  link,
  optionalChoice,
  optionalText,
  organisation,
  period,
  quantity,
  text,
  textOrAbsence,
  whole,
} from '../../common/columns';
import { defineTable, lasting, madeKnown, overPeriod } from '../../common/table';

/** Arrangements between councils. */
export const agreements = defineTable({
  name: 'agreements',
  type: 'Agreement',
  description: 'An arrangement between councils, signed or in draft.',
  time: overPeriod,
  columns: {
    ...fact,
    ...period,
    name: text('Its name.'),
    kind: choice(
      [
        'SHARED_SERVICES',
        'STRATEGIC_PARTNERSHIP',
        'MERGER',
        'SHARED_APPROACHES',
        'SHARED_SERVICE_POLICY',
        'OTHER',
      ],
      'What sort of arrangement it is.',
    ),
    purpose: optionalText('What it is for.'),
    legalBasis: textOrAbsence('The Act and section that it rests on.'),
    datedOn: day('The day that the agreement bears.'),
    termStartsOn: day('The first day of the initial term.'),
    termEndsOn: day('The last day of the initial term.'),
    termLength: quantity('How long the term is to be, where a length is stated rather than days.'),
    extensionOption: optionalText('On what condition the term can be extended.'),
    afterTerm: optionalChoice(
      ['CONTINUED_BY_CONDUCT', 'EXTENDED', 'ENDED', 'NOT_BEGUN'],
      'What became of it after its initial term.',
    ),
    reviewOn: day('When it is to be reviewed.'),
  },
});

/** Who the parties to an agreement are. */
export const agreementParties = defineTable({
  name: 'agreement_parties',
  type: 'AgreementParty',
  description: 'An organisation in an agreement, with its role.',
  time: overPeriod,
  columns: {
    ...fact,
    ...period,
    agreement: link(['Agreement'], 'The agreement.', { required: true }),
    party: organisation('The organisation.', { required: true }),
    role: choice(['PARTY', 'PROVIDER', 'RECIPIENT', 'BROKER', 'SUPPORTER'], 'Its role in the agreement.'),
  },
  indexes: ['agreement_id', 'party_id'],
  ties: { thing: 'agreement', organisation: 'party' },
});

/** Clauses and schedules relied upon. */
export const agreementClauses = defineTable({
  name: 'agreement_clauses',
  type: 'AgreementClause',
  description: 'A clause or a paragraph of a schedule that a source relies upon.',
  time: lasting,
  columns: {
    ...fact,
    agreement: link(['Agreement'], 'The agreement.', { required: true }),
    kind: choice(['CLAUSE', 'SCHEDULE_PARAGRAPH'], 'Where in the agreement it stands.'),
    reference: text('Its number: clause 25.2; schedule 4, paragraph 10.7.'),
    title: optionalText('Its heading.'),
    noticePeriod: quantity('The notice that it asks for.'),
  },
  indexes: ['agreement_id'],
});

/** Headline terms: who is responsible for what. */
export const terms = defineTable({
  name: 'terms',
  type: 'Term',
  description: 'A headline term of an arrangement.',
  time: madeKnown,
  columns: {
    ...fact,
    agreement: link(['Agreement'], 'The agreement.', { required: true }),
    topic: choice(
      [
        'OPERATIONAL_RESPONSIBILITY',
        'POLITICAL_ACCOUNTABILITY',
        'FINANCIAL_ACCOUNTABILITY',
        'LINE_MANAGEMENT',
        'REPORTING',
        'STAFF',
        'MANAGEMENT_DESIGN',
        'VISIBILITY',
        'IMPROVEMENT_BOARD',
        'POLICIES',
        'SUPPORT_SERVICES',
        'START',
        'DURATION',
        'BREAK_CLAUSE',
        'OTHER',
      ],
      'What the term settles.',
    ),
    responsible: organisation('The organisation that the term makes responsible.'),
    order: whole('Its place among the terms, from 1.', { required: true }),
  },
  indexes: ['agreement_id'],
});

/** Changes made or proposed to an agreement. */
export const variations = defineTable({
  name: 'variations',
  type: 'Variation',
  description: 'A change of an agreement, made or proposed.',
  time: madeKnown,
  entryDay: ['effective_on'],
  columns: {
    ...fact,
    agreement: link(['Agreement'], 'The agreement that it changes.', { required: true }),
    service: link(['Service'], 'The service that it concerns.'),
    kind: choice(
      ['WITHDRAWAL', 'CONTRIBUTION_CHANGE', 'EXTENSION', 'AMENDMENT'],
      'What it does: withdraw a service, change a contribution, extend the term, or amend otherwise.',
    ),
    requestedBy: organisation('Who asks for it.'),
    effectiveOn: day('The day from which it would take effect.'),
    condition: optionalText('The condition on that day, such as unless agreed otherwise.'),
    instrument: textOrAbsence('The document that makes it.'),
    clause: link(['AgreementClause'], 'The clause relied upon.'),
  },
  indexes: ['agreement_id', 'service_id'],
});
