import fc from 'fast-check';
import { expect, it } from 'vitest';
import { reliability, riskCoverage, smoothReliability } from '../../src/index.js';
import {
  confidenceHistogramSvg,
  reliabilitySvg,
  riskCoverageSvg,
  smoothReliabilitySvg,
} from '../../src/svg/index.js';
import { anyLogits, withSoftmax } from '../inputs.js';
import { expectWellFormed } from './markup.js';

it('draws bins of any predictions, the same out of JSON', () => {
  const binnings = fc.record({
    bins: fc.integer({ min: 1, max: 40 }),
    binning: fc.constantFrom('equalWidth', 'equalMass'),
  });
  fc.assert(
    fc.property(anyLogits(), binnings, (input, options) => {
      const bins = reliability(withSoftmax(input), options);
      for (const draw of [reliabilitySvg, confidenceHistogramSvg]) {
        const svg = draw(bins);
        expectWellFormed(svg);
        expect(svg).not.toMatch(/NaN|undefined|Infinity/);
        expect(draw(JSON.parse(JSON.stringify(bins)))).toBe(svg);
      }
    }),
    { numRuns: 40 },
  );
});

it('draws curves of any predictions, the same out of JSON', () => {
  fc.assert(
    fc.property(anyLogits(10), fc.constantFrom(0.01, 0.1), (input, sigma) => {
      const smooth = smoothReliability(withSoftmax(input), { sigma, points: 50 });
      const svg = smoothReliabilitySvg(smooth);
      expectWellFormed(svg);
      expect(svg).not.toMatch(/NaN|undefined|Infinity/);
      expect(smoothReliabilitySvg(JSON.parse(JSON.stringify(smooth)))).toBe(svg);
    }),
    { numRuns: 20 },
  );
});

it('draws risk and coverage of any predictions', () => {
  fc.assert(
    fc.property(anyLogits(), (input) => {
      const svg = riskCoverageSvg([{ name: 'any', curve: riskCoverage(withSoftmax(input)) }]);
      expectWellFormed(svg);
      expect(svg).not.toMatch(/NaN|undefined|Infinity/);
    }),
    { numRuns: 40 },
  );
});
