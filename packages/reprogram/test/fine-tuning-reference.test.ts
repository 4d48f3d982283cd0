import { describe, expect, it } from 'vitest';
import { fitFineTuning } from '../src/index.js';
import { fineTuningTask } from './fine-tuning-task.js';
import { largestDifference, readGolden } from './read-golden.js';

const golden =
  readGolden<Record<'sgd' | 'adam', { losses: number[]; weights: Record<string, number[]> }>>('fine-tuning');

describe('fitFineTuning', () => {
  it.each(['sgd', 'adam'] as const)(
    'repeats a run of PyTorch: losses, weights and statistics (%s)',
    async (kind) => {
      const { losses: expected, weights: trained } = golden[kind];
      const losses: number[] = [];
      const { weights } = await fitFineTuning({
        ...(await fineTuningTask(kind)),
        onStep: ({ loss }) => losses.push(loss),
      });
      expect(losses).toHaveLength(21);
      expect(largestDifference(losses, expected)).toBeLessThan(1e-5);
      expect([...weights.keys()]).toEqual(Object.keys(trained));
      for (const [name, { data }] of weights) {
        expect(largestDifference(data, trained[name]!)).toBeLessThan(1e-5);
      }
    },
  );
});
