import { loadDataset } from '@reticket/datasets';
import { createOnnxEngine } from '@reticket/engine-onnx';
import { describe, expect, it } from 'vitest';
import { loadSourceModel } from '../../src/models/load-source-model.js';
import { evaluateWeights } from '../../src/pretrain/evaluate-weights.js';
import { dataDir, needsData } from '../support/data-dir.js';

/** Top-1 that an independent implementation measured on 1,000 test images of the JPEG copy. */
const published = [
  ['resnet20-cifar10-akamaster', 0.804],
  ['resnet56-cifar10-akamaster', 0.825],
] as const;

describe.skipIf(dataDir === undefined)(`legacy PyTorch checkpoints of CIFAR ResNets ${needsData}`, () => {
  for (const [model, expected] of published) {
    it(`${model} scores within 2 points of ${100 * expected} %`, { timeout: 300_000 }, async () => {
      const { network, weights } = loadSourceModel(model, { dataDir });
      const { test } = await loadDataset('cifar10', {
        size: 32,
        dataDir: dataDir!,
        maxPerClass: { train: 1, test: 100 },
      });
      const { n, top1 } = await evaluateWeights(
        await createOnnxEngine({ threads: 1 }),
        network,
        weights,
        test,
      );
      expect(n).toBe(1000);
      expect(Math.abs(top1 - expected)).toBeLessThanOrEqual(0.02);
    });
  }
});
