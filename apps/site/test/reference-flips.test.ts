import { expect, it } from 'vitest';
import { referenceFlips } from '../src/model/reference-flips.ts';
import { measured, runOf } from './example-run.ts';

const cell = (state: number, ece: number, referenceEce: number, dataset = 'gtsrb') =>
  measured({ state, dataset, values: { ece, referenceEce } });

it('counts pairs that the two numbers order differently, within one data set', () => {
  const { pairs, flips } = referenceFlips(
    runOf([cell(0, 0.05, 0.02), cell(1, 0.1, 0.01), cell(2, 0.3, 0.03), cell(0, 0.9, 0.001, 'mnist')]),
  );
  expect(pairs).toBe(3);
  expect(flips).toHaveLength(1);
  expect(flips[0]!.better.cells[0].ticket.state).toBe(0);
  expect(flips[0]!.worse.cells[0].ticket.state).toBe(1);
  expect(flips[0]).toMatchObject({ ece: [0.05, 0.1], referenceEce: [0.02, 0.01] });
});

it('leaves out pairs that are equal in either, and cells without either', () => {
  expect(referenceFlips(runOf([cell(0, 0.1, 0.01), cell(1, 0.1, 0.02), measured({ state: 2 })]))).toEqual({
    pairs: 0,
    flips: [],
  });
});
