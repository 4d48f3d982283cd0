import { describe, expect, it } from 'vitest';
import {
  expansivePrompt,
  fitVisualPrompt,
  fixedPatchPrompt,
  lowRankPrompt,
  type Prompt,
  padPrompt,
  predictPrompted,
  randomPatchPrompt,
  resizePrompt,
  sampleMaskPrompt,
  watermarkPrompt,
} from '../src/index.js';
import { imageShape, sourceShape, tinyImages } from './tiny-network.js';
import { tinyTask } from './tiny-task.js';

const sizes = { image: imageShape, source: sourceShape };
const prompts: readonly Prompt[] = [
  expansivePrompt({ ...sizes, parametrisation: 'projected' }),
  padPrompt({ ...sizes, width: 2 }),
  watermarkPrompt(sizes),
  watermarkPrompt({ ...sizes, coverage: 'medium', parametrisation: 'sigmoid' }),
  watermarkPrompt({ ...sizes, coverage: 'narrow', parametrisation: 'free', clip: false }),
  fixedPatchPrompt({ ...sizes, size: 5 }),
  randomPatchPrompt({ ...sizes, size: 5 }),
  lowRankPrompt({ ...sizes, rank: 2 }),
  resizePrompt(sizes),
  sampleMaskPrompt({ ...sizes, patchSize: 4 }),
];

describe.each(prompts.map((prompt) => [prompt.name, prompt] as const))('the %s prompt', (_, prompt) => {
  it('learns: lower loss, values within bounds, a picture, predictions that no batch changes', async () => {
    const task = { ...(await tinyTask()), prompt, learningRate: 0.05 };
    const mapping = { kind: 'frequency', assignment: 'optimal' } as const;
    const fit = await fitVisualPrompt({ ...task, mapping, budget: { kind: 'epochs', amount: 16 } });
    expect(fit.epochs.at(-1)!.loss).toBeLessThan(0.97 * fit.epochs[0]!.loss);
    expect(fit.prompt).toEqual({ name: prompt.name, options: prompt.options });
    expect(prompt.options.parametrisation).toBeDefined();
    for (const [name, { lowest, highest }] of Object.entries(prompt.bounds ?? {})) {
      const { data } = fit.values[name]!;
      expect(Math.min(...data)).toBeGreaterThanOrEqual(Math.fround(lowest));
      expect(Math.max(...data)).toBeLessThanOrEqual(highest);
    }
    const { data, shape } = prompt.render(fit.values);
    expect(data).toHaveLength(shape.reduce((product, size) => product * size, 1));
    expect(Math.min(...data)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...data)).toBeLessThanOrEqual(1);
    const { images } = tinyImages(2, 5, 3);
    const predict = (batchSize: number) => predictPrompted({ ...task, ...fit, prompt, images, batchSize });
    const [whole, alone] = [await predict(10), await predict(3)];
    alone.targetLogits.forEach((logit, at) => {
      expect(logit).toBeCloseTo(whole.targetLogits[at]!, 4);
    });
  });
});
