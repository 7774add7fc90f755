// Preloaded into a process of a test: keeps where it connects, looks up names, or sends datagrams, and lets nothing
// leave this machine. The list is printed when the process is told to stop.
const dgram = require('node:dgram');
const dns = require('node:dns');
const net = require('node:net');

const met = [];
const isLoopback = (host) =>
  host === undefined || host === 'localhost' || host === '::1' || host.startsWith('127.');

const refuse = (kind, host) => {
  met.push(`${kind} ${host}`);
  return Object.assign(new Error(`${kind} ${host} is not allowed in this test`), { code: 'ECONNREFUSED' });
};

const connect = net.Socket.prototype.connect;
net.Socket.prototype.connect = function (...args) {
  const [first] = Array.isArray(args[0]) ? args[0] : args;
  const host = typeof first === 'object' ? first.host : typeof args[1] === 'string' ? args[1] : undefined;
  if (typeof first === 'object' && first.path !== undefined) return connect.apply(this, args);
  if (isLoopback(host)) return connect.apply(this, args);
  process.nextTick(() => this.destroy(refuse('connect', host)));
  return this;
};

const lookup = dns.lookup;
dns.lookup = (host, ...rest) => {
  if (isLoopback(host) || host === '0.0.0.0' || host === '::') return lookup(host, ...rest);
  const callback = rest.at(-1);
  process.nextTick(() => callback(refuse('lookup', host)));
};
dns.promises.lookup = (host) => Promise.reject(refuse('lookup', host));
for (const name of Object.keys(dns).filter((key) => key.startsWith('resolve'))) {
  dns[name] = (host, ...rest) => process.nextTick(() => rest.at(-1)(refuse('resolve', host)));
}
for (const name of Object.keys(dns.promises).filter((key) => key.startsWith('resolve'))) {
  dns.promises[name] = (host) => Promise.reject(refuse('resolve', host));
}
dgram.Socket.prototype.send = function (...args) {
  refuse('datagram', String(args));
};

process.on('exit', () => process.stdout.write(`\nmet: ${JSON.stringify(met)}\n`));
