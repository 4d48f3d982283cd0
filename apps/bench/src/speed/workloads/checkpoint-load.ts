import { readFileSync } from 'node:fs';
import { bindWeights, readCheckpoint } from '@reticket/network';
import { writeSafetensors } from '@reticket/safetensors';
import type { HostMeasurement } from '../speed-measurement.js';
import { buildSpeedNetwork, type SpeedModel } from '../speed-model.js';
import { boundModel } from './model-weights.js';
import type { Workload } from './workload.js';

function checkpointBytes(model: SpeedModel): Uint8Array {
  if (model.checkpoint !== undefined) return readFileSync(model.checkpoint);
  const tensors = new Map(
    [...boundModel(model).weights].map(([name, { data, shape }]) => [
      name,
      { dtype: 'F32' as const, shape, data },
    ]),
  );
  return writeSafetensors({ tensors });
}

/** A checkpoint, already in memory, parsed and bound to the network. */
export function checkpointLoadWorkload({ model }: HostMeasurement): Workload {
  const network = buildSpeedNetwork(model.asked);
  const bytes = checkpointBytes(model);
  return {
    run: () => bindWeights(network, readCheckpoint(bytes)),
    asynchronous: false,
    params: { bytes: bytes.length },
  };
}
