import type { Tensor } from '@tensorflow/tfjs-core';
import { checkLabels } from '../arguments.js';
import { ShapeMismatchError } from '../errors.js';
import type { TfjsImages } from './image-input.js';

/** Class indices as numbers or as a tensor [n], which stays alive. */
export type TfjsLabels = ArrayLike<number> | Tensor;

/** Images with the class of each. */
export interface LabelledTfjsImages {
  readonly images: TfjsImages;
  readonly labels: TfjsLabels;
}

/** @throws ShapeMismatchError for a tensor of another rank, LabelRangeError for a label outside 0..classes - 1. */
export async function labelsOf(labels: TfjsLabels, classes: number): Promise<Int32Array> {
  let values = labels as ArrayLike<number>;
  if ('dtype' in labels) {
    if (labels.shape.length !== 1) {
      throw new ShapeMismatchError(`invalid labels: got a tensor [${labels.shape.join(',')}], expected [n]`);
    }
    values = (await labels.data()) as Int32Array;
  }
  checkLabels(values, classes);
  return Int32Array.from(values);
}
