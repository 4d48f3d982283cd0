import type { PerfFigure } from '@reticket/results';
import { measureInProcess } from './measure-in-process.js';
import {
  measurementId,
  measurementParams,
  type Sampling,
  type SpeedEngine,
  type SpeedMeasurement,
} from './speed-measurement.js';
import type { SpeedAnswer } from './speed-process.js';

/** What a speed run tells while it goes on. */
export interface SpeedProgress {
  /** The next figure begins; `done` of `total` are there. */
  begin(id: string, done: number, total: number): void;
  end(): void;
}

export interface SpeedRunOptions {
  readonly sampling: Sampling;
  readonly progress: SpeedProgress;
  readonly signal: AbortSignal;
  /** Takes one figure; by default in a process of its own. */
  readonly measure?: typeof measureInProcess;
}

/** What each engine reaches with a number of threads in the fastest sample of its matrix product, GFLOP/s. */
class Limits {
  readonly #gflops = new Map<string, number>();

  /** A figure of an engine beside the limit of that engine, which it may be itself. */
  beside(measurement: SpeedMeasurement, figure: PerfFigure): PerfFigure {
    if (figure.status === 'failed' || figure.gflops === undefined || !('engine' in measurement))
      return figure;
    const key = Limits.#key(measurement);
    if (measurement.task === 'sgemm') this.#gflops.set(key, (figure.gflops * figure.p50) / figure.min);
    const limit = this.#gflops.get(key);
    return limit === undefined ? figure : { ...figure, fractionOfPeak: figure.gflops / limit };
  }

  static #key({ engine, threads }: SpeedEngine): string {
    return `${engine}/${threads ?? ''}`;
  }
}

function figureOf(measurement: SpeedMeasurement, answer: SpeedAnswer): PerfFigure {
  if (answer.ok) return answer.figure;
  const { error } = answer;
  return { id: measurementId(measurement), params: measurementParams(measurement), status: 'failed', error };
}

/**
 * Takes every figure of a plan, one after the other, each in a process of its own. One that fails becomes a figure with
 * its reason, and the others go on. Figures of an engine are set beside its `sgemm`, which plans put before them.
 *
 * @throws InterruptedError once `signal` is aborted.
 */
export async function runSpeed(
  plan: readonly SpeedMeasurement[],
  { sampling, progress, signal, measure = measureInProcess }: SpeedRunOptions,
): Promise<readonly PerfFigure[]> {
  const limits = new Limits();
  const figures: PerfFigure[] = [];
  try {
    for (const measurement of plan) {
      progress.begin(measurementId(measurement), figures.length, plan.length);
      const answer = await measure(measurement, sampling, signal);
      figures.push(limits.beside(measurement, figureOf(measurement, answer)));
    }
    return figures;
  } finally {
    progress.end();
  }
}
