import type { ApolloServerPlugin } from '@apollo/server';
import { asksToExplain, EXPLAIN_HEADER } from '../../limits/explain';
import type { RequestNotes } from '../../request-notes';
import { explainedFetches } from './explained-fetches';

/** A request that asks to be explained is computed, whatever is kept, and its answer is not kept. */
const STORE = 'not asked, since the request is to be explained';

/**
 * States in the extensions of an answer, as `explain`, how it came to be, where its client asks with the header
 * `x-council-graph-explain`: `plan` for the fetches, `time` for how long each took, `statements` for how many statements
 * its subgraph had run for the request by then.
 */
export const explainAnswer: ApolloServerPlugin<RequestNotes> = {
  requestDidStart: ({ contextValue: { record }, request }) => {
    if (record === undefined) return Promise.resolve();
    const header = request.http?.headers.get(EXPLAIN_HEADER);
    const asked = {
      plan: asksToExplain(header, 'plan'),
      time: asksToExplain(header, 'time'),
      statements: asksToExplain(header, 'statements'),
    };
    if (!Object.values(asked).includes(true)) return Promise.resolve();
    return Promise.resolve({
      willSendResponse: ({ response: { body } }) => {
        if (body.kind !== 'single') return Promise.resolve();
        const explain = { store: STORE, fetches: explainedFetches(record, asked) };
        body.singleResult.extensions = { ...body.singleResult.extensions, explain };
        return Promise.resolve();
      },
    });
  },
};
