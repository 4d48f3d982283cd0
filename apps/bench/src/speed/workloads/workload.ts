import type { PerfFigure } from '@reticket/results';

/** Something that is ready to be timed. */
export interface Workload {
  /** Takes one sample; an engine's resolves when the results are there. */
  readonly run: () => unknown;
  /** Whether `run` returns a promise. */
  readonly asynchronous: boolean;
  /** Multiply-accumulates of one sample, where they are counted. */
  readonly macs?: number;
  /** Images of one sample. */
  readonly items?: number;
  /** What turned out only now, for the figure's parameters. */
  readonly params?: PerfFigure['params'];
  readonly dispose?: () => Promise<void>;
}
