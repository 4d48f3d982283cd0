import { ShapeError } from '../errors.js';
import type { Operation } from '../graph/operation.js';
import { formatShape, type ValueType } from '../tensor.js';
import { expectShape, floatInput, nchw } from './check.js';

/** A rectangle of a plane: first row and column, and those after the last. */
export interface Rectangle {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** @throws ShapeError unless the rectangle holds a position of the plane and none outside it. */
function planeAround(
  operation: string,
  inputs: readonly ValueType[],
  index: number,
  { top, left, bottom, right }: Rectangle,
): ValueType {
  const plane = floatInput(operation, inputs, index, 4);
  const [, , height, width] = nchw(plane);
  if (top < 0 || left < 0 || top >= bottom || left >= right || bottom > height || right > width) {
    throw new ShapeError(
      `invalid ${operation} rectangle: got rows ${top}..${bottom} and columns ${left}..${right}, expected a part of ${formatShape([height, width])}`,
    );
  }
  return plane;
}

/**
 * window - background[rectangle]: [N,C,h,w], [1,C,H,W] -> [N,C,h,w]. The background is a constant to it: what it holds
 * inside the rectangle stands for no value, so no gradient flows there.
 */
export const windowDifference: Operation<Rectangle> = {
  name: 'windowDifference',
  infer(inputs, rectangle) {
    const [items, channels] = nchw(planeAround('windowDifference', inputs, 1, rectangle));
    if (items !== 1) {
      throw new ShapeError(`invalid windowDifference background: got a batch of ${items}, expected 1`);
    }
    const window = floatInput('windowDifference', inputs, 0, 4);
    const { top, left, bottom, right } = rectangle;
    expectShape('windowDifference', inputs, 0, [window.shape[0]!, channels, bottom - top, right - left]);
    return window;
  },
  gradient: ({ outputGradient }) => [outputGradient, undefined],
};

/** The value itself, through which no gradient flows inside a rectangle: [N,C,H,W] -> [N,C,H,W]. */
export const detachRectangle: Operation<Rectangle> = {
  name: 'detachRectangle',
  infer: (inputs, rectangle) => planeAround('detachRectangle', inputs, 0, rectangle),
  gradient: ({ attributes, outputGradient, emit }) => [emit(clearRectangle, [outputGradient], attributes)],
};

/** The value with zeros inside a rectangle: [N,C,H,W] -> [N,C,H,W]. */
export const clearRectangle: Operation<Rectangle> = {
  name: 'clearRectangle',
  infer: (inputs, rectangle) => planeAround('clearRectangle', inputs, 0, rectangle),
};
