import type { MeasuredPerf } from '@reticket/results';
import { describeError } from '../work/describe-error.js';
import type { TaskError } from '../work/task.js';
import type { Sampling, SpeedMeasurement } from './speed-measurement.js';
import { takeFigure } from './take-figure.js';

/** What the process that takes one figure is sent. */
export interface SpeedAssignment {
  readonly measurement: SpeedMeasurement;
  readonly sampling: Sampling;
}

/** What it answers. */
export type SpeedAnswer =
  | { readonly ok: true; readonly figure: MeasuredPerf }
  | { readonly ok: false; readonly error: TaskError };

// A process whose parent was killed must not go on computing.
process.once('disconnect', () => process.exit(1));
// Ctrl-C reaches every process of the terminal; the parent decides what becomes of this one.
process.on('SIGINT', () => {});

async function answer({ measurement, sampling }: SpeedAssignment): Promise<SpeedAnswer> {
  try {
    return { ok: true, figure: await takeFigure(measurement, sampling) };
  } catch (error) {
    return { ok: false, error: describeError(error) };
  }
}

process.once('message', async (assignment) => {
  process.send!(await answer(assignment as SpeedAssignment), () => process.exit(0));
});
