import { type FloatTensor, logitsProgram } from '@reticket/network';
import { describe, expect, it } from 'vitest';
import { fitPromptBlackBox, predictPrompted, randomPatchPrompt, watermarkPrompt } from '../src/index.js';
import { meanCrossEntropy } from '../src/training/mean-cross-entropy.js';
import { imageShape, sourceShape } from './tiny-network.js';
import { tinyTask } from './tiny-task.js';

const map = Int32Array.of(3, 0, 7, 5, 1);

/** The tiny network as one that only answers: logits of 5 of its classes. */
async function remoteModel() {
  const { engine, network, weights, train, classes, batchSize, seed } = await tinyTask();
  const task = { engine, network, weights, train, classes, batchSize, seed };
  const executable = await task.engine.compile(logitsProgram(task.network, { batch: 25 }), task.weights);
  const predict = async (images: FloatTensor) => {
    const { logits } = await executable.run({ images });
    return Float32Array.from(
      { length: 25 * 5 },
      (_, at) => logits!.data[Math.floor(at / 5) * 12 + map[at % 5]!]!,
    );
  };
  return { task, predict, dispose: () => executable.dispose() };
}

describe('fitPromptBlackBox', () => {
  it('lowers the loss of a network it cannot look into', async () => {
    const { task, predict, dispose } = await remoteModel();
    const prompt = watermarkPrompt({ image: imageShape, source: sourceShape });
    const options = { ...task, prompt, predict, batchSize: 25, steps: 60, average: 2, a: 0.02 };
    const fit = await fitPromptBlackBox(options);
    await dispose();
    expect(fit.losses).toHaveLength(60);
    expect(fit.queries).toBe(240);
    expect(fit.losses.at(-1)!).toBeLessThan(0.9 * fit.losses[0]!);
    const { images, labels } = task.train;
    const { targetLogits } = await predictPrompted({ ...task, ...fit, prompt, map, images });
    expect(meanCrossEntropy(targetLogits, labels, 5)).toBeCloseTo(fit.losses.at(-1)!, 1);
  });

  it('gives the same bytes for the same seed, random places included', async () => {
    const { task, predict, dispose } = await remoteModel();
    const prompt = randomPatchPrompt({ image: imageShape, source: sourceShape, size: 4 });
    const fit = () => fitPromptBlackBox({ ...task, prompt, predict, batchSize: 25, steps: 3 });
    expect(await fit()).toEqual(await fit());
    await dispose();
  });

  it('refuses logits of another number of classes', async () => {
    const { task } = await remoteModel();
    const prompt = watermarkPrompt({ image: imageShape, source: sourceShape });
    const predict = () => new Float32Array(7);
    await expect(fitPromptBlackBox({ ...task, prompt, predict, steps: 1 })).rejects.toThrow(
      'invalid logits: got 7, expected 5 for each of 8 images',
    );
  });
});
