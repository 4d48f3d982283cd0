import { type Engine, floatTensor, resnet18 } from '@reticket/network';
import { argMaxRows, expansivePrompt, fitVisualPrompt, predictPrompted } from '@reticket/reprogram';
import { accuracy } from '../accuracy.js';
import type { PromptEpochsTask, Settings } from '../task.js';
import { labelledImages, readInputs, readWeights } from './read-inputs.js';
import type { Runnable } from './runnable.js';

/** `fitVisualPrompt` and one test pass with the final prompt and map, or as many test passes as there are epochs. */
export async function preparePromptEpochs(
  engine: Engine,
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
  const common = { engine, network, weights, prompt, batchSize };
  const testPasses = task.evaluations === 'every epoch' ? task.epochs : 1;

  return {
    async check() {
      const { sourceLogits } = await predictPrompted({
        ...common,
        values: prompt.initialValues(),
        images: train.images,
        sourceLogits: true,
      });
      return { sourceLogits: floatTensor(sourceLogits!, [train.labels.length, network.classes]) };
    },
    async turn() {
      const begun = performance.now();
      const fit = await fitVisualPrompt({
        ...common,
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
        const { targetLogits } = await predictPrompted({ ...common, values, map, images: test.images });
        predicted = argMaxRows(targetLogits, task.classes);
      }
      return {
        seconds: (performance.now() - begun) / 1000,
        trainAccuracy: fit.epochs.at(-1)!.accuracy,
        testAccuracy: accuracy(predicted, test.labels),
      };
    },
  };
}
