import { createOnnxEngine } from '@reticket/engine-onnx';
import { promptStepProgram } from '@reticket/network';
import { describe, expect, it } from 'vitest';
import { withExecutable } from '../src/execution/with-executable.js';
import { expansivePrompt } from '../src/index.js';
import { PromptStep } from '../src/visual-prompting/prompt-step.js';
import { largestDifference } from './read-golden.js';
import { imageShape, sourceShape, tinyImages, tinyNetwork } from './tiny-network.js';

const { network, weights } = tinyNetwork();
const prompt = expansivePrompt({ image: imageShape, source: sourceShape });
const train = tinyImages(2, 4);

async function oneStep(indices: number[], actual: number) {
  const engine = await createOnnxEngine({ threads: 1 });
  const values = prompt.initialValues();
  const program = promptStepProgram(network, {
    batch: indices.length,
    prompt: prompt.graph,
    targetClasses: 4,
    sourceLogits: false,
  });
  const result = await withExecutable(engine, program, weights, (executable) =>
    new PromptStep(executable, train, values, indices.length).run(
      { indices: Int32Array.from(indices), actual },
      Int32Array.of(3, 0, 7, 5),
      0.01,
    ),
  );
  return { loss: result.loss, theta: values.theta!.data };
}

describe('PromptStep', () => {
  it('makes the same step from a padded batch as from the images alone', async () => {
    const alone = await oneStep([5, 2, 7], 3);
    const padded = await oneStep([5, 2, 7, 5, 5, 5, 5, 5], 3);
    expect(padded.loss).toBeCloseTo(alone.loss, 6);
    expect(largestDifference(padded.theta, alone.theta)).toBeLessThan(1e-5);
    expect(Math.max(...alone.theta.map(Math.abs))).toBeGreaterThan(0.009);
  });

  it('never moves theta inside the window', async () => {
    const { theta } = await oneStep([0, 1, 2, 3], 4);
    const { top, left, height, width } = prompt.window;
    const [, rows, columns] = sourceShape;
    theta.forEach((value, position) => {
      const row = Math.floor(position / columns) % rows;
      const column = position % columns;
      if (row >= top && row < top + height && column >= left && column < left + width) expect(value).toBe(0);
    });
  });
});
