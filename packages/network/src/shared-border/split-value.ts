import type { GraphBuilder } from '../graph/graph-builder.js';
import { noAttributes } from '../graph/operation.js';
import { add } from '../ops/arithmetic.js';
import { nchw } from '../ops/check.js';
import { pad, slice } from '../ops/rearrange.js';
import { detachRectangle, type Rectangle, windowDifference } from '../ops/rectangle.js';

/**
 * An image-like value of a batch that is the same for every item outside one rectangle: `background` [1,C,H,W] holds
 * what is shared, `window` [N,C,h,w] what each item shows inside the rectangle. What the background holds inside the
 * rectangle is no part of the value.
 */
export interface SplitValue {
  readonly background: string;
  readonly window: string;
  readonly rectangle: Rectangle;
}

/**
 * Whether a batch's value is cheaper split than whole: the background once and a window per item against a plane per
 * item. Never for one item, nor for a window that fills the plane.
 */
export function savesWork(builder: GraphBuilder, { background, window, rectangle }: SplitValue): boolean {
  const [, , height, width] = nchw(builder.type(background));
  const [items] = nchw(builder.type(window));
  const plane = height * width;
  const area = (rectangle.bottom - rectangle.top) * (rectangle.right - rectangle.left);
  return plane + items * area < items * plane;
}

/** Smallest rectangle around both. */
export function union(a: Rectangle, b: Rectangle): Rectangle {
  return {
    top: Math.min(a.top, b.top),
    left: Math.min(a.left, b.left),
    bottom: Math.max(a.bottom, b.bottom),
    right: Math.max(a.right, b.right),
  };
}

function sameRectangle(a: Rectangle, b: Rectangle): boolean {
  return a.top === b.top && a.left === b.left && a.bottom === b.bottom && a.right === b.right;
}

/** The part of a plane inside a rectangle: [N,C,H,W] -> [N,C,h,w]; the plane itself when it is all of it. */
export function crop(builder: GraphBuilder, plane: string, { top, left, bottom, right }: Rectangle): string {
  const [n, channels, height, width] = nchw(builder.type(plane));
  if (top === 0 && left === 0 && bottom === height && right === width) return plane;
  return builder.emit(slice, [plane], {
    starts: [0, 0, top, left],
    ends: [n, channels, bottom, right],
    steps: [1, 1, 1, 1],
  });
}

/** What the window adds to the background inside the rectangle: [N,C,h,w]. Zero all around it. */
export function difference(builder: GraphBuilder, { background, window, rectangle }: SplitValue): string {
  return builder.emit(windowDifference, [window, background], rectangle);
}

/**
 * The background for operations that mix positions: [1,C,H,W]. The part inside the rectangle reaches no value of the
 * batch, because `difference` takes off again what it adds; its two equal and opposite gradients are left out.
 */
export function surroundings(builder: GraphBuilder, { background, rectangle }: SplitValue): string {
  return builder.emit(detachRectangle, [background], rectangle);
}

/** The same value with a window that covers a larger rectangle. */
export function growWindow(builder: GraphBuilder, value: SplitValue, rectangle: Rectangle): SplitValue {
  const inner = value.rectangle;
  if (sameRectangle(inner, rectangle)) return value;
  const surrounded = builder.emit(pad, [difference(builder, value)], {
    before: [0, 0, inner.top - rectangle.top, inner.left - rectangle.left],
    after: [0, 0, rectangle.bottom - inner.bottom, rectangle.right - inner.right],
  });
  const covered = crop(builder, surroundings(builder, value), rectangle);
  const window = builder.emit(add, [surrounded, covered], noAttributes);
  return { background: value.background, window, rectangle };
}

/** The ordinary value [N,C,H,W]. */
export function merge(builder: GraphBuilder, value: SplitValue): string {
  const [, , bottom, right] = nchw(builder.type(value.background));
  return growWindow(builder, value, { top: 0, left: 0, bottom, right }).window;
}
