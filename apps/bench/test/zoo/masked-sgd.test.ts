import { createDataset, loadDataset } from '@reticket/datasets';
import { createOnnxEngine } from '@reticket/engine-onnx';
import { prunableParameters, resnetCifar } from '@reticket/network';
import {
  beginMasked,
  denseMasks,
  encodeMaskedState,
  type MaskedState,
  prune,
  rigl,
  trainMasked,
} from '@reticket/sparsity';
import { expect, it } from 'vitest';
import { initializeWeights } from '../../src/pretrain/initialize-weights.js';
import { seededStream } from '../../src/pretrain/seeded-stream.js';
import { StepTrainer } from '../../src/pretrain/step-trainer.js';
import { maskedSgd } from '../../src/zoo/masked-sgd.js';

const network = resnetCifar(8);
const names = prunableParameters(network);
const begun = {
  step: 0,
  weights: initializeWeights(network, seededStream(1, 'weights')),
  momentum: new Map(),
};
const masks = prune(begun.weights, names, { method: 'magnitude-global', sparsity: 0.5 }).masks;

async function withTrainer<T>(use: (trainer: ReturnType<typeof maskedSgd>) => Promise<T>): Promise<T> {
  const { train } = createDataset(
    await loadDataset('fashion-mnist-sample', { size: 32, maxPerClass: { train: 4, test: 1 } }),
  );
  const batches = { batchSize: 16, cropPadding: 2, flip: true, seed: 3 };
  const engine = await createOnnxEngine({ threads: 1 });
  const trainer = await StepTrainer.open({ engine, network, images: train, batches });
  try {
    const sgd = { momentum: 0.9, weightDecay: 5e-4 };
    return await use(maskedSgd({ network, trainer, sgd, learningRate: () => 0.05 }));
  } finally {
    await trainer.dispose();
  }
}

async function lastOf(states: AsyncGenerator<MaskedState>): Promise<MaskedState> {
  let last: MaskedState | undefined;
  for await (const state of states) last = state;
  return last!;
}

it('leaves the state it starts from as it was', async () => {
  const from = beginMasked(begun, masks);
  const before = encodeMaskedState(from, '');
  const after = await withTrainer((trainer) => trainer.train(from.training, masks, 2));
  expect(encodeMaskedState(from, '')).toEqual(before);
  expect(after.weights.get('conv1.weight')!.data).not.toEqual(begun.weights.get('conv1.weight')!.data);
});

it('trains RigL to the same bytes in one process and in several', async () => {
  const method = rigl({ interval: 2, fraction: 0.5, end: 6 });
  const from = beginMasked(begun, masks);
  const whole = await withTrainer((trainer) => lastOf(trainMasked({ method, trainer, from })));
  let state: MaskedState = from;
  for (let stop = 0; stop < 3; stop += 1) {
    state = await withTrainer(async (trainer) => {
      const next = await trainMasked({ method, trainer, from: state, every: 2 }).next();
      return next.value as MaskedState;
    });
  }
  expect(encodeMaskedState(state, '')).toEqual(encodeMaskedState(whole, ''));
});

it('has gradients of pruned weights, those of an unmasked step', async () => {
  const from = beginMasked(begun, masks);
  await withTrainer(async (trainer) => {
    const gradients = await trainer.denseGradients(from.training, names);
    // From zero momentum one step is w -= rate (1 + momentum) (g + decay w); pruned weights are 0.
    const dense = denseMasks(from.training, names);
    const { weights } = await trainer.train(from.training, dense, 1);
    for (const name of names) {
      const gradient = gradients.get(name)!.data;
      const mask = masks.get(name)!;
      const moved = weights.get(name)!.data;
      const pruned = [...moved.keys()].filter((index) => !mask.get(index)).slice(0, 50);
      for (const index of pruned) expect(moved[index]).toBeCloseTo(-0.05 * 1.9 * gradient[index]!, 6);
    }
  });
});
