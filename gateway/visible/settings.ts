import { host, port } from '../../subgraphs/common/process/setting';

/** What of a gateway is shown to those who run it, beside its log. */
export const visibleSettings = () => ({
  metricsPort: port({
    name: 'COUNCIL_GRAPH_METRICS_PORT',
    fallback: '0',
    meaning:
      'The port of the metrics, at `/metrics` in the text form of Prometheus, apart from the graph; 0 is that there are none.',
  }),
  metricsHost: host({
    name: 'COUNCIL_GRAPH_METRICS_HOST',
    fallback: 'localhost',
    meaning: 'The address that the metrics are served on. Nobody is asked who they are: name no public one.',
  }),
});
