import type { Program } from '../graph/graph.js';
import type { Network } from '../network.js';
import type { FloatTensor, Tensor } from '../tensor.js';
import { statisticOutput } from './output-names.js';

/** Share of a batch in the running statistics, PyTorch's default. */
const momentum = 0.1;

/** Elements per channel that the batch statistics of each normalisation are taken over, by running parameter. */
export type StatisticCounts = ReadonlyMap<string, number>;

/** Of a program that `trainStepProgram` made of the network. */
export function statisticCounts({ nodes }: Network, trainStep: Program): StatisticCounts {
  const counts = new Map<string, number>();
  for (const { op, inputs } of nodes) {
    if (op !== 'batchNorm') continue;
    const [n, , h, w] = trainStep.types.get(inputs[0]!)!.shape as [number, number, number, number];
    for (const running of inputs.slice(3)) counts.set(running, n * h * w);
  }
  return counts;
}

/**
 * Moves the running statistics of batch normalisation towards those of a batch, in place. Running variances take the
 * unbiased variance of the batch, as PyTorch does.
 *
 * @param outputs of a training step, with its batch statistics.
 * @param counts at least 2 each: a single value per channel has no unbiased variance.
 */
export function updateRunningStatistics(
  network: Network,
  weights: ReadonlyMap<string, FloatTensor>,
  outputs: Readonly<Record<string, Tensor>>,
  counts: StatisticCounts,
): void {
  for (const [name, { role }] of network.parameters) {
    if (role !== 'runningMean' && role !== 'runningVariance') continue;
    const count = counts.get(name)!;
    const correction = role === 'runningVariance' ? count / (count - 1) : 1;
    const { data } = weights.get(name)!;
    const batch = outputs[statisticOutput(name)]!.data;
    for (let channel = 0; channel < data.length; channel += 1) {
      data[channel] = (1 - momentum) * data[channel]! + momentum * correction * batch[channel]!;
    }
  }
}
