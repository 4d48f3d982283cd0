import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Logits, logits, type Predictions, predictions } from '../../src/index.js';
import { anyLogits, pick } from '../inputs.js';
import { ALL, OF_LOGITS } from './all-recalibrators.js';

/** Logits in eighths: a whole number added to them is added exactly. */
const inEighths = anyLogits().map((raw) => mapLogits(raw, (value) => Math.round(value * 8) / 8));

/** The optimisers of affine maps stop at a gradient of 1e-10: 1e-5 in probabilities where only their ridge holds them. */
const TOLERANCE = 1e-4;

function mapLogits(
  { scores, labels }: Predictions<Logits>,
  change: (value: number, row: number) => number,
): Predictions<Logits> {
  const k = scores.shape[1];
  const data = Float64Array.from(scores.data, (value, i) => change(value, Math.floor(i / k)));
  return predictions(logits({ data, shape: scores.shape }), labels);
}

describe.each(OF_LOGITS)('%s', (_, recalibrator) => {
  it('does not change with a constant added to a row', () => {
    fc.assert(
      fc.property(
        inEighths,
        fc.array(fc.integer({ min: -8, max: 8 }), { minLength: 40, maxLength: 40 }),
        (raw, shifts) => {
          const shifted = mapLogits(raw, (value, row) => value + shifts[row]!);
          const mapped = recalibrator.fit(shifted).transform(shifted.scores).data;
          recalibrator
            .fit(raw)
            .transform(raw.scores)
            .data.forEach((value, i) => {
              expect(Math.abs(mapped[i]! - value)).toBeLessThan(TOLERANCE);
            });
        },
      ),
      { numRuns: 15 },
    );
  });
});

describe.each(ALL)('%s', (_, recalibrator) => {
  it('does not depend on the order of the samples, bit for bit where it is of one event', () => {
    const data = inEighths.chain((raw) =>
      fc.tuple(
        fc.constant(raw),
        fc.shuffledSubarray(Array.from(raw.labels.keys()), { minLength: raw.labels.length }),
      ),
    );
    fc.assert(
      fc.property(data, ([raw, order]) => {
        const { fitted, transform } = recalibrator.fit(raw);
        const isOfOneEvent = 'strategy' in (fitted.parameters as object);
        const mapped = recalibrator.fit(pick(raw, order)).transform(raw.scores);
        transform(raw.scores).forEach((value, i) => {
          expect(Math.abs(mapped[i]! - value)).toBeLessThanOrEqual(isOfOneEvent ? 0 : TOLERANCE);
        });
      }),
      { numRuns: 15 },
    );
  });
});
