import { beforeAll, describe, expect, it } from 'vitest';
import {
  argMaxRows,
  mapLogits,
  type PredictPromptedOptions,
  predictPrompted,
  seededGenerator,
} from '../src/index.js';
import { expansivePrompt } from '../src/prompts/expansive-prompt.js';
import { largestDifference } from './read-golden.js';
import { imageShape, sourceClasses, sourceShape } from './tiny-network.js';
import { tinyTask } from './tiny-task.js';

let options: PredictPromptedOptions;
beforeAll(async () => {
  const { engine, network, weights, train } = await tinyTask();
  const prompt = expansivePrompt({ image: imageShape, source: sourceShape, initial: 'normal' });
  const values = prompt.initialValues(seededGenerator(0, 'test'));
  options = { engine, network, weights, prompt, values, images: train.images, batchSize: 8 };
});

describe('predictPrompted', () => {
  it('does not depend on the batch size', async () => {
    const whole = await predictPrompted({ ...options, batchSize: 25 });
    for (const batchSize of [1, 7, 100]) {
      const { targetLogits } = await predictPrompted({ ...options, batchSize });
      expect(largestDifference(targetLogits, whole.targetLogits)).toBeLessThan(1e-4);
    }
  });

  it('maps the source logits', async () => {
    const map = Int32Array.of(4, 0, 11);
    const { sourceLogits, targetLogits, sourcePredictions } = await predictPrompted({
      ...options,
      map,
      sourceLogits: true,
    });
    expect(targetLogits).toEqual(mapLogits(sourceLogits!, sourceClasses, map));
    expect(sourcePredictions).toEqual(argMaxRows(sourceLogits!, sourceClasses));
  });

  it('returns source logits only when asked, and as target logits without a map', async () => {
    const { sourceLogits, targetLogits } = await predictPrompted(options);
    expect(sourceLogits).toBeUndefined();
    expect(targetLogits).toHaveLength(25 * sourceClasses);
  });

  it.each<[string, Partial<PredictPromptedOptions>, string]>([
    [
      'a map to no class',
      { map: Int32Array.of(12) },
      'invalid label map: got source class 12, expected 0..11',
    ],
    ['a map too long', { map: new Int32Array(13) }, 'invalid target classes: got 13'],
    [
      'no values',
      { values: {} },
      'invalid values of the expansive prompt: got theta missing, expected [1,3,12,12]',
    ],
    ['no batch', { batchSize: 0 }, 'invalid batchSize: got 0'],
  ])('refuses %s', async (_, changes, message) => {
    await expect(predictPrompted({ ...options, ...changes })).rejects.toThrow(message);
  });

  it('stops when aborted', async () => {
    await expect(predictPrompted({ ...options, signal: AbortSignal.abort('stop') })).rejects.toBe('stop');
  });
});
