import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { seededGenerator } from '../random/seeded-generator.js';
import { shuffle } from '../random/shuffle.js';
import { indicesByClass } from './indices-by-class.js';

export interface ClassSelectionOptions {
  /** Number of classes. */
  readonly classes: number;
  readonly seed: number;
  /** Indices to draw from, each once; all labels by default. Pass the `train` part of `splitValidation` here. */
  readonly from?: Int32Array;
}

/** A selection of images, so many of each class. */
export interface ClassSelection {
  /**
   * Class-interleaved: the first image of every class in class order, then the second of every class that has one,
   * and so on.
   */
  readonly indices: Int32Array;
  /** [classes]: how many images of each class were taken. */
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
 * Takes the first `take(available)` of the images of each class in an order that depends on the seed and on that class
 * only. So selections of one seed that take more of every class hold those that take less.
 */
export function selectPerClass(
  labels: Int32Array,
  { classes, seed, from }: ClassSelectionOptions,
  take: (available: number) => number,
): ClassSelection {
  const byClass = indicesByClass(labels, classes, from).map((indices, label) =>
    shuffle(indices, seededGenerator(seed, `shots/${label}`)),
  );
  const perClass = Int32Array.from(byClass, ({ length }) => take(length));
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
    perClass,
    actualPerClass: { min: perClass.reduce((a, b) => Math.min(a, b)), max },
    hash: hashOf(selection),
  };
}
