import type { MeasuredPerf } from '@reticket/results';
import { Bench, type TimerSaturationReason } from 'tinybench';
import type { Sampling } from './speed-measurement.js';
import type { Workload } from './workloads/workload.js';

/** The distribution of the samples, ms. */
export type Latency = Pick<
  MeasuredPerf,
  'unit' | 'n' | 'p50' | 'mad' | 'min' | 'p99' | 'mean' | 'sd' | 'samples' | 'warmup' | 'timerWarning'
>;

/** More samples than this are summarised only. */
const mostKeptSamples = 1000;

const timerWarnings: Readonly<Record<TimerSaturationReason, string>> = {
  'zero-dominated': 'most samples are shorter than the timer can tell from nothing',
  'low-distinct': 'the samples have few distinct values: they are close to the resolution of the timer',
  'zero-mad': 'most samples are equal: they are close to the resolution of the timer',
};

/**
 * Times a workload: untimed runs first, then samples until there are enough of them and enough time has passed.
 *
 * @param now the clock, ms.
 * @throws whatever the workload throws.
 */
export async function sampleLatency(
  { run, asynchronous }: Pick<Workload, 'run' | 'asynchronous'>,
  { iterations, milliseconds, warmup }: Sampling,
  now: () => number = () => performance.now(),
): Promise<Latency> {
  const bench = new Bench({
    now,
    iterations,
    time: milliseconds,
    warmup: warmup > 0,
    warmupIterations: warmup,
    warmupTime: 0,
    retainSamples: true,
    throws: true,
  });
  let timerWarning: string | undefined;
  bench.addEventListener('warning', ({ reason }) => {
    if (reason !== undefined) timerWarning = timerWarnings[reason];
  });
  bench.add('workload', run, { async: asynchronous });
  const [task] = await bench.run();
  const { result } = task!;
  if (!('latency' in result)) throw new Error(`invalid state of a benchmark: got ${result.state}`);
  const { samplesCount, p50, mad, min, p99, mean, sd, samples } = result.latency;
  return {
    unit: 'ms',
    n: samplesCount,
    p50,
    mad,
    min,
    p99,
    mean,
    sd,
    ...(samples !== undefined && samples.length <= mostKeptSamples && { samples: [...samples] }),
    warmup,
    ...(timerWarning !== undefined && { timerWarning }),
  };
}
