import { openWorld, type World } from '../../support/world';
import { answer, entities, money } from './rows';

describe('pages of money', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(money, ['finance']);
  });
  afterAll(() => world.close());

  interface Ids {
    readonly nodes: readonly { readonly id: string }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  }
  const page = async (args: string): Promise<Ids> => {
    const { data, errors } = await answer(
      world,
      `{ money(${args}) { nodes { id } pageInfo { hasNextPage endCursor } } }`,
    );
    expect(errors).toBeUndefined();
    return data?.['money'] as Ids;
  };
  const refusal = (path: readonly (string | number)[], code: string, argument: string, message: unknown) => ({
    errors: [expect.objectContaining({ message, path, extensions: { code, argument } })],
  });
  const refused = async (query: string, field: string, code: string, argument: string): Promise<void> => {
    expect(await answer(world, query)).toMatchObject({
      data: { [field]: null },
      ...refusal([field], code, argument, expect.any(String)),
    });
  };

  it('follow one another without gap or repeat, through rows that have no year', async () => {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const { nodes, pageInfo }: Ids = await page(
        `first: 5${after === null ? '' : `, after: "${after}"`}, orderBy: [{ field: FINANCIAL_YEAR, direction: DESC }]`,
      );
      seen.push(...nodes.map(({ id }) => id));
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
    } while (after !== null);
    const { nodes } = await page('first: 100, orderBy: [{ field: FINANCIAL_YEAR, direction: DESC }]');
    expect(seen).toEqual(nodes.map(({ id }) => id));
    expect(seen).toHaveLength(12);
    expect(seen.at(-1)).toBe('health-pays');
  });

  it('go on under a parent, and say that the list is not empty after its end', async () => {
    const ask = (args: string) =>
      entities(
        world,
        'Council',
        ['harrow'],
        `money(${args}) { totalCount absence nodes { id } pageInfo { hasNextPage endCursor } }`,
      );
    const first = await ask('first: 2');
    expect(first).toEqual({
      data: {
        _entities: [
          {
            money: {
              totalCount: 2,
              absence: null,
              nodes: [{ id: 'harrow-fostering-2020-21' }, { id: 'harrow-pays' }],
              pageInfo: { hasNextPage: false, endCursor: expect.any(String) },
            },
          },
        ],
      },
    });
    const [{ money: of } = { money: undefined }] = (first.data?.['_entities'] ?? []) as { money?: Ids }[];
    expect(await ask(`after: "${of?.pageInfo.endCursor ?? ''}"`)).toEqual({
      data: {
        _entities: [
          {
            money: {
              totalCount: 2,
              absence: null,
              nodes: [],
              pageInfo: { hasNextPage: false, endCursor: null },
            },
          },
        ],
      },
    });
  });

  it('refuse a cursor that is forged, or of another list, filter, order or parent', async () => {
    const { pageInfo } = await page('first: 1');
    const cursor = pageInfo.endCursor ?? '';
    const bad = (query: string, field: string) => refused(query, field, 'BAD_CURSOR', 'after');
    await bad('{ money(after: "forged") { totalCount } }', 'money');
    await bad(`{ money(after: "${cursor}", filter: { kind: [BUDGET] }) { totalCount } }`, 'money');
    await bad(`{ money(after: "${cursor}", orderBy: [{ field: LABEL }]) { totalCount } }`, 'money');
    await bad(`{ budgets(after: "${cursor}") { totalCount } }`, 'budgets');
    expect(
      await entities(world, 'Council', ['ealing'], `money(after: "${cursor}") { totalCount }`),
    ).toMatchObject({
      data: { _entities: [{ money: null }] },
      ...refusal(['_entities', 0, 'money'], 'BAD_CURSOR', 'after', expect.stringContaining('cursor')),
    });
  });

  it('refuse a size outside 1 to 100', async () => {
    await refused('{ money(first: 0) { totalCount } }', 'money', 'PAGE_SIZE_OUT_OF_RANGE', 'first');
    await refused('{ budgets(first: 101) { totalCount } }', 'budgets', 'PAGE_SIZE_OUT_OF_RANGE', 'first');
  });

  it('refuse filters that nothing can match, by the path of the argument', async () => {
    const bad = (field: string, args: string, argument: string) =>
      refused(`{ ${field}(${args}) { totalCount } }`, field, 'BAD_FILTER', argument);
    await bad('money', 'filter: { text: "  " }', 'filter.text');
    await bad('money', 'filter: { subjectId: "" }', 'filter.subjectId');
    await bad('money', 'filter: { organisationId: "Not an id" }', 'filter.organisationId');
    await bad('money', 'filter: { role: [] }', 'filter.role');
    await bad('money', 'filter: { kind: [] }', 'filter.kind');
    await bad('money', 'filter: { standing: [] }', 'filter.standing');
    await bad('budgets', 'filter: { costCentre: "" }', 'filter.costCentre');
    await bad('contributions', 'filter: { contributorId: "?" }', 'filter.contributorId');
    expect(await answer(world, '{ costCentres(code: " ") { code } }')).toMatchObject(
      refusal(['costCentres'], 'BAD_FILTER', 'code', expect.any(String)),
    );
    expect(await answer(world, '{ budgetsByName(name: "") { id } }')).toMatchObject(
      refusal(['budgetsByName'], 'BAD_FILTER', 'name', expect.any(String)),
    );
  });

  it('refuse a financial year that is none', async () => {
    const { data, errors } = await world.ask(
      'finance',
      '{ money(filter: { financialYear: "2019/21" }) { totalCount } }',
    );
    expect(data).toBeUndefined();
    expect(errors?.map(({ extensions }) => extensions['code'])).toEqual(['BAD_FINANCIAL_YEAR']);
  });
});
