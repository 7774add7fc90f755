import { stop } from '../../scripts/lib/project.mjs';

const USAGE = `Usage: node bench/run.mjs [options]
  --seconds N     how long each measurement lasts (8)
  --warm N        how long each is warmed up before, in seconds (3)
  --rounds N      how often each side is started anew; the median of the rounds is told (3)
  --connections N how many requests are under way at once (50)
  --scale A,B     how many times the reports the data is (1): 1,100,1000
  --only A,B      the sides whose names contain one of these, such as hive,floor (all)
  --operations A,B  of trace, large, light, varied (all; at a scale above 1 the trace)
  --built         what is in dist/ as it stands, without building`;

const DEFAULTS = {
  seconds: '8',
  warm: '3',
  rounds: '3',
  connections: '50',
  scale: '1',
  only: '',
  operations: '',
};

const wordsIn = (text) => text.split(',').filter(Boolean);

const numberIn = (text, name) => {
  const value = Number(text);
  if (!Number.isFinite(value) || value <= 0) stop(`--${name} must be a number above 0; it is "${text}".`, 2);
  return value;
};

const read = (args) => {
  const given = { ...DEFAULTS };
  const words = args.flatMap((word) => (word.startsWith('--') ? word.split(/=(.*)/s, 2) : [word]));
  while (words.length > 0) {
    const name = words.shift().replace(/^--/, '');
    if (name === 'built') given.built = true;
    else if (name in DEFAULTS && words.length > 0) given[name] = words.shift();
    else stop(USAGE, name === 'help' ? 0 : 2);
  }
  return given;
};

/** The options of the command, from its words. */
export const readOptions = (args) => {
  const given = read(args);
  return {
    seconds: numberIn(given.seconds, 'seconds'),
    warm: numberIn(given.warm, 'warm'),
    rounds: Math.ceil(numberIn(given.rounds, 'rounds')),
    connections: Math.ceil(numberIn(given.connections, 'connections')),
    scales: wordsIn(given.scale).map((each) => Math.ceil(numberIn(each, 'scale'))),
    only: wordsIn(given.only),
    operations: wordsIn(given.operations),
    built: given.built === true,
  };
};
