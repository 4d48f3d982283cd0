import { ShapeError } from '../errors.js';
import type { GradientContext, NoAttributes, Operation } from '../graph/operation.js';
import { noAttributes } from '../graph/operation.js';
import { formatShape, sameShape, type ValueType } from '../tensor.js';
import { floatInput } from './check.js';

/** Whether `small` is `full` with a first axis of size 1: shared by all items of a batch. */
function isSharedByBatch(small: readonly number[], full: readonly number[]): boolean {
  return small.length === full.length && small[0] === 1 && sameShape(small.slice(1), full.slice(1));
}

function inferElementwise(name: string, inputs: readonly ValueType[]): ValueType {
  const a = floatInput(name, inputs, 0);
  const b = floatInput(name, inputs, 1);
  if (sameShape(a.shape, b.shape) || isSharedByBatch(b.shape, a.shape)) return a;
  if (isSharedByBatch(a.shape, b.shape)) return b;
  throw new ShapeError(
    `invalid ${name} inputs: got ${formatShape(a.shape)} and ${formatShape(b.shape)}, expected equal shapes or a batch of one`,
  );
}

/** Brings a gradient that has one entry per item to the shape of an input that the batch may share. */
export function toInputShape<A>(context: GradientContext<A>, input: string, gradient: string): string {
  return sameShape(context.type(input).shape, context.type(gradient).shape)
    ? gradient
    : context.emit(batchSum, [gradient], noAttributes);
}

/** a + b; either may be a batch of one that is shared by the batch of the other. */
export const add: Operation<NoAttributes> = {
  name: 'add',
  infer: (inputs) => inferElementwise('add', inputs),
  gradient: (context) =>
    context.inputs.map((input, index) =>
      context.wanted[index] ? toInputShape(context, input, context.outputGradient) : undefined,
    ),
};

/** a * b; either may be a batch of one that is shared by the batch of the other. */
export const multiply: Operation<NoAttributes> = {
  name: 'multiply',
  infer: (inputs) => inferElementwise('multiply', inputs),
  gradient: (context) =>
    context.inputs.map((input, index) => {
      if (!context.wanted[index]) return undefined;
      const other = context.inputs[1 - index]!;
      return toInputShape(
        context,
        input,
        context.emit(multiply, [context.outputGradient, other], noAttributes),
      );
    }),
};

/** Sum over the first axis, which stays with size 1: [N,...] -> [1,...]. */
export const batchSum: Operation<NoAttributes> = {
  name: 'batchSum',
  infer(inputs) {
    const { dtype, shape } = floatInput('batchSum', inputs, 0);
    return { dtype, shape: [1, ...shape.slice(1)] };
  },
};

export interface AffineAttributes {
  /** One factor per channel. */
  readonly scale: readonly number[];
  /** One summand per channel. */
  readonly offset: readonly number[];
}

/** x * scale + offset with constants per channel: [N,C,H,W] -> [N,C,H,W]. Input normalisation. */
export const affine: Operation<AffineAttributes> = {
  name: 'affine',
  infer(inputs, { scale, offset }) {
    const x = floatInput('affine', inputs, 0, 4);
    if (scale.length !== x.shape[1] || offset.length !== x.shape[1]) {
      throw new ShapeError(
        `invalid affine constants: got ${scale.length} and ${offset.length}, expected ${x.shape[1]} channels`,
      );
    }
    return x;
  },
  gradient: ({ attributes, outputGradient, emit }) => [
    emit(affine, [outputGradient], { scale: attributes.scale, offset: attributes.scale.map(() => 0) }),
  ],
};
