import type { ExecutionResult } from 'graphql';
import type { World, WorldRows } from '../../support/world';

/** A source after the one that rows cite by themselves: a meeting on 6 June 2022. Its one place is `para-9`. */
export const LATER = 'ealing-cabinet-2022-06-06';

/** The cells of a row that the later source states. */
export const later = { source_id: LATER, place_id: 'para-9' };

const fostering = { subject_type: 'Service', subject_id: 'ealing-fostering' };
const partnership = { subject_type: 'SafeguardingPartnership', subject_id: 'ealing-partnership' };
const ealing = (link: string) => ({ [`${link}_type`]: 'Council', [`${link}_id`]: 'ealing' });
const harrow = (link: string) => ({ [`${link}_type`]: 'Council', [`${link}_id`]: 'harrow' });
const health = (link: string) => ({ [`${link}_type`]: 'Agency', [`${link}_id`]: 'west-health' });

/** What money can be about: two councils, a body of health, a service, a partnership that is a service too, and more. */
export const base: WorldRows = {
  sources: [
    {
      id: LATER,
      title: 'A later report',
      publisher_type: 'Council',
      publisher_id: 'ealing',
      kind: 'COMMITTEE_REPORT',
      presented_to: 'Cabinet',
      date: '2022-06-06',
      date_kind: 'MEETING',
      reference: 'NOT_STATED',
      address: 'NOT_STATED',
      licence: 'NOT_STATED',
    },
  ],
  coverage: [
    {
      source_id: LATER,
      place_id: 'para-9',
      kind: 'PARAGRAPH',
      section: 'Money',
      label: 'paragraph 9',
      order: '9',
      reason: 'A test.',
    },
  ],
  councils: [
    { id: 'harrow', name: 'Harrow', official_name: 'London Borough of Harrow', kind: 'LONDON_BOROUGH' },
  ],
  agencies: [{ id: 'west-health', name: 'West Health', kind: 'HEALTH_COMMISSIONER' }],
  services: [
    { id: 'ealing-fostering', name: 'Fostering', delivery: 'SHARED', agreement_id: 'NOT_STATED' },
    { id: 'ealing-adoption', name: 'Adoption', delivery: 'SOVEREIGN', agreement_id: 'NOT_APPLICABLE' },
    {
      id: 'ealing-board-support',
      name: 'Board support',
      delivery: 'SHARED',
      agreement_id: 'NOT_STATED',
      partnership_id: 'ealing-partnership',
    },
  ],
  partnerships: [{ id: 'ealing-partnership', name: 'Ealing partnership', kind: 'SAFEGUARDING_PARTNERSHIP' }],
  agreements: [
    { id: 'ealing-agreement', name: 'Agreement', kind: 'SHARED_SERVICES', legal_basis: 'NOT_STATED' },
  ],
  improvement_plans: [{ id: 'ealing-plan', name: 'Plan', council_id: 'ealing' }],
  programmes: [{ id: 'ealing-programme', name: 'Programme', council_id: 'ealing' }],
  improvement_partnerships: [
    { id: 'ealing-help', name: 'Help', council_id: 'ealing', helper_type: 'Council', helper_id: 'harrow' },
  ],
};

