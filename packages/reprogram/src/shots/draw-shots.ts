import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { checkCount } from '../arguments.js';
import { seededGenerator } from '../random/seeded-generator.js';
import { shuffle } from '../random/shuffle.js';
import { indicesByClass } from './indices-by-class.js';

export interface ShotOptions {
  /** Number of classes. */
  readonly classes: number;
  /** Images per class, >= 1, or every image there is. */
  readonly shots: number | 'all';
  readonly seed: number;
  /** Indices to draw from, each once; all labels by default. Pass the `train` part of `splitValidation` here. */
  readonly from?: Int32Array;
}

/** A selection of images per class. */
export interface ShotSet {
  /**
   * Class-interleaved: the first image of every class in class order, then the second of every class that has one,
   * and so on. Hence the n-shot set is the beginning of the (n+1)-shot set of the same seed.
   */
  readonly indices: Int32Array;
  readonly asked: number | 'all';
  /** [classes]: how many images of each class were there to take; less than asked, or 0, where the data ran out. */
  readonly perClass: Int32Array;
  /** Smallest and largest of `perClass`. */
  readonly actualPerClass: { readonly min: number; readonly max: number };
  /** SHA-256 of `indices` as little-endian int32, in hex. */
  readonly hash: string;
}

/** SHA-256 of indices in their order, as little-endian int32. */
function hashOf(indices: Int32Array): string {
  const bytes = new Uint8Array(4 * indices.length);
  const view = new DataView(bytes.buffer);
  indices.forEach((index, position) => {
    view.setInt32(4 * position, index, true);
  });
  return bytesToHex(sha256(bytes));
}

/**
 * Draws a nested shot set. Each class is shuffled by a generator of its own, so the images taken of one class depend
 * on the seed and on that class only. A class with too few images gives what it has; `perClass` tells.
 *
 * @throws InvalidArgumentError for zero shots, or an index in `from` that is out of range or occurs twice.
 * @throws LabelRangeError for a label that is no class.
 */
export function drawShots(labels: Int32Array, { classes, shots, seed, from }: ShotOptions): ShotSet {
  if (shots !== 'all') checkCount('shots', shots);
  const byClass = indicesByClass(labels, classes, from).map((indices, label) =>
    shuffle(indices, seededGenerator(seed, `shots/${label}`)),
  );
  const perClass = Int32Array.from(byClass, ({ length }) =>
    shots === 'all' ? length : Math.min(length, shots),
  );
  const max = perClass.reduce((a, b) => Math.max(a, b));
  const indices: number[] = [];
  for (let shot = 0; shot < max; shot += 1) {
    byClass.forEach((available, label) => {
      if (shot < perClass[label]!) indices.push(available[shot]!);
    });
  }
  const selection = Int32Array.from(indices);
  return {
    indices: selection,
    asked: shots,
    perClass,
    actualPerClass: { min: perClass.reduce((a, b) => Math.min(a, b)), max },
    hash: hashOf(selection),
  };
}
