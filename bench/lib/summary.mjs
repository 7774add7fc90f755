const median = (values) => {
  const known = values.filter((each) => each !== null).sort((one, other) => one - other);
  return known.length === 0 ? null : known[Math.floor((known.length - 1) / 2)];
};

const MEASURES = [
  'requestsPerSecond',
  'medianMs',
  'p99Ms',
  'cpuMsPerRequest',
  'gatewayCpuMsPerRequest',
  'gatewayBusy',
  'memoryMb',
];

/** The median of all rounds, for each scale, operation and side; `spread` is how far apart the rounds were, in parts. */
export const summarise = (measured) => {
  const groups = new Map();
  for (const each of measured) {
    const key = `${each.scale} ${each.operation} ${each.side}`;
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  return [...groups.values()].map((rounds) => {
    const speeds = rounds.map(({ requestsPerSecond }) => requestsPerSecond);
    const { scale, operation, side } = rounds[0];
    return {
      scale,
      operation,
      side,
      ...Object.fromEntries(MEASURES.map((name) => [name, median(rounds.map((each) => each[name]))])),
      spread: (Math.max(...speeds) - Math.min(...speeds)) / median(speeds),
    };
  });
};
