import { writeFileSync } from 'node:fs';
import { resnetCifar } from '@reticket/network';
import { writeSafetensors } from '@reticket/safetensors';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { initializeWeights } from '../../src/pretrain/initialize-weights.js';

export interface RandomCheckpointOptions {
  readonly seed?: number;
  /** Factor of every value; 1e20 makes the network overflow. */
  readonly scale?: number;
}

/** Writes a ResNet-20 as it is before training, for tests of everything around the numbers. */
export function writeRandomCheckpoint(path: string, options: RandomCheckpointOptions = {}): void {
  const { seed = 1, scale = 1 } = options;
  const weights = initializeWeights(resnetCifar(20), xoroshiro128plus(seed));
  const tensors = new Map(
    [...weights].map(([name, { shape, data }]) => [
      name,
      { dtype: 'F32' as const, shape, data: data.map((value) => value * scale) },
    ]),
  );
  writeFileSync(path, writeSafetensors({ tensors }));
}
