import type { PerfFigure } from '@reticket/results';
import type { Assignment } from '../config/grid-config.js';
import type { EngineName } from '../engines/engine-name.js';
import type { SpeedModel } from './speed-model.js';
import type { BatchTaskName, ProbeTaskName, PromptTaskName } from './speed-task.js';

/** What runs the programs. */
export interface SpeedEngine {
  readonly engine: EngineName;
  /** Threads within one operation; absent for engines that do not take the number. */
  readonly threads?: number;
}

export interface SgemmMeasurement extends SpeedEngine {
  readonly task: 'sgemm';
}

export interface BatchMeasurement extends SpeedEngine {
  readonly task: BatchTaskName;
  readonly model: SpeedModel;
  readonly batch: number;
}

export interface PromptMeasurement extends SpeedEngine {
  readonly task: PromptTaskName;
  readonly model: SpeedModel;
  readonly batch: number;
  /** Side of the target image inside the prompt, px. */
  readonly imageSize: number;
}

export interface ProbeMeasurement extends SpeedEngine {
  readonly task: ProbeTaskName;
  readonly model: SpeedModel;
}

export interface LabelMapMeasurement {
  readonly task: 'label-map';
  readonly model: SpeedModel;
  readonly assignment: Assignment;
}

export interface HostMeasurement {
  readonly task: 'lp-fit' | 'checkpoint-load';
  readonly model: SpeedModel;
}

/** One speed figure to take; plain data, so that it can travel to the process that takes it. */
export type SpeedMeasurement =
  | SgemmMeasurement
  | BatchMeasurement
  | PromptMeasurement
  | ProbeMeasurement
  | LabelMapMeasurement
  | HostMeasurement;

/** How many samples to take. */
export interface Sampling {
  /** Samples at least, >= 1. */
  readonly iterations: number;
  /** Milliseconds to go on sampling for at least, >= 0. */
  readonly milliseconds: number;
  /** Untimed runs before them, >= 0. */
  readonly warmup: number;
}

/** Parameters of a figure as results hold them, in the order in which they are shown. */
export function measurementParams(measurement: SpeedMeasurement): PerfFigure['params'] {
  const { task, model, ...rest } = { model: undefined, ...measurement };
  return {
    task,
    ...(model !== undefined && {
      model: model.name,
      weights: model.checkpoint === undefined ? 'random' : 'checkpoint',
    }),
    ...rest,
  };
}

/**
 * Name of a figure: the same in every run that measures the same, whatever the machine, such as
 * `vp-step/resnet18/onnx-cpu/threads=2/batch=16/imageSize=32`.
 */
export function measurementId(measurement: SpeedMeasurement): string {
  const { task, model, engine, ...rest } = { model: undefined, engine: undefined, ...measurement };
  return [
    task,
    ...(model === undefined ? [] : [model.name]),
    ...(engine === undefined ? [] : [engine]),
    ...Object.entries(rest).map(([key, value]) => `${key}=${value}`),
  ].join('/');
}
