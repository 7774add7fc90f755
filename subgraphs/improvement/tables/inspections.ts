import {
  choice,
  day,
  fact,
  link,
  optionalText,
  organisation,
  text,
  textOrAbsence,
  whole,
} from '../../common/columns';
import { defineTable, happenedOn } from '../../common/table';

const council = link(['Council'], 'The council.', { required: true });

/** Inspections of councils' services. */
export const inspections = defineTable({
  name: 'inspections',
  type: 'Inspection',
  description: 'An inspection of a council.',
  time: happenedOn('inspected_on'),
  columns: {
    ...fact,
    council,
    inspector: organisation('Who inspected.', { required: true }),
    framework: textOrAbsence('The framework of the inspection.'),
    scope: optionalText('Which services were inspected.'),
    inspectedOn: day('When the inspection took place.'),
    publishedOn: day('When the report was published.'),
  },
  indexes: ['council_id', 'inspector_id'],
});

/** What inspectors judged, domain by domain. No overall grade is ever needed. */
export const judgements = defineTable({
  name: 'judgements',
  type: 'Judgement',
  description: "An inspector's judgement in one domain.",
  time: happenedOn('judged_on'),
  columns: {
    ...fact,
    inspection: link(['Inspection'], 'The inspection.', { required: true }),
    domain: text('The domain, in the words of the framework.'),
    overall: choice(['OVERALL', 'DOMAIN', 'NOT_STATED'], 'Whether it is the overall grade or one domain.'),
    grade: choice(
      ['OUTSTANDING', 'GOOD', 'REQUIRES_IMPROVEMENT', 'ADEQUATE', 'INADEQUATE', 'NOT_STATED', 'NOT_GIVEN'],
      'The grade; NOT_GIVEN where the framework gives none.',
    ),
    judgedOn: day('When it was judged: the day of the inspection.'),
    order: whole('Its place among the domains, from 1.', { required: true }),
  },
  indexes: ['inspection_id'],
});

/** Monitoring visits, peer reviews, diagnostics and commissioners' reviews. */
export const visits = defineTable({
  name: 'visits',
  type: 'Visit',
  description: 'A monitoring visit, peer review, diagnostic or review by a commissioner.',
  time: happenedOn('visited_on'),
  columns: {
    ...fact,
    council,
    kind: choice(
      ['MONITORING_VISIT', 'PEER_REVIEW', 'COMMISSIONER_REVIEW', 'DIAGNOSTIC'],
      'What sort of visit it was.',
    ),
    by: organisation('Who visited.'),
    commissioner: link(['Commissioner'], 'The commissioner who visited, where it was one.'),
    visitedOn: day('When.'),
    focus: text('What it looked at.'),
    finding: optionalText('What it found, in our words.'),
    service: link(['Service'], 'The service that it looked at.'),
    partnership: link(['ImprovementPartnership'], 'The improvement partnership that it was a part of.'),
  },
  indexes: ['council_id', 'by_id', 'commissioner_id', 'service_id', 'partnership_id'],
});
