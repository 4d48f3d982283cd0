import { describe, expect, it } from 'vitest';
import {
  crossValidated,
  isotonicCalibration,
  matrixScaling,
  mulberry32,
  nll,
  recalibratorFromJson,
  selectRecalibrator,
  temperatureScaling,
} from '../../src/index.js';
import { stratifiedFolds } from '../../src/recalibration/cross-validation/stratified-folds.js';
import { pick, rowsOfLogits, withSoftmax } from '../inputs.js';

/** Three classes, 60 samples, logits three times too large. */
const random = mulberry32(7);
const drawn = Array.from({ length: 60 }, () => {
  const row = [0, 1, 2].map(() => Math.round((random() - 0.5) * 64) / 8);
  const weights = row.map((z) => Math.exp(z / 3));
  const at = random() * weights.reduce((a, b) => a + b);
  const label = weights.findIndex((_, j) => at < weights.slice(0, j + 1).reduce((a, b) => a + b));
  return { row, label: Math.max(label, 0) };
});
const raw = rowsOfLogits(
  drawn.map(({ row }) => row),
  drawn.map(({ label }) => label),
);

describe('stratified folds', () => {
  it('give every fold the same share of every class, to one sample', () => {
    const labels = Int32Array.from([...Array(10).fill(2), ...Array(7).fill(0), ...Array(6).fill(5)]);
    const folds = stratifiedFolds(labels, 4, mulberry32(1));
    for (const label of [0, 2, 5]) {
      const counts = [0, 1, 2, 3].map(
        (fold) => labels.filter((own, row) => own === label && folds[row] === fold).length,
      );
      expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
    }
    const sizes = [0, 1, 2, 3].map((fold) => folds.filter((own) => own === fold).length);
    expect(sizes.sort()).toEqual([5, 6, 6, 6]);
  });

  it('depend on the seed alone', () => {
    const labels = raw.labels;
    expect(stratifiedFolds(labels, 5, mulberry32(3))).toEqual(stratifiedFolds(labels, 5, mulberry32(3)));
    expect(stratifiedFolds(labels, 5, mulberry32(3))).not.toEqual(stratifiedFolds(labels, 5, mulberry32(4)));
  });
});

describe('crossValidated', () => {
  it('maps every row by a fit to the other folds', () => {
    const folds = 4;
    const { outOfFold, outOfFoldNll } = crossValidated(temperatureScaling(), raw, {
      folds,
      random: mulberry32(5),
    });
    const foldOf = stratifiedFolds(raw.labels, folds, mulberry32(5));
    const rows = Array.from(raw.labels.keys());
    for (let fold = 0; fold < folds; fold++) {
      const member = temperatureScaling().fit(
        pick(
          raw,
          rows.filter((row) => foldOf[row] !== fold),
        ),
      );
      const expected = member.transform(raw.scores).data;
      for (const row of rows.filter((own) => foldOf[own] === fold)) {
        expect(outOfFold.scores.data.slice(row * 3, row * 3 + 3)).toEqual(
          expected.slice(row * 3, row * 3 + 3),
        );
      }
    }
    expect(outOfFoldNll).toBe(nll(outOfFold));
  });

  it('refits to all samples, or averages the fits of the folds', () => {
    const refit = crossValidated(temperatureScaling(), raw, { random: mulberry32(5) });
    expect(refit.fitted.parameters).toEqual(temperatureScaling().fit(raw).parameters);

    const options = { random: mulberry32(5), combine: 'ensemble' } as const;
    const { fitted } = crossValidated(isotonicCalibration(), withSoftmax(raw), options);
    const { members } = fitted.parameters as { members: unknown[] };
    const { scores } = withSoftmax(raw);
    const means = new Float64Array(scores.data.length);
    for (const member of members) {
      recalibratorFromJson(member)
        .transform(scores)
        .data.forEach((p, i) => {
          means[i]! += p / 5;
        });
    }
    expect(members.length).toBe(5);
    expect(Array.from(fitted.transform(scores).data)).toEqual(Array.from(means));
  });

  it('keeps an ensemble through JSON, and refuses one of other members', () => {
    const options = { random: mulberry32(5), combine: 'ensemble', folds: 2 } as const;
    const { fitted } = crossValidated(temperatureScaling(), raw, options);
    const json = JSON.parse(JSON.stringify(fitted));
    expect(recalibratorFromJson(json).transform(raw.scores)).toEqual(fitted.transform(raw.scores));

    const nested = { ...json, parameters: { members: [json] } };
    expect(() => recalibratorFromJson(nested)).toThrow('invalid recalibrator.name: got "meanEnsemble"');
    expect(() => recalibratorFromJson({ ...json, classes: 4 })).toThrow(
      'invalid member of the ensemble: got "3 classes of logits", expected 4 classes of logits',
    );
    expect(() => recalibratorFromJson({ ...json, parameters: { members: [] } })).toThrow(
      'invalid number of members: got 0',
    );
  });

  it('refuses fewer samples than folds, one fold and no generator', () => {
    const few = pick(raw, [0, 1]);
    const fitFew = (folds: number) =>
      crossValidated(temperatureScaling(), few, { folds, random: mulberry32(1) });
    expect(() => fitFew(3)).toThrow('invalid folds: got 3, expected at most the number of samples, 2');
    expect(() => fitFew(1)).toThrow('invalid folds: got 1');
    expect(() => crossValidated(temperatureScaling(), raw, {} as never)).toThrow('invalid random');
  });
});

describe('selectRecalibrator', () => {
  it('prefers some penalty where 12 parameters overfit 60 samples', () => {
    const candidates = [0, 1e-3, 1, 100].map((lambda) =>
      matrixScaling({ regularisation: { kind: 'odir', lambda } }),
    );
    const { index, fitted, outOfFoldNll } = selectRecalibrator(candidates, raw, { random: mulberry32(2) });
    expect(outOfFoldNll[index]).toBe(Math.min(...outOfFoldNll));
    expect(index).toBeGreaterThan(0);
    expect(fitted.parameters).toEqual(candidates[index]!.fit(raw).parameters);
    const alone = crossValidated(candidates[index]!, raw, { random: mulberry32(2) });
    expect(outOfFoldNll[index]).toBe(alone.outOfFoldNll);
  });

  it('refuses an empty list', () => {
    expect(() => selectRecalibrator([], raw, { random: mulberry32(2) })).toThrow('invalid candidates');
  });
});
