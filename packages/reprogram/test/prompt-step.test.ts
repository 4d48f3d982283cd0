import { createOnnxEngine } from '@reticket/engine-onnx';
import { promptStepProgram } from '@reticket/network';
import { describe, expect, it } from 'vitest';
import { expansivePrompt, type LabelMapping, type LabelWeights } from '../src/index.js';
import { StepExecutables } from '../src/training/step-executables.js';
import { PromptStep } from '../src/visual-prompting/prompt-step.js';
import { largestDifference } from './read-golden.js';
import { imageShape, sourceClasses, sourceShape, tinyImages, tinyNetwork } from './tiny-network.js';

const { network, weights } = tinyNetwork();
const prompt = expansivePrompt({ image: imageShape, source: sourceShape });
const train = tinyImages(2, 4);

const map = Int32Array.of(3, 0, 7, 5);

/** The same map as weights with a single 1 in every column. */
const oneHot: LabelWeights = {
  weights: Float32Array.from({ length: 4 * sourceClasses }, (_, position) =>
    map[position % 4] === Math.floor(position / 4) ? 1 : 0,
  ),
  sourceClasses,
  targetClasses: 4,
};

async function oneStep(
  indices: number[],
  actual: number,
  { part = indices.length, labelMap = map as LabelMapping } = {},
) {
  const engine = await createOnnxEngine({ threads: 1 });
  const values = prompt.initialValues();
  const executables = new StepExecutables({
    engine,
    weights,
    batchSize: part,
    accumulate: 1,
    memoryLimit: undefined,
    exact: false,
    programOf: (batch) =>
      promptStepProgram(network, {
        batch,
        prompt: prompt.graph,
        targetClasses: 4,
        readout: labelMap === map ? 'map' : 'weights',
        sourceLogits: true,
      }),
  });
  const step = new PromptStep({ executables, train, prompt, values });
  const result = await step.run(
    { indices: Int32Array.from(indices), actual },
    { map: labelMap, learningRate: 0.01 },
  );
  await executables.dispose();
  return { ...result, theta: values.theta!.data };
}

describe('PromptStep', () => {
  it('makes the same step from a padded batch as from the images alone', async () => {
    const alone = await oneStep([5, 2, 7], 3);
    const padded = await oneStep([5, 2, 7, 5, 5, 5, 5, 5], 3);
    expect(padded.loss).toBeCloseTo(alone.loss, 6);
    expect(largestDifference(padded.theta, alone.theta)).toBeLessThan(1e-5);
    expect(Math.max(...alone.theta.map(Math.abs))).toBeGreaterThan(0.009);
  });

  it('makes the same step through weights with a single 1 as through the map they stand for', async () => {
    const mapped = await oneStep([5, 2, 7, 4], 4);
    const mixed = await oneStep([5, 2, 7, 4], 4, { labelMap: oneHot });
    expect(mixed.loss).toBeCloseTo(mapped.loss, 6);
    expect(largestDifference(mixed.logits, mapped.logits)).toBeLessThan(1e-5);
    expect(largestDifference(mixed.theta, mapped.theta)).toBeLessThan(1e-5);
  });

  it.each([4, 3, 1])('makes the same step in parts of %i images', async (part) => {
    const whole = await oneStep([5, 2, 7, 0, 3, 1, 5, 5], 6);
    const split = await oneStep([5, 2, 7, 0, 3, 1, 5, 5], 6, { part });
    expect(split.loss).toBeCloseTo(whole.loss, 6);
    expect(largestDifference(split.theta, whole.theta)).toBeLessThan(1e-5);
    for (const output of ['logits', 'sourceLogits'] as const) {
      const width = whole[output]!.length / 8;
      expect(split[output]).toHaveLength(8 * width);
      const actual = (rows: Float32Array | undefined) => rows!.subarray(0, 6 * width);
      expect(largestDifference(actual(split[output]), actual(whole[output]))).toBeLessThan(1e-5);
    }
  });

  it('never moves theta inside the window', async () => {
    const { theta } = await oneStep([0, 1, 2, 3], 4);
    const { top, left, height, width } = prompt.window!;
    const [, rows, columns] = sourceShape;
    theta.forEach((value, position) => {
      const row = Math.floor(position / columns) % rows;
      const column = position % columns;
      if (row >= top && row < top + height && column >= left && column < left + width) expect(value).toBe(0);
    });
  });
});
