import { expect, it } from 'vitest';
import { siblingsOf } from '../src/model/siblings.ts';
import { measured, runOf } from './example-run.ts';

const cell = measured({ state: 2, seed: 0 });
const otherSeed = measured({ state: 2, seed: 1 });
const otherMethod = measured({ state: 2, seed: 0, method: 'VP' });
const otherMap = measured({ state: 2, seed: 0, method: 'VP', methodOptions: { map: 'blm+' } });
const dense = measured({ state: 0, seed: 0 });
const otherTask = measured({ state: 2, seed: 0, shots: 1 });

it('finds cells that differ in one axis', () => {
  const { seeds, states, methods } = siblingsOf(
    runOf([cell, otherSeed, otherMethod, otherMap, otherTask, dense]),
    cell,
  );
  expect(seeds).toEqual([cell, otherSeed]);
  expect(states).toEqual([dense, cell]);
  expect(methods).toEqual([cell, otherMethod, otherMap]);
});
