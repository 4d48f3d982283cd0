import { expect, it } from 'vitest';
import {
  accuracy,
  applyTemperature,
  aurc,
  brier,
  classwiseEce,
  ece,
  evaluate,
  fitTemperature,
  mce,
  nll,
  predictions,
  referenceEce,
  smoothEce,
  topK,
} from '../src/index.js';
import { rowsOfLogits, withSoftmax } from './inputs.js';
import { logitsOf, peers } from './peers.js';

const raw = logitsOf(peers.cases[0]!);
const probable = withSoftmax(raw);

it('has every metric under its name', () => {
  expect(evaluate(raw, { bins: 10, batchSize: 64 })).toStrictEqual({
    count: 300,
    top1: accuracy(raw),
    top5: topK(raw, 5),
    nll: nll(raw),
    brier: brier(probable),
    ece: ece(probable, { bins: 10 }),
    eceEqualMass: ece(probable, { bins: 10, binning: 'equalMass' }),
    classwiseEce: classwiseEce(probable, { bins: 10 }),
    mce: mce(probable, { bins: 10 }),
    smoothEce: smoothEce(probable),
    aurc: aurc(probable),
    referenceEce: referenceEce(raw, { batchSize: 64 }),
    logitMaxMean: expect.closeTo(peers.cases[0]!.logitScale.max.mean, 12),
    logitMaxStd: expect.closeTo(peers.cases[0]!.logitScale.max.std, 12),
    logitMarginMean: expect.closeTo(peers.cases[0]!.logitScale.margin.mean, 12),
    logitMarginStd: expect.closeTo(peers.cases[0]!.logitScale.margin.std, 12),
    logitNormMean: expect.closeTo(peers.cases[0]!.logitScale.norm.mean, 12),
    logitNormStd: expect.closeTo(peers.cases[0]!.logitScale.norm.std, 12),
  });
});

it('has null, not a guess, for what probabilities do not tell', () => {
  const { referenceEce: reference, logitMaxMean, nll: value } = evaluate(probable);
  expect([reference, logitMaxMean]).toEqual([null, null]);
  expect(value).toBe(nll(probable));
});

it('has null for top-5 with fewer than five classes', () => {
  expect(evaluate(rowsOfLogits([[1, 0, 0, 0]], [0])).top5).toBeNull();
});

it('is plain JSON without NaN, even for one sample', () => {
  const values = evaluate(rowsOfLogits([[1000, 0]], [1]));
  expect(JSON.parse(JSON.stringify(values))).toEqual(values);
});

it('shows what temperature scaling changes: calibration, not accuracy', () => {
  const { temperature } = fitTemperature(raw.scores, raw.labels);
  const before = evaluate(raw);
  const after = evaluate(predictions(applyTemperature(raw.scores, temperature), raw.labels));
  expect(after.top1).toBe(before.top1);
  expect(after.nll).toBeLessThan(before.nll);
  expect(after.ece).toBeLessThan(before.ece / 2);
});

it('rejects bad options', () => {
  expect(() => evaluate(raw, { bins: 0 })).toThrow('invalid bins');
  expect(() => evaluate(raw, { batchSize: 0 })).toThrow('invalid batchSize');
});
