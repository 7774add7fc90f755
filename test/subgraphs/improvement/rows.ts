import type { ExecutionResult } from 'graphql';
import type { WorldRows } from '../../support/world';

/** A source before the one that rows cite by themselves: a meeting on 1 March 2019. Its one place is `para-1`. */
export const EARLIER = 'brent-cabinet-2019-03-01';

/** Councils, agencies and the earlier source, for the worlds of these tests. */
export const base: WorldRows = {
  councils: ['brent', 'harrow', 'merton'].map((id) => ({
    id,
    name: id,
    official_name: `London Borough of ${id}`,
    kind: 'LONDON_BOROUGH',
  })),
  agencies: [
    { id: 'ofsted', name: 'Ofsted', kind: 'INSPECTORATE' },
    { id: 'minister', name: 'Minister', kind: 'MINISTER' },
  ],
  sources: [
    {
      id: EARLIER,
      title: 'An earlier report',
      publisher_type: 'Council',
      publisher_id: 'brent',
      kind: 'COMMITTEE_REPORT',
      presented_to: 'Cabinet',
      date: '2019-03-01',
      date_kind: 'MEETING',
      reference: 'NOT_STATED',
      address: 'NOT_STATED',
      licence: 'NOT_STATED',
    },
  ],
  coverage: [
    {
      source_id: EARLIER,
      place_id: 'para-1',
      kind: 'PARAGRAPH',
      section: 'Background',
      label: 'paragraph 1',
      order: '1',
      reason: 'A test.',
    },
  ],
};

/** The whole answer without errors, with the number of statements that it took. */
export const answer = (data: object, statements: unknown = expect.any(Number)): ExecutionResult => ({
  data: data as Record<string, unknown>,
  extensions: { loadId: expect.any(String) as string, statements },
});

/** The whole answer of one root field that was refused, and why. */
export const refusal = (field: string, code: string, argument: string, message: string) => ({
  data: { [field]: null },
  errors: [expect.objectContaining({ message, path: [field], extensions: { code, argument } })],
  extensions: { loadId: expect.any(String) as string, statements: expect.any(Number) as number },
});
