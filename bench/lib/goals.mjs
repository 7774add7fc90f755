const REPEATED = ['trace', 'large', 'light'];
const ALL = [...REPEATED, 'varied'];

const goal = (text, value, isReached) => ({ text, value, isReached: isReached(value) });

/** What was aimed at and what it came to, of what was measured. */
export const goalsOf = (summary) => {
  const find = (side, operation, scale = 1) =>
    summary.find((each) => each.side === side && each.operation === operation && each.scale === scale);
  const fastestHive = (operation) =>
    [find('hive/memory', operation), find('hive-jit/memory', operation)]
      .filter(Boolean)
      .sort((one, other) => other.requestsPerSecond - one.requestsPerSecond)[0];
  const cheapestMonolith = (operation) =>
    [find('monolith', operation), find('monolith+rows', operation)]
      .filter(Boolean)
      .sort((one, other) => one.cpuMsPerRequest - other.cpuMsPerRequest)[0];
  const part = (one, other, measure) => {
    const value = one?.[measure] / other?.[measure];
    return Number.isFinite(value) ? value : undefined;
  };
  const atMost = (most) => (value) => value <= most;
  const atLeast = (least) => (value) => value >= least;
  const goals = [
    ...ALL.map((name) =>
      goal(
        `${name}: CPU a request in one process, at most 0.1 of Apollo's over HTTP`,
        part(find('ours/in-process', name), find('apollo/http', name), 'cpuMsPerRequest'),
        atMost(0.1),
      ),
    ),
    ...ALL.map((name) =>
      goal(
        `${name}: CPU a request in one process, at most 1.5 of the server without federation`,
        part(find('ours/in-process', name), cheapestMonolith(name), 'cpuMsPerRequest'),
        atMost(1.5),
      ),
    ),
    goal(
      'varied: speed over HTTP with subgraphs in memory, at least 3 of Hive Gateway',
      part(find('ours/memory', 'varied'), fastestHive('varied'), 'requestsPerSecond'),
      atLeast(3),
    ),
    ...REPEATED.map((name) =>
      goal(
        `${name}, repeated: speed over HTTP with subgraphs in memory, at least 1 of Hive Gateway`,
        part(find('ours+store/memory', name), fastestHive(name), 'requestsPerSecond'),
        atLeast(1),
      ),
    ),
    ...[
      ['light', 1 / 3, 'a third'],
      ['large', 1 / 2, 'half'],
    ].map(([name, least, words]) =>
      goal(
        `${name}, repeated: speed in one process with the store, at least ${words} of the floor`,
        part(find('ours+store/in-process', name), find('floor', name), 'requestsPerSecond'),
        atLeast(least),
      ),
    ),
    goal(
      'trace: 99th percentile at 1,000 times the data, at most 1.5 of that at 1',
      part(find('ours/in-process', 'trace', 1000), find('ours/in-process', 'trace'), 'p99Ms'),
      atMost(1.5),
    ),
  ];
  return goals.filter(({ value }) => value !== undefined);
};

/** The goals as Markdown. */
export const goalsTable = (goals) =>
  goals.length === 0
    ? ''
    : [
        '| goal | came to | reached |',
        '| --- | ---: | --- |',
        ...goals.map(
          ({ text, value, isReached }) => `| ${text} | ${value.toFixed(2)} | ${isReached ? 'yes' : 'no'} |`,
        ),
        '',
      ].join('\n');
