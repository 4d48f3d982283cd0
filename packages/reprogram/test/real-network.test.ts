import { loadDataset } from '@reticket/datasets';
import { createOnnxEngine } from '@reticket/engine-onnx';
import {
  bindWeights,
  type Engine,
  type Network,
  readCheckpoint,
  resnetCifar,
  type Weights,
} from '@reticket/network';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  argMaxRows,
  byteImages,
  drawShots,
  expansivePrompt,
  extractFeatures,
  fitFineTuning,
  fitLinearProbe,
  fitVisualPrompt,
  type LabelledImages,
  predictFineTuned,
  predictLinearProbe,
  predictPrompted,
  selectImages,
} from '../src/index.js';
import { dataDir, dataFile } from './data-dir.js';

const classes = 10;

/** 4 images of each class of Fashion-MNIST to learn from and 200 to test on. */
async function fashion(size: number) {
  const { train, test } = await loadDataset('fashion-mnist-sample', { size });
  const labelled = ({ pixels, labels }: typeof train): LabelledImages => ({
    images: byteImages(pixels, [3, size, size]),
    labels: Int32Array.from(labels),
  });
  const drawn = drawShots(labelled(train).labels, { classes, shots: 4, seed: 0 });
  const tested = drawShots(labelled(test).labels, { classes, shots: 20, seed: 0 });
  return {
    train: selectImages(labelled(train), drawn.indices),
    test: selectImages(labelled(test), tested.indices),
  };
}

function accuracy(logits: Float32Array, labels: Int32Array): number {
  const predicted = argMaxRows(logits, classes);
  return predicted.filter((label, item) => label === labels[item]).length / labels.length;
}

describe.skipIf(dataDir === undefined)(
  'ResNet-20 on 4-shot Fashion-MNIST (set RETICKET_DATA)',
  { timeout: 120_000 },
  () => {
    let model: { engine: Engine; network: Network; weights: Weights };
    beforeAll(async () => {
      const network = resnetCifar(20);
      const checkpoint = readCheckpoint(dataFile('weights/resnet-cifar10/resnet20-12fca82f.th'));
      model = {
        engine: await createOnnxEngine({ threads: 1 }),
        network,
        weights: bindWeights(network, checkpoint),
      };
    });

    it('is reprogrammed far above chance by visual prompting', async () => {
      const { train, test } = await fashion(16);
      const prompt = expansivePrompt({ image: [3, 16, 16], source: [3, 32, 32] });
      const { values, map, epochs } = await fitVisualPrompt({
        ...model,
        prompt,
        train,
        classes,
        mapping: { kind: 'iterative', assignment: 'optimal' },
        budget: { kind: 'epochs', amount: 25 },
        batchSize: 40,
        learningRate: 0.1,
        seed: 0,
      });
      const { targetLogits } = await predictPrompted({
        ...model,
        prompt,
        values,
        map,
        images: test.images,
        batchSize: 50,
      });
      expect(epochs.at(-1)!.loss).toBeLessThan(0.7 * epochs[0]!.loss);
      expect(accuracy(targetLogits, test.labels)).toBeGreaterThan(0.2);
    });

    it('is probed far above chance', async () => {
      const { train, test } = await fashion(32);
      const features = (images: LabelledImages['images']) =>
        extractFeatures({ ...model, images, batchSize: 50 });
      const learnt = await features(train.images);
      const probe = fitLinearProbe({ ...learnt, labels: train.labels, classes, seed: 0 });
      const tested = await features(test.images);
      expect(learnt.width).toBe(64);
      expect(probe.epochs.at(-1)!.accuracy).toBe(1);
      expect(accuracy(predictLinearProbe(probe, tested.features), test.labels)).toBeGreaterThan(0.4);
    });

    it('is fine-tuned far above chance', async () => {
      const { train, test } = await fashion(32);
      const { network, weights } = await fitFineTuning({
        ...model,
        train,
        classes,
        budget: { kind: 'epochs', amount: 8 },
        batchSize: 20,
        learningRate: 0.003,
        schedule: 'cosine',
        seed: 0,
      });
      const { engine } = model;
      const { logits } = await predictFineTuned({
        engine,
        network,
        weights,
        images: test.images,
        batchSize: 50,
      });
      expect(accuracy(logits, test.labels)).toBeGreaterThan(0.5);
    });
  },
);
