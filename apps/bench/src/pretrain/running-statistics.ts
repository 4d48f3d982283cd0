import type { FloatTensor, Network, Tensor } from '@reticket/network';
import { statisticOutput } from '@reticket/network';

/** Share of a batch in the running statistics, PyTorch's default. */
const momentum = 0.1;

/** Elements per channel that the batch statistics of each normalisation were taken over, by running parameter. */
export type StatisticCounts = ReadonlyMap<string, number>;

/**
 * Moves the running statistics towards those of a batch, in place. Running variances take the unbiased variance of
 * the batch, as PyTorch does.
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
