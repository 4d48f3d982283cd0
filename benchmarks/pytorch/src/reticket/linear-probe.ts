import { type Engine, floatTensor, resnet18 } from '@reticket/network';
import {
  argMaxRows,
  extractFeatures,
  fitLinearProbe,
  type ImageSource,
  predictLinearProbe,
} from '@reticket/reprogram';
import { accuracy } from '../accuracy.js';
import type { LinearProbeTask } from '../task.js';
import { labelledImages, readInputs, readWeights } from './read-inputs.js';
import type { Runnable } from './runnable.js';
import { type OpenEngine, withEngine } from './with-engine.js';

const checkedImages = 16;

/**
 * `extractFeatures` and `fitLinearProbe`, without the standardisation and the penalty that the protocol lacks, so that
 * both sides minimise the same loss. The test accuracy is measured outside the timed part.
 */
export async function prepareLinearProbe(openEngine: OpenEngine, task: LinearProbeTask): Promise<Runnable> {
  const inputs = await readInputs(task.inputs);
  const train = labelledImages(inputs, 'train');
  const test = labelledImages(inputs, 'test');
  const network = resnet18();
  const weights = await readWeights(task.weights);
  const extract = (engine: Engine, images: ImageSource) =>
    extractFeatures({ engine, network, weights, images, batchSize: task.batch });

  return {
    async check() {
      const images = { ...train.images, count: checkedImages };
      const { features, width } = await withEngine(openEngine, (engine) => extract(engine, images));
      return { features: floatTensor(features, [checkedImages, width]) };
    },
    async turn() {
      const begun = performance.now();
      return withEngine(openEngine, async (engine) => {
        const { features, width } = await extract(engine, train.images);
        const probe = fitLinearProbe({
          features,
          width,
          labels: train.labels,
          classes: task.classes,
          standardize: false,
          l2: 0,
          budget: { kind: 'epochs', amount: task.epochs },
          batchSize: task.batch,
          seed: 0,
        });
        const seconds = (performance.now() - begun) / 1000;
        const tested = await extract(engine, test.images);
        const predicted = argMaxRows(predictLinearProbe(probe, tested.features), task.classes);
        return {
          seconds,
          loss: probe.epochs.at(-1)!.loss,
          testAccuracy: accuracy(predicted, test.labels),
        };
      });
    },
  };
}
