import {
  choice,
  fact,
  id,
  link,
  optionalText,
  organisation,
  period,
  quantity,
  text,
} from '../../common/columns';
import { citation } from '../../common/columns/citation';
import { defineTable, lasting, overPeriod } from '../../common/table';

/** Local authorities, each a legal body with an id of its own. */
export const councils = defineTable({
  name: 'councils',
  type: 'Council',
  description: 'A local authority as a legal body.',
  time: lasting,
  columns: {
    id: id('The id of the council: its name as a slug.'),
    name: text('Its name without its style: Hammersmith and Fulham.'),
    officialName: text('Its name with its style: London Borough of Hammersmith and Fulham.'),
    kind: choice(
      ['LONDON_BOROUGH', 'COUNTY', 'UNITARY', 'METROPOLITAN_DISTRICT', 'CITY', 'NOT_STATED'],
      'What sort of council the sources call it.',
    ),
    cited: citation,
  },
});

/** Bodies that are not councils. */
export const agencies = defineTable({
  name: 'agencies',
  type: 'Agency',
  description:
    'A body other than a council: police, health, probation, fire, government, an inspectorate, a trust.',
  time: lasting,
  columns: {
    id: id('The id of the agency.'),
    name: text('Its name in full, as far as the sources give it.'),
    kind: choice(
      [
        'GOVERNMENT_DEPARTMENT',
        'MINISTER',
        'INSPECTORATE',
        'POLICE',
        'POLICING_OFFICE',
        'HEALTH_COMMISSIONER',
        'HEALTH_PROVIDER',
        'PROBATION',
        'FIRE',
        'COURT_ADVISORY',
        'CORONER',
        'NATIONAL_BODY',
        'LOCAL_BOARD',
        'ASSOCIATION',
        'VOLUNTARY',
        'RESEARCH',
        'EDUCATION',
        'CHILDRENS_TRUST',
        'OTHER',
      ],
      'What sort of body it is.',
    ),
    partOf: link(['Council', 'Agency'], 'The body that it is a part of, where it is one.'),
    cited: citation,
  },
});

/** Other names: abbreviations, and names of groups, which stand for several bodies and are never a party. */
export const aliases = defineTable({
  name: 'aliases',
  type: 'Alias',
  description: 'Another name of one thing; the name of a group has a row for each of its bodies.',
  time: lasting,
  columns: {
    id: id('The id of the row.'),
    alias: text('The other name, as printed.'),
    kind: choice(['ABBREVIATION', 'SHORT_NAME', 'GROUP', 'OTHER_NAME'], 'What sort of name it is.'),
    named: link(['Council', 'Agency', 'Service', 'Agreement'], 'What it names.', { required: true }),
    cited: citation,
  },
  indexes: ['named_id', 'alias'],
});

/** Posts that serve more than one council. */
export const posts = defineTable({
  name: 'posts',
  type: 'SharedPost',
  description: 'A post, or a team of like posts, that serves more than one council. Posts, never persons.',
  time: overPeriod,
  columns: {
    ...fact,
    ...period,
    title: text('The title of the post.'),
    number: quantity('How many such posts there are.'),
    responsibility: optionalText('What the post is responsible for.'),
    service: link(['Service'], 'The service that it manages, where it is one.'),
    agreement: link(['Agreement'], 'The agreement that it rests on.'),
  },
  indexes: ['service_id', 'agreement_id'],
});

/** The organisations that a shared post serves or is employed by. */
export const postOrganisations = defineTable({
  name: 'post_organisations',
  type: 'SharedPostOrganisation',
  description: 'An organisation that a shared post serves or is employed by.',
  time: lasting,
  columns: {
    id: id('The id of the row.'),
    post: link(['SharedPost'], 'The post.', { required: true }),
    organisation: organisation('The organisation.', { required: true }),
    relation: choice(['SERVES', 'EMPLOYED_BY'], 'What the post is to it.'),
    cited: citation,
  },
  indexes: ['post_id', 'organisation_id'],
  ties: { thing: 'post', organisation: 'organisation' },
});
