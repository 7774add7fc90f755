import {
  choice,
  day,
  fact,
  link,
  optionalText,
  organisation,
  period,
  subject,
  text,
  yesNo,
} from '../../common/columns';
import { defineTable, madeKnown, overPeriod } from '../../common/table';

/** What is delivered under an agreement, by one council alone, or shared with no agreement named. */
export const services = defineTable({
  name: 'services',
  type: 'Service',
  description: 'A service, team, hub or function that councils deliver.',
  time: overPeriod,
  columns: {
    ...fact,
    ...period,
    name: text('Its name.'),
    purpose: optionalText('What it does and for whom.'),
    delivery: choice(
      ['SHARED', 'SOVEREIGN', 'JOINTLY_COMMISSIONED', 'DELIVERED_FOR_ANOTHER', 'NOT_STATED'],
      'How it is delivered: shared, by one council for itself, jointly commissioned, or by one council for another.',
    ),
    statutory: yesNo('Whether the source calls it statutory.'),
    agreement: link(['Agreement'], 'The agreement that it is delivered under.', { required: true }),
    partOf: link(['Service'], 'The service that it is a part of.'),
    partsComplete: yesNo('false where the source says that its list of parts is not complete.'),
    partnership: link(
      ['SafeguardingPartnership'],
      'The safeguarding partnership that it is the same thing as.',
    ),
  },
  indexes: ['agreement_id', 'part_of_id'],
});

/** Councils' relations to services. */
export const serviceRoles = defineTable({
  name: 'service_roles',
  type: 'ServiceRole',
  description: "An organisation's relation to a service, from when to when.",
  time: overPeriod,
  columns: {
    ...fact,
    ...period,
    service: link(['Service'], 'The service.', { required: true }),
    holder: organisation('The organisation.', { required: true }),
    role: choice(
      ['HOST', 'OPERATOR', 'SERVED', 'PARTICIPANT'],
      'HOST employs and houses it; OPERATOR runs it; SERVED receives it; PARTICIPANT takes part in it or shares it.',
    ),
  },
  indexes: ['service_id', 'holder_id'],
  ties: { thing: 'service', organisation: 'holder' },
});

/** What is to become of a service or an agreement, as far as a source plans or proposes it. */
export const changes = defineTable({
  name: 'changes',
  type: 'Change',
  description:
    'A change of a service, an agreement, a partnership or a programme that a source states, plans or proposes.',
  time: madeKnown,
  entryDay: ['effective_on'],
  columns: {
    ...fact,
    subject: subject('What changes.', { required: true }),
    kind: choice(
      [
        'RETURN_TO_SOVEREIGN',
        'START_OF_SHARING',
        'TRANSFER_OF_RESPONSIBILITY',
        'RELOCATION',
        'EXPANSION',
        'REDESIGN',
        'SYSTEM_CHANGE',
        'CONTRIBUTION_CHANGE',
        'EXTENSION',
        'REPLACEMENT',
        'COMMISSIONING',
      ],
      'What sort of change it is.',
    ),
    effectiveOn: day('When it takes or would take effect.'),
    agreement: link(['Agreement'], 'The agreement that it is, or would be, made under.'),
    variation: link(['Variation'], 'The variation of an agreement that would make it.'),
    decision: link(['Decision'], 'The decision or recommendation that it rests on.'),
  },
  indexes: ['subject_id', 'agreement_id'],
});
