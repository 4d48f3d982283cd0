import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FloatTensor } from '@reticket/network';
import { canonicalJson, cellId } from '@reticket/results';
import { readSafetensors, toFloat32, writeSafetensors } from '@reticket/safetensors';
import writeFileAtomic from 'write-file-atomic';
import type { Configuration } from './record-store.js';
import { sha256Hex } from './sha256.js';

/** What the source model computes for every image of a data set that a grid may use: [images, features]. */
export interface Features {
  readonly train: FloatTensor;
  readonly test: FloatTensor;
}

function hashOf({ train, test }: Features): string {
  const bytes = ({ data }: FloatTensor) => new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  return sha256Hex(canonicalJson([[...train.shape], [...test.shape]]), bytes(train), bytes(test));
}

/** Features by what they were computed from, a safetensors file each; a file that is not whole counts as absent. */
export class FeatureStore {
  readonly #directory: string;

  constructor(directory: string) {
    mkdirSync(directory, { recursive: true });
    this.#directory = directory;
  }

  async write(configuration: Configuration, features: Features): Promise<void> {
    const tensor = ({ data, shape }: FloatTensor) => ({ dtype: 'F32' as const, shape, data });
    const bytes = writeSafetensors({
      tensors: new Map([
        ['train', tensor(features.train)],
        ['test', tensor(features.test)],
      ]),
      metadata: { configuration: canonicalJson(configuration), sha256: hashOf(features) },
    });
    await writeFileAtomic(
      this.#path(configuration),
      Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
    );
  }

  read(configuration: Configuration): Features | undefined {
    try {
      const { tensors, metadata } = readSafetensors(readFileSync(this.#path(configuration)));
      const tensor = (name: string): FloatTensor => {
        const entry = tensors.get(name)!;
        return { data: toFloat32(entry), shape: entry.shape };
      };
      const features = { train: tensor('train'), test: tensor('test') };
      const trusted =
        metadata.configuration === canonicalJson(configuration) && metadata.sha256 === hashOf(features);
      return trusted ? features : undefined;
    } catch {
      return undefined;
    }
  }

  #path(configuration: Configuration): string {
    return join(this.#directory, `${cellId(configuration)}.safetensors`);
  }
}
