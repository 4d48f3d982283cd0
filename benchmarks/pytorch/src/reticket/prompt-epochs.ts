import { floatTensor, resnet18 } from '@reticket/network';
import { argMaxRows, expansivePrompt, fitVisualPrompt, predictPrompted } from '@reticket/reprogram';
import { accuracy } from '../accuracy.js';
import type { PromptEpochsTask, Settings } from '../task.js';
import { labelledImages, readInputs, readWeights } from './read-inputs.js';
import type { Runnable } from './runnable.js';
import { type OpenEngine, withEngine } from './with-engine.js';

/** `fitVisualPrompt` and one test pass with the final prompt and map, or as many test passes as there are epochs. */
export async function preparePromptEpochs(
  openEngine: OpenEngine,
  task: PromptEpochsTask & Settings,
): Promise<Runnable> {
  const inputs = await readInputs(task.inputs);
  const train = labelledImages(inputs, 'train');
  const test = labelledImages(inputs, 'test');
  const network = resnet18();
  const weights = await readWeights(task.weights);
  const { channels, height, width } = network.input;
  const prompt = expansivePrompt({ image: train.images.shape, source: [channels, height, width] });
  const batchSize = task.batch;
  const common = { network, weights, prompt, batchSize };
  const testPasses = task.evaluations === 'every epoch' ? task.epochs : 1;

  return {
    async check() {
      const values = prompt.initialValues();
      const { sourceLogits } = await withEngine(openEngine, (engine) =>
        predictPrompted({ ...common, engine, values, images: train.images, sourceLogits: true }),
      );
      return { sourceLogits: floatTensor(sourceLogits!, [train.labels.length, network.classes]) };
    },
    async turn() {
      const begun = performance.now();
      return withEngine(openEngine, async (engine) => {
        const fit = await fitVisualPrompt({
          ...common,
          engine,
          train,
          classes: task.classes,
          mapping: { kind: 'iterative', assignment: 'greedy' },
          budget: { kind: 'epochs', amount: task.epochs },
          learningRate: 0.01,
          seed: 0,
        });
        let predicted: Int32Array = new Int32Array();
        for (let pass = 0; pass < testPasses; pass += 1) {
          const { values, map } = fit;
          const tested = await predictPrompted({ ...common, engine, values, map, images: test.images });
          predicted = argMaxRows(tested.targetLogits, task.classes);
        }
        return {
          seconds: (performance.now() - begun) / 1000,
          trainAccuracy: fit.epochs.at(-1)!.accuracy,
          testAccuracy: accuracy(predicted, test.labels),
        };
      });
    },
  };
}
