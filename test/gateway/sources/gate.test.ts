import { createGate } from '../../../gateway/sources/gate';
import { openScope } from '../../../gateway/sources/scope';
import { createAllowance } from '../../../subgraphs/common/allowance';

const open = () => openScope(60_000, createAllowance(1));

test('a request passes once, and its place goes to the next when it is over', async () => {
  const gate = createGate(1);
  const [one, other] = [open(), open()];
  expect([gate.pass(one.scope), gate.pass(one.scope)]).toEqual([undefined, undefined]);
  const passed = gate.pass(other.scope);
  expect(passed).toBeInstanceOf(Promise);
  await one.end();
  await passed;
  await other.end();
  const next = open();
  expect(gate.pass(next.scope)).toBeUndefined();
  await next.end();
});

test('a request that is over takes no place, whether one is free or not', async () => {
  const gate = createGate(1);
  const [over, waits, late] = [open(), open(), open()];
  await over.end();
  await expect(gate.pass(over.scope)).rejects.toThrow('The request was over before it could read.');
  expect(gate.pass(late.scope)).toBeUndefined();
  const waiting = gate.pass(waits.scope);
  await waits.end();
  await expect(waiting).rejects.toThrow('The request was over before it could read.');
  await expect(gate.pass(over.scope)).rejects.toThrow('The request was over before it could read.');
  await late.end();
  const next = open();
  expect(gate.pass(next.scope)).toBeUndefined();
  await next.end();
});
