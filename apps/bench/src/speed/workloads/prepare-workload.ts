import type { Engine } from '@reticket/network';
import { openEngine } from '../../engines/open-engine.js';
import type { SpeedEngine, SpeedMeasurement } from '../speed-measurement.js';
import { checkpointLoadWorkload } from './checkpoint-load.js';
import { inferenceWorkload } from './inference.js';
import { labelMapWorkload } from './label-map.js';
import { probeFitWorkload, wholeProbeWorkload } from './linear-probe.js';
import { promptStepWorkload } from './prompt-step.js';
import { sgemmWorkload } from './sgemm.js';
import { trainStepWorkload } from './train-step.js';
import type { Workload } from './workload.js';

function open({ engine, threads = 1 }: SpeedEngine): Promise<Engine> {
  return openEngine(engine, threads);
}

/**
 * Makes a measurement ready to be timed: starts the engine, makes weights and inputs, compiles.
 *
 * @throws whatever any of that throws.
 */
export async function prepareWorkload(measurement: SpeedMeasurement): Promise<Workload> {
  switch (measurement.task) {
    case 'sgemm':
      return sgemmWorkload(await open(measurement));
    case 'forward':
    case 'features':
      return inferenceWorkload(await open(measurement), measurement);
    case 'vp-step':
    case 'vp-step-plain':
      return promptStepWorkload(await open(measurement), measurement);
    case 'train-step':
      return trainStepWorkload(await open(measurement), measurement);
    case 'lp':
    case 'lp-recomputed':
      return wholeProbeWorkload(await open(measurement), measurement);
    case 'label-map':
      return labelMapWorkload(measurement);
    case 'lp-fit':
      return probeFitWorkload(measurement);
    case 'checkpoint-load':
      return checkpointLoadWorkload(measurement);
  }
}
