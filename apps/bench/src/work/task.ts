import type { Artifacts, Curves, Shots, Upstream } from '@reticket/results';
import type { GridConfig, ProbeResolution } from '../config/grid-config.js';
import type { EngineName } from '../engines/engine-name.js';
import type { PlannedCell } from '../plan/plan-cells.js';
import type { Configuration } from '../store/record-store.js';
import type { Values } from './measure-predictions.js';

/** What every task of a run shares; plain data, as it travels to other processes. */
export interface WorkSettings {
  readonly config: GridConfig;
  readonly engine: EngineName;
  /** Threads within one operation. */
  readonly threads: number;
  /** Bytes that running a program may take in one worker. */
  readonly memoryLimit?: number | undefined;
  readonly runDirectory: string;
  readonly cacheDir: string;
  readonly dataDir?: string | undefined;
}

/** Measures a ticket on the sample of its source data. */
export interface UpstreamTask {
  readonly kind: 'upstream';
  readonly state: number;
}

/** Computes and stores the features of a data set under a ticket. */
export interface FeaturesTask {
  readonly kind: 'features';
  readonly state: number;
  readonly dataset: string;
  readonly resolution: ProbeResolution;
  readonly configuration: Configuration;
}

/** Computes one cell. */
export interface CellTask {
  readonly kind: 'cell';
  readonly cell: PlannedCell;
  /** Of the features that a linear probe reads. */
  readonly features?: Configuration;
}

export type Task = UpstreamTask | FeaturesTask | CellTask;

/** What computing a cell yields; what is already known of the cell is not repeated. */
export interface CellOutcome {
  readonly values: Values;
  readonly curves: Curves;
  readonly artifacts: Artifacts;
  readonly shots: Shots;
  /** Images of the validation split. */
  readonly validationCount: number;
  readonly seconds: number;
}

/** What each kind of task returns. */
export interface TaskResults {
  readonly upstream: Upstream;
  readonly features: null;
  readonly cell: CellOutcome;
}

export interface TaskError {
  readonly code: string;
  readonly message: string;
}

/** A worker never throws: what went wrong in a task is part of its answer. */
export type TaskAnswer<Result> =
  | { readonly ok: true; readonly result: Result }
  | { readonly ok: false; readonly error: TaskError };
