import {
  applyReprogramming,
  byteImages,
  type FrequencyMatrix,
  frequencyMatrix,
  type ImageSource,
  type LabelledImages,
  type PredictPromptedOptions,
  predictPrompted,
  selectImages,
} from '@reticket/reprogram';
import { splitTarget } from '../data/split-target.js';
import type { PromptingAdaptation } from '../plan/adaptation.js';
import type { PlannedCell } from '../plan/plan-cells.js';
import { promptImageSize, sourcePrompt } from '../prompting/source-prompt.js';
import { promptPicture } from '../report/prompt-picture.js';
import type { BenchWorker } from './bench-worker.js';
import { describeLabelMap } from './describe-label-map.js';
import { fitPrompting } from './fit-prompting.js';
import { measurePredictions } from './measure-predictions.js';
import { shotsOf } from './shots-of.js';
import { sourceClassNames } from './source-class-names.js';
import type { CellOutcome } from './task.js';

/** Images per prediction run. */
const predictionBatch = 64;

/** What the source model sees in the training images behind a trained prompt. */
async function sourceFrequency(
  prompted: Omit<PredictPromptedOptions, 'images' | 'batchSize'>,
  { images, labels }: LabelledImages,
  targetClasses: number,
): Promise<FrequencyMatrix> {
  const { sourcePredictions } = await predictPrompted({ ...prompted, images, batchSize: predictionBatch });
  return frequencyMatrix(sourcePredictions, labels, {
    sourceClasses: prompted.network.classes,
    targetClasses,
  });
}

/** Learns a prompt and what makes target logits behind it on the shots, then measures them. */
export async function visualPromptCell(
  worker: BenchWorker,
  cell: PlannedCell,
  adaptation: PromptingAdaptation,
): Promise<Omit<CellOutcome, 'seconds'>> {
  const { config } = worker.settings;
  const { network } = worker;
  const { batchSize, learningRate } = config.visualPrompt;
  const imageSize = promptImageSize(adaptation.prompt, config.visualPrompt.imageSize, network);
  const dataset = await worker.target(cell.dataset, imageSize);
  const classes = dataset.classNames.length;
  const split = splitTarget(dataset, {
    shots: cell.shots,
    seed: cell.seed,
    validationPerClass: config.splits.validationPerClass,
  });
  const shape = [3, imageSize, imageSize] as const;
  const pool = { images: byteImages(dataset.train.pixels, shape), labels: dataset.train.labels };
  const train = selectImages(pool, split.shots.indices);
  const validation = selectImages(pool, split.validation);
  const model = {
    engine: await worker.engine(),
    network,
    weights: worker.weights(cell.state),
    memoryLimit: worker.settings.memoryLimit,
  };
  const prompt = sourcePrompt(adaptation.prompt, imageSize, network);

  const fit = await fitPrompting(adaptation.map, config.visualPrompt, {
    ...model,
    prompt,
    train,
    classes,
    budget: cell.budget,
    batchSize,
    learningRate,
    seed: cell.seed,
  });
  const { map } = fit;
  const predict = (images: ImageSource) =>
    applyReprogramming(
      { source: network.name, prompt, values: fit.values, readout: fit.readout },
      { ...model, images, batchSize: predictionBatch },
    );
  const { values, curves } = measurePredictions(
    { logits: await predict(byteImages(dataset.test.pixels, shape)), labels: dataset.test.labels },
    { logits: await predict(validation.images), labels: validation.labels },
    classes,
  );
  const labelMap =
    map &&
    describeLabelMap(map, {
      frequency: await sourceFrequency({ ...model, prompt, values: fit.values }, train, classes),
      targetNames: dataset.classNames,
      sourceNames: sourceClassNames(worker),
    });
  const last = fit.epochs.at(-1)!;
  return {
    values: {
      ...values,
      trainLoss: last.loss,
      trainAccuracy: last.accuracy,
      steps: fit.steps,
      macs: fit.macs,
    },
    curves: {
      ...curves,
      training: fit.epochs.map(({ epoch, loss, accuracy, mapChurn }) => ({
        epoch,
        loss,
        top1: accuracy,
        ...(map && { mapChurn }),
      })),
    },
    artifacts: {
      prompt: await promptPicture(prompt.render(fit.values)),
      ...(labelMap && { labelMap }),
    },
    shots: shotsOf(split.shots),
    validationCount: split.validation.length,
  };
}
