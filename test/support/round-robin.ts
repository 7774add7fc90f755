import { Agent, request as ask } from 'node:http';
import { listening } from './listening';

/** One address before several copies of a service. */
export interface RoundRobin {
  readonly url: string;
  /** How many requests each copy was sent, in their order. */
  readonly sent: readonly number[];
  /** Sends what comes from now on to other copies. */
  lead(to: readonly string[]): void;
}

/**
 * Listens on one address and sends each request to the next copy, as it came: a load balancer, as small as can be.
 * @param copies the addresses of the copies
 */
export const openRoundRobin = async (copies: readonly string[]): Promise<RoundRobin> => {
  const agent = new Agent({ keepAlive: true });
  const sent = copies.map(() => 0);
  let places = copies;
  let turn = 0;
  const { url } = await listening((request, response) => {
    const place = turn % places.length;
    turn += 1;
    sent[place] = (sent[place] ?? 0) + 1;
    const { method = 'GET', headers, url: path = '/' } = request;
    const onward = ask(new URL(path, places[place]), { method, headers, agent }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.once('error', () => {
      response.destroy();
    });
    request.pipe(onward);
  });
  return {
    url,
    sent,
    lead: (to) => {
      places = to;
    },
  };
};