/** Money for the fostering service and the partnership, of every type, standing and sort of figure. */
export const money: WorldRows = {
  ...base,
  budgets: [
    {
      id: 'fostering-2019-20',
      name: 'Fostering budget',
      ...ealing('holder'),
      ...fostering,
      cost_centre: 'A100',
      financial_year: '2019/20',
      amount: '1000',
      basis: 'BUDGET',
      nature: 'NET',
    },
    {
      id: 'fostering-2020-21',
      name: 'Fostering budget',
      ...ealing('holder'),
      ...fostering,
      cost_centre: 'A100',
      financial_year: '2020/21',
      amount: '1100.50',
      basis: 'BUDGET',
      nature: 'NET',
      place_id: 'table-1',
    },
    {
      id: 'fostering-placements-2020-21',
      name: 'Placements',
      ...ealing('holder'),
      ...fostering,
      financial_year: '2020/21',
      amount: '400',
      basis: 'BUDGET',
      nature: 'NET',
      part_of_id: 'fostering-2020-21',
    },
    {
      id: 'harrow-fostering-2020-21',
      name: 'Harrow fostering',
      ...harrow('holder'),
      ...fostering,
      cost_centre: 'a100',
      financial_year: '2020/21',
      amount: '2000',
      amount_qualifier: 'ABOUT',
      basis: 'BUDGET',
      nature: 'NET',
    },
    {
      id: 'fostering-2021-22',
      name: 'Fostering budget',
      ...ealing('holder'),
      ...fostering,
      financial_year: '2021/22',
      amount: 'NOT_STATED',
      basis: 'REVISED_BUDGET',
      nature: 'NOT_STATED',
      part_of_label: 'The budget of children and families',
      ...later,
    },
  ],
  contributions: [
    {
      id: 'harrow-pays',
      label: 'Share of Harrow',
      ...fostering,
      financial_year: '2020/21',
      amount: '300',
      basis: 'BUDGET',
      ...harrow('contributor'),
      ...ealing('recipient'),
      recurrence: 'ANNUAL',
      part_of_type: 'Funding',
      part_of_id: 'fostering-income',
    },
    {
      id: 'health-pays',
      label: 'Share of health',
      ...partnership,
      financial_year: 'NOT_STATED',
      amount: '50.25',
      basis: 'ACTUAL',
      ...health('contributor'),
    },
    {
      id: 'others-pay',
      label: 'Share of others',
      ...partnership,
      financial_year: '2020/21',
      amount: 'NOT_STATED',
      basis: 'ACTUAL',
      contributor_id: 'NOT_STATED',
      ...ealing('recipient'),
    },
  ],
  funding: [
    {
      id: 'fostering-income',
      label: 'Income for fostering',
      ...fostering,
      financial_year: '2020/21',
      amount: '300',
      basis: 'BUDGET',
      kind: 'INCOME',
      nature: 'REVENUE',
      ...ealing('recipient'),
      part_of_type: 'Budget',
      part_of_id: 'fostering-2020-21',
    },
  ],
  forecasts: [
    {
      id: 'fostering-overspend',
      label: 'Overspend on fostering',
      ...fostering,
      financial_year: '2020/21',
      amount: '66',
      basis: 'FORECAST',
      kind: 'OVERSPEND',
      ...ealing('organisation'),
      standing: 'EXPECTED',
      assumption: 'Twelve more placements',
    },
  ],
  savings: [
    {
      id: 'fostering-saving',
      label: 'Fewer agency carers',
      ...fostering,
      financial_year: '2021/22',
      amount: '75',
      amount_qualifier: 'UP_TO',
      basis: 'TARGET',
      kind: 'SAVING',
      ...ealing('organisation'),
      standing: 'PROPOSED',
      use: 'Other pressures',
    },
  ],
  unit_costs: [
    {
      id: 'fostering-week',
      label: 'One week of fostering',
      ...fostering,
      financial_year: '2020/21',
      amount: '477',
      basis: 'ESTIMATE',
      ...ealing('organisation'),
      unit: 'One child in foster care for a week',
      length: '1',
      length_unit: 'WEEKS',
    },
  ],
};

/** What a query answers, with no word of what it cost. */
export const answer = async (
  world: World,
  query: string,
  variables?: Record<string, unknown>,
): Promise<Pick<ExecutionResult, 'data' | 'errors'>> => {
  const { extensions, ...rest } = await world.ask('finance', query, variables);
  expect(extensions).toEqual({ loadId: expect.any(String), statements: expect.any(Number) });
  return rest;
};

/** Asks for the money of things as a gateway does, by representations. */
export const entities = (
  world: World,
  type: string,
  ids: readonly string[],
  selection: string,
  view = '',
): Promise<Pick<ExecutionResult, 'data' | 'errors'>> =>
  answer(
    world,
    `query ($representations: [_Any!]!) ${view} { _entities(representations: $representations) { ... on ${type} { ${selection} } } }`,
    { representations: ids.map((id) => ({ __typename: type, id })) },
  );
