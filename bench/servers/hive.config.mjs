// Hive Gateway in its fastest configuration; its Rust planner, or JIT, is asked for on the command line.
// Requests are told apart by their operation and variables alone, since none of them carries an authorisation.
export const gatewayConfig = {
  inboundInflightRequestDeduplication: { shouldIncludeHeader: () => false },
  graphiql: false,
  landingPage: false,
};
