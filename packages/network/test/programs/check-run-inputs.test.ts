import { describe, expect, it } from 'vitest';
import {
  checkBoundWeights,
  checkRunInputs,
  floatTensor,
  GraphBuilder,
  intTensor,
  noAttributes,
  operations,
  ShapeError,
} from '../../src/index.js';
import { float, int } from '../support/value-types.js';

const builder = new GraphBuilder();
builder.input('x', float(2, 3));
builder.input('rows', int(2));
builder.parameter('w', float(2, 3));
builder.emit(operations.add, ['x', 'w'], noAttributes, 'y');
const program = builder.program('demo', { y: 'y' });
const x = floatTensor(new Float32Array(6), [2, 3]);
const rows = intTensor(Int32Array.of(0, 1));

describe('checkRunInputs', () => {
  it('accepts exactly the declared inputs', () => {
    expect(() => checkRunInputs(program, { x, rows })).not.toThrow();
  });

  it.each([
    ['a missing input', { x }, 'invalid inputs of demo: got no rows'],
    [
      'another shape',
      { x: floatTensor(new Float32Array(6), [3, 2]), rows },
      'invalid input x of demo: got float32 [3,2], expected float32 [2,3]',
    ],
    [
      'another element type',
      { x, rows: floatTensor(new Float32Array(2), [2]) },
      'invalid input rows of demo: got float32 [2], expected int32 [2]',
    ],
    ['an unknown input', { x, rows, z: x }, 'invalid inputs of demo: got z, expected x, rows'],
  ])('refuses %s', (_, inputs, message) => {
    expect(() => checkRunInputs(program, inputs as never)).toThrow(new ShapeError(message));
  });
});

describe('checkBoundWeights', () => {
  it('accepts the parameters and ignores others', () => {
    expect(() =>
      checkBoundWeights(
        program,
        new Map([
          ['w', x],
          ['v', x],
        ]),
      ),
    ).not.toThrow();
  });

  it('refuses a missing parameter', () => {
    expect(() => checkBoundWeights(program, new Map())).toThrow(
      new ShapeError('invalid weights of demo: got no w'),
    );
  });

  it('refuses another shape', () => {
    const weights = new Map([['w', floatTensor(new Float32Array(6), [6])]]);
    expect(() => checkBoundWeights(program, weights)).toThrow(
      new ShapeError('invalid weight w of demo: got [6], expected [2,3]'),
    );
  });
});

describe('floatTensor and intTensor', () => {
  it('refuse data that do not fill the shape', () => {
    expect(() => floatTensor(new Float32Array(5), [2, 3])).toThrow(
      new ShapeError('invalid tensor data: got 5 values, expected 6 for [2,3]'),
    );
    expect(() => intTensor(new Int32Array(1), [2])).toThrow(ShapeError);
  });
});
