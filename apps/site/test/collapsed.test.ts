import { expect, it } from 'vitest';
import { collapsedIn } from '../src/model/collapsed.ts';
import { measured } from './example-run.ts';

const dense = measured({ state: 0, upstreamTop1: 0.6 });
const alive = measured({ state: 4, upstreamTop1: 0.07 });
const dead = measured({ state: 6, upstreamTop1: 0.004 });

it('compares a ticket with its dense model in the same run', () => {
  const collapsed = collapsedIn([dense, alive, dead]);
  expect([dense, alive, dead].map(collapsed)).toEqual([false, false, true]);
});

it('takes what the run says over what it would compute', () => {
  const said = { ...dead, ticket: { ...dead.ticket, collapsed: false } };
  expect(collapsedIn([dense, said])(said)).toBe(false);
});

it('does not know without the dense model or an upstream accuracy', () => {
  expect(collapsedIn([dead])(dead)).toBeUndefined();
  const { upstream: _, ...source } = dead.source;
  const unmeasured = { ...dead, source };
  expect(collapsedIn([dense, unmeasured])(unmeasured)).toBeUndefined();
});
