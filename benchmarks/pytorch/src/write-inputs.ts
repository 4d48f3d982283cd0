import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { firstPerClass, type ImageSet, loadDataset, subset } from '@reticket/datasets';
import { elementCount, type Network, type ParameterRole, type Weights } from '@reticket/network';
import { type RandomGenerator, seededGenerator } from '@reticket/reprogram';
import { type TensorInput, writeSafetensors } from '@reticket/safetensors';
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';

const seed = 0;
const sourceSize = 224;

function uniform(generator: RandomGenerator, count: number, low: number, high: number): Float32Array {
  return Float32Array.from({ length: count }, () => low + (high - low) * uniformFloat64(generator));
}

/** Bounds of uniform draws; those of a weight keep the variance of its layer's activations (He et al. 2015). */
function bounds(role: ParameterRole, shape: readonly number[]): [number, number] {
  const spread = Math.sqrt(6 / elementCount(shape.slice(1)));
  const byRole: Record<ParameterRole, [number, number]> = {
    weight: [-spread, spread],
    bias: [-0.1, 0.1],
    scale: [0.4, 0.8],
    runningMean: [-0.1, 0.1],
    runningVariance: [0.5, 1.5],
  };
  return byRole[role];
}

/** Seeded weights of ordinary size: speed does not depend on what a network has learnt. */
export function seededWeights(network: Network): Weights {
  return new Map(
    [...network.parameters].map(([name, { shape, role }]) => {
      const [low, high] = bounds(role, shape);
      const generator = seededGenerator(seed, `race/${name}`);
      return [name, { data: uniform(generator, elementCount(shape), low, high), shape }];
    }),
  );
}

async function write(path: string, tensors: Iterable<readonly [string, TensorInput]>): Promise<string> {
  await writeFile(path, writeSafetensors({ tensors: new Map(tensors) }));
  return path;
}

export function writeWeights(folder: string, network: Network): Promise<string> {
  const tensors = [...seededWeights(network)].map(
    ([name, { data, shape }]) => [name, { dtype: 'F32', shape, data }] as const,
  );
  return write(join(folder, `${network.name}.safetensors`), tensors);
}

function splitTensors(split: string, { count, height, width, pixels, labels }: ImageSet) {
  return [
    [`${split}.pixels`, { dtype: 'U8', shape: [count, 3, height, width], data: pixels }],
    [`${split}.labels`, { dtype: 'I32', shape: [count], data: labels }],
  ] as const;
}

export interface ImageInputs {
  /** Pixels of a side. */
  readonly size: number;
  /** Images of each of the ten classes. */
  readonly perClass: { readonly train: number; readonly test: number };
}

/** Fashion-MNIST images of the embedded sample at one size, and a prompt to start from. */
export async function writeImages(folder: string, { size, perClass }: ImageInputs): Promise<string> {
  const { train, test } = await loadDataset('fashion-mnist-sample', { size });
  const few = (images: ImageSet, n: number) => subset(images, firstPerClass(images.labels, n));
  const theta = uniform(seededGenerator(seed, 'race/theta'), 3 * sourceSize ** 2, -2, 2);
  const name = `images-${size}-${perClass.train}-${perClass.test}.safetensors`;
  return write(join(folder, name), [
    ...splitTensors('train', few(train, perClass.train)),
    ...splitTensors('test', few(test, perClass.test)),
    ['theta', { dtype: 'F32', shape: [1, 3, sourceSize, sourceSize], data: theta }],
  ]);
}

/** Two square matrices whose repeated product stays of ordinary size. */
export function writeMatrices(folder: string, side: number): Promise<string> {
  const spread = Math.sqrt(3 / side);
  const matrix = (name: string, bound: number): TensorInput => ({
    dtype: 'F32',
    shape: [side, side],
    data: uniform(seededGenerator(seed, `race/${name}`), side ** 2, -bound, bound),
  });
  return write(join(folder, 'matrices.safetensors'), [
    ['left', matrix('left', 1)],
    ['right', matrix('right', spread)],
  ]);
}
