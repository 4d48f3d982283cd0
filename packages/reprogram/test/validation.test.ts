import { describe, expect, it } from 'vitest';
import { fitVisualPrompt, type LabelledImages, predictPrompted, type TrainingState } from '../src/index.js';
import { meanCrossEntropy } from '../src/training/mean-cross-entropy.js';
import { tinyImages } from './tiny-network.js';
import { tinyTask } from './tiny-task.js';

/** Pictures under the names of other classes: the better the prompt, the higher their loss. */
function misnamed(): LabelledImages {
  const { images, labels } = tinyImages(3, 5, 8);
  return { images, labels: labels.map((label) => (label + 1) % 5) };
}

const mapping = { kind: 'random', assignment: 'greedy' } as const;

describe('a validation set', () => {
  it('chooses the epoch of lowest loss, whose values are returned', async () => {
    const task = { ...(await tinyTask()), mapping };
    const set = misnamed();
    const states: TrainingState[] = [];
    const fit = await fitVisualPrompt({
      ...task,
      validation: { set },
      onCheckpoint: (state) => void states.push(state),
    });
    const losses = fit.epochs.map((epoch) => epoch.validation!.loss);
    expect(fit.bestEpoch).toBe(losses.indexOf(Math.min(...losses)));
    expect(fit.bestEpoch).toBeLessThan(fit.epochs.length - 1);
    expect(fit.values).toEqual(states[fit.bestEpoch!]!.values);
    const { targetLogits } = await predictPrompted({
      ...task,
      ...fit,
      prompt: task.prompt,
      images: set.images,
    });
    expect(meanCrossEntropy(targetLogits, set.labels, 5)).toBeCloseTo(Math.min(...losses), 5);
  });

  it('changes nothing of the training but what is kept of it', async () => {
    const task = { ...(await tinyTask()), mapping, budget: { kind: 'epochs', amount: 3 } } as const;
    const plain = await fitVisualPrompt(task);
    const validated = await fitVisualPrompt({ ...task, validation: { set: tinyImages(1, 5, 2) } });
    const bare = validated.epochs.map(({ validation, ...epoch }) => epoch);
    expect(bare).toEqual(plain.epochs);
  });

  it('stops training after epochs without a better one', async () => {
    const task = { ...(await tinyTask()), mapping };
    const validation = { set: misnamed(), patience: 2, choose: 'loss' } as const;
    const { epochs, bestEpoch, steps } = await fitVisualPrompt({ ...task, validation });
    expect(epochs.length).toBeLessThan(12);
    expect(epochs).toHaveLength(bestEpoch! + 3);
    expect(steps).toBe(4 * epochs.length);
  });
});

describe('meanCrossEntropy', () => {
  it('equals the definition, for large logits too', () => {
    const logits = Float32Array.of(1, 2, 1000, 0);
    const first = Math.log(Math.exp(1) + Math.exp(2)) - 1;
    expect(meanCrossEntropy(logits, Int32Array.of(0, 1), 2)).toBeCloseTo((first + 1000) / 2, 10);
  });
});
