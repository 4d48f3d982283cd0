import type { ImageSet } from '@reticket/datasets';
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';
import { type AugmentationOptions, writeAugmented } from './augmentation.js';
import { seededStream, shuffledIndices } from './seeded-stream.js';

export interface BatchOptions extends AugmentationOptions {
  readonly batchSize: number;
  readonly seed: number;
}

/** Images and labels of one step. The arrays are overwritten by the next one. */
export interface Batch {
  /** [batchSize,3,H,W] in 0..1. */
  readonly pixels: Float32Array;
  readonly labels: Int32Array;
}

/** Steps of one pass; an incomplete last batch is dropped. */
export function stepsPerEpoch(images: ImageSet, batchSize: number): number {
  return Math.floor(images.count / batchSize);
}

/** Shuffled, augmented batches of one epoch, the same for the same seed and epoch. */
export class EpochBatches {
  readonly epoch: number;
  readonly #images: ImageSet;
  readonly #options: BatchOptions;
  readonly #generator: RandomGenerator;
  readonly #order: Int32Array;
  readonly #batch: Batch;
  #position = 0;

  constructor(images: ImageSet, options: BatchOptions, epoch: number) {
    const { batchSize, seed } = options;
    this.epoch = epoch;
    this.#images = images;
    this.#options = options;
    this.#generator = seededStream(seed, 'epoch', epoch);
    this.#order = shuffledIndices(images.count, this.#generator);
    const itemSize = 3 * images.height * images.width;
    this.#batch = { pixels: new Float32Array(batchSize * itemSize), labels: new Int32Array(batchSize) };
  }

  /** The batch at a position of the epoch, which must not lie before the last one taken. */
  at(position: number): Batch {
    // What is passed over is drawn all the same: augmentation takes its numbers in the order of the images.
    while (this.#position <= position) this.#draw();
    return this.#batch;
  }

  #draw(): void {
    const { batchSize } = this.#options;
    const { pixels, labels } = this.#batch;
    for (let item = 0; item < batchSize; item += 1) {
      const index = this.#order[this.#position * batchSize + item]!;
      const offset = (item * pixels.length) / batchSize;
      writeAugmented(this.#images, index, pixels, offset, this.#options, this.#generator);
      labels[item] = this.#images.labels[index]!;
    }
    this.#position += 1;
  }
}
