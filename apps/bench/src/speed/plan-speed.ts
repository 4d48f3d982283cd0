import { assignments } from '../config/grid-config.js';
import { type EngineName, takesThreads } from '../engines/engine-name.js';
import { InvalidPlanError } from '../errors.js';
import type { SpeedEngine, SpeedMeasurement } from './speed-measurement.js';
import { buildSpeedNetwork, type SpeedModel } from './speed-model.js';
import type { SpeedTaskName } from './speed-task.js';

/** What `reticket speed` was asked for; every list holds at least one entry. */
export interface SpeedRequest {
  readonly tasks: readonly SpeedTaskName[];
  readonly models: readonly SpeedModel[];
  readonly engines: readonly EngineName[];
  /** For engines that take a number of threads. */
  readonly threads: readonly number[];
  readonly batches: readonly number[];
  /** Sides of target images in px; by default those of 16, 32, 64 and 128 from an eighth of the source's side on. */
  readonly imageSizes?: readonly number[];
}

const usualImageSizes = [16, 32, 64, 128];

function imageSizesOf(model: SpeedModel, asked: readonly number[] | undefined): readonly number[] {
  const { height, width } = buildSpeedNetwork(model.asked).input;
  const side = Math.min(height, width);
  const tooLarge = asked?.find((size) => size >= side);
  if (tooLarge !== undefined) {
    throw new InvalidPlanError(
      `invalid image size: got ${tooLarge}, expected less than the ${side} px of ${model.name}`,
    );
  }
  return asked ?? usualImageSizes.filter((size) => size >= side / 8 && size < side);
}

/** One entry for each engine and number of threads; where it takes the number. */
function speedEngines({ engines, threads }: SpeedRequest): SpeedEngine[] {
  return engines.flatMap((engine): SpeedEngine[] =>
    takesThreads(engine) ? threads.map((count) => ({ engine, threads: count })) : [{ engine }],
  );
}

function engineMeasurements(
  task: SpeedTaskName,
  model: SpeedModel,
  where: SpeedEngine,
  { batches, imageSizes }: SpeedRequest,
): SpeedMeasurement[] {
  switch (task) {
    case 'forward':
    case 'features':
    case 'train-step':
      return batches.map((batch) => ({ task, model, ...where, batch }));
    case 'vp-step':
    case 'vp-step-plain':
      return batches.flatMap((batch) =>
        imageSizesOf(model, imageSizes).map((imageSize) => ({ task, model, ...where, batch, imageSize })),
      );
    case 'lp':
    case 'lp-recomputed':
      return [{ task, model, ...where }];
    default:
      return [];
  }
}

function hostMeasurements(task: SpeedTaskName, model: SpeedModel): SpeedMeasurement[] {
  switch (task) {
    case 'label-map':
      return assignments.map((assignment) => ({ task, model, assignment }));
    case 'lp-fit':
    case 'checkpoint-load':
      return [{ task, model }];
    default:
      return [];
  }
}

/**
 * The figures to take, in order: for each engine first its limit, `sgemm`, which is measured whenever another task of
 * the engine is, then the tasks of each model, and last what the host does alone.
 *
 * @throws InvalidPlanError when an image leaves no room for a border, or two models would have the same name.
 */
export function planSpeed(request: SpeedRequest): readonly SpeedMeasurement[] {
  const { tasks, models } = request;
  const names = models.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined)
    throw new InvalidPlanError(`invalid models: got two that results call ${twice}, expected one`);
  const onEngines = speedEngines(request).flatMap((where): SpeedMeasurement[] => {
    const measurements = models.flatMap((model) =>
      tasks.flatMap((task) => engineMeasurements(task, model, where, request)),
    );
    const limited = measurements.length > 0 || tasks.includes('sgemm');
    return limited ? [{ task: 'sgemm', ...where }, ...measurements] : [];
  });
  const onHost = models.flatMap((model) => tasks.flatMap((task) => hostMeasurements(task, model)));
  return [...onEngines, ...onHost];
}
