import type { MeasuredPerf } from '@reticket/results';
import {
  measurementId,
  measurementParams,
  type SpeedMeasurement,
} from '../../src/speed/speed-measurement.js';

/** A figure as the process of a measurement would answer it. */
export function exampleFigure(
  measurement: SpeedMeasurement,
  changes: Partial<MeasuredPerf> = {},
): MeasuredPerf {
  return {
    id: measurementId(measurement),
    params: measurementParams(measurement),
    unit: 'ms',
    n: 4,
    p50: 2,
    mad: 0.25,
    min: 1,
    p99: 3,
    mean: 2,
    sd: 0.5,
    warmup: 1,
    ...changes,
  };
}

export const sgemm: SpeedMeasurement = { task: 'sgemm', engine: 'onnx-cpu', threads: 2 };

export const forward: SpeedMeasurement = {
  task: 'forward',
  model: { asked: 'resnet18', name: 'resnet18' },
  engine: 'onnx-cpu',
  threads: 2,
  batch: 16,
};
