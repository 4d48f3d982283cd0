import type { MeasuredPerf } from '@reticket/results';
import { peakMemoryBytes } from '../machine/peak-memory.js';
import { sampleLatency } from './sample-latency.js';
import {
  measurementId,
  measurementParams,
  type Sampling,
  type SpeedMeasurement,
} from './speed-measurement.js';
import { prepareWorkload } from './workloads/prepare-workload.js';

/**
 * Takes one figure in this process. Its peak memory is that of the process since it started, so only the first figure
 * of a process has one of its own.
 *
 * @throws whatever keeps the workload from being prepared or run.
 */
export async function takeFigure(measurement: SpeedMeasurement, sampling: Sampling): Promise<MeasuredPerf> {
  const workload = await prepareWorkload(measurement);
  try {
    const latency = await sampleLatency(workload, sampling);
    const { macs, items, params } = workload;
    return {
      id: measurementId(measurement),
      params: { ...measurementParams(measurement), ...params },
      ...latency,
      peakRssBytes: peakMemoryBytes(),
      ...(items !== undefined && latency.p50 > 0 && { itemsPerSecond: (1000 * items) / latency.p50 }),
      ...(macs !== undefined && {
        macs,
        ...(latency.p50 > 0 && { gflops: (2 * macs) / (1e6 * latency.p50) }),
      }),
    };
  } finally {
    await workload.dispose?.();
  }
}
