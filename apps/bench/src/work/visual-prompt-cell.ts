import {
  byteImages,
  fitVisualPrompt,
  frequencyMatrix,
  predictPrompted,
  selectImages,
} from '@reticket/reprogram';
import { splitTarget } from '../data/split-target.js';
import type { PromptingAdaptation } from '../plan/adaptation.js';
import type { PlannedCell } from '../plan/plan-cells.js';
import { labelMapping } from '../prompting/label-mapping.js';
import { promptImageSize, sourcePrompt } from '../prompting/source-prompt.js';
import { promptPicture } from '../report/prompt-picture.js';
import type { BenchWorker } from './bench-worker.js';
import { describeLabelMap } from './describe-label-map.js';
import { measurePredictions } from './measure-predictions.js';
import { shotsOf } from './shots-of.js';
import { sourceClassNames } from './source-class-names.js';
import type { CellOutcome } from './task.js';

/** Images per prediction run. */
const predictionBatch = 64;

/** Learns a prompt and a label map on the shots, then measures them. */
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
  const shared = {
    engine: await worker.engine(),
    network,
    weights: worker.weights(cell.state),
    memoryLimit: worker.settings.memoryLimit,
    prompt: sourcePrompt(adaptation.prompt, imageSize, network),
  };

  const fit = await fitVisualPrompt({
    ...shared,
    train,
    classes,
    mapping: labelMapping(adaptation.map, config.visualPrompt),
    budget: cell.budget,
    batchSize,
    learningRate,
    seed: cell.seed,
  });
  const predict = (images: typeof train.images) =>
    predictPrompted({ ...shared, values: fit.values, map: fit.map, images, batchSize: predictionBatch });
  const onTest = await predict(byteImages(dataset.test.pixels, shape));
  const onValidation = await predict(validation.images);
  const onTrain = await predict(train.images);

  const { values, curves } = measurePredictions(
    { logits: onTest.targetLogits, labels: dataset.test.labels },
    { logits: onValidation.targetLogits, labels: validation.labels },
    classes,
  );
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
        mapChurn,
      })),
    },
    artifacts: {
      prompt: await promptPicture(shared.prompt.render(fit.values)),
      labelMap: describeLabelMap(fit.map, {
        frequency: frequencyMatrix(onTrain.sourcePredictions, train.labels, {
          sourceClasses: network.classes,
          targetClasses: classes,
        }),
        targetNames: dataset.classNames,
        sourceNames: sourceClassNames(worker),
      }),
    },
    shots: shotsOf(split.shots),
    validationCount: split.validation.length,
  };
}
