import type { GraphiQLProps } from 'graphiql';

/**
 * Makes the function that GraphiQL sends operations with. A reply that is not JSON (a proxy's error page,
 * say) is told as what it is instead of as a parser's complaint.
 *
 * @param endpoint - Address of the graph.
 */
export function createFetcher(endpoint: string): GraphiQLProps['fetcher'] {
  return async (parameters, options) => {
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: {
        accept: 'application/graphql-response+json, application/json;q=0.9',
        'content-type': 'application/json',
        ...options?.headers,
      },
      body: JSON.stringify(parameters),
    });
    const text = await response.text();
    try {
      return JSON.parse(text);
    } catch {
      throw new Error(`The gateway answered ${response.status} ${response.statusText}, and not in JSON.`);
    }
  };
}
