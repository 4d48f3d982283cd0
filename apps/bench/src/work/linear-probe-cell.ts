import { type FloatTensor, featuresProgram, programMacs } from '@reticket/network';
import { fitLinearProbe, predictLinearProbe } from '@reticket/reprogram';
import { splitTarget } from '../data/split-target.js';
import { InvalidPlanError } from '../errors.js';
import type { PlannedCell } from '../plan/plan-cells.js';
import type { Configuration } from '../store/record-store.js';
import type { BenchWorker } from './bench-worker.js';
import { measurePredictions } from './measure-predictions.js';
import { shotsOf } from './shots-of.js';
import type { CellOutcome } from './task.js';

function rowsOf({ data, shape }: FloatTensor, rows: Int32Array): Float32Array {
  const width = shape[1]!;
  const chosen = new Float32Array(rows.length * width);
  rows.forEach((row, position) => {
    chosen.set(data.subarray(row * width, (row + 1) * width), position * width);
  });
  return chosen;
}

/** Fits a linear probe to stored features of the shots, then measures it. */
export async function linearProbeCell(
  worker: BenchWorker,
  cell: PlannedCell,
  featuresConfiguration: Configuration,
): Promise<Omit<CellOutcome, 'seconds'>> {
  const features = worker.features.read(featuresConfiguration);
  if (features === undefined)
    throw new InvalidPlanError(`features of ${cell.dataset} at state ${cell.state} are missing`);
  const { config } = worker.settings;
  const dataset = await worker.target(cell.dataset, config.visualPrompt.imageSize);
  const classes = dataset.classNames.length;
  const split = splitTarget(dataset, {
    shots: cell.shots,
    seed: cell.seed,
    validationPerClass: config.splits.validationPerClass,
  });
  const labelsAt = (indices: Int32Array) => indices.map((index) => dataset.train.labels[index]!);
  const { batchSize, learningRate, l2 } = config.linearProbe;
  const probe = fitLinearProbe({
    features: rowsOf(features.train, split.shots.indices),
    labels: labelsAt(split.shots.indices),
    classes,
    width: features.train.shape[1]!,
    l2,
    budget: cell.budget,
    learningRate,
    batchSize,
    seed: cell.seed,
  });
  const { values, curves } = measurePredictions(
    { logits: predictLinearProbe(probe, features.test.data), labels: dataset.test.labels },
    {
      logits: predictLinearProbe(probe, rowsOf(features.train, split.validation)),
      labels: labelsAt(split.validation),
    },
    classes,
  );
  const last = probe.epochs.at(-1)!;
  // The features of a shot are computed once per ticket and shared; each cell is charged for the shots it uses.
  const featureMacs = programMacs(featuresProgram(worker.network, { batch: 1 }));
  return {
    values: {
      ...values,
      trainLoss: last.loss,
      trainAccuracy: last.accuracy,
      steps: probe.steps,
      macs: probe.macs + featureMacs * split.shots.indices.length,
    },
    curves: {
      ...curves,
      training: probe.epochs.map(({ epoch, loss, accuracy }) => ({ epoch, loss, top1: accuracy })),
    },
    artifacts: {},
    shots: shotsOf(split.shots),
    validationCount: split.validation.length,
  };
}
