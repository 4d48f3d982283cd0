import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nll, predictions, probabilities } from '../../src/index.js';
import { anyLogits } from '../inputs.js';
import { ALL } from './all-recalibrators.js';

describe.each(ALL)('%s', (_, recalibrator) => {
  it('gives probabilities, and reports their NLL, on any data', () => {
    fc.assert(
      fc.property(anyLogits(25), (raw) => {
        const { fitted, transform } = recalibrator.fit(raw);
        const data = transform(raw.scores);
        const mapped = probabilities({ data, shape: [...raw.scores.shape] }, { tolerance: 1e-9 });
        expect(nll(predictions(mapped, raw.labels))).toBeLessThanOrEqual(fitted.report.nllAfter + 1e-9);
        expect(fitted.report.samples).toBe(raw.labels.length);
        expect(fitted.classes).toBe(raw.scores.shape[1]);
        if (!fitted.report.converged) expect(fitted.report.notes).not.toEqual([]);
      }),
      { numRuns: 25 },
    );
  });
});
