import { expect, it } from 'vitest';
import {
  GraphBuilder,
  logitsProgram,
  noAttributes,
  operations,
  programMemory,
  promptStepProgram,
  squeezenet1_1,
} from '../../src/index.js';
import { borderPrompt } from '../support/expansive-prompt.js';
import { float } from '../support/value-types.js';

/** One value of [1,1,4,4] is 64 bytes. */
const plane = 64;

function builderWithImage(): GraphBuilder {
  const builder = new GraphBuilder();
  builder.input('x', float(1, 1, 4, 4));
  return builder;
}

it('counts inputs and outputs to the end, and parameters and constants apart', () => {
  const builder = builderWithImage();
  builder.parameter('p', float(1, 1, 4, 4));
  builder.constant('c', { data: new Float32Array(16), shape: [1, 1, 4, 4] });
  builder.emit(operations.add, ['x', 'p'], noAttributes, 'a');
  builder.emit(operations.multiply, ['a', 'c'], noAttributes, 'b');
  expect(programMemory(builder.program('p', { a: 'a', b: 'b' }))).toEqual({
    weights: 2 * plane,
    values: 3 * plane,
    total: 5 * plane,
  });
});

it('lets a value that nothing reads any more give its memory to an elementwise operation', () => {
  const builder = builderWithImage();
  builder.emit(operations.relu, ['x'], noAttributes, 'a');
  builder.emit(operations.relu, ['a'], noAttributes, 'b');
  builder.emit(operations.relu, ['b'], noAttributes, 'c');
  expect(programMemory(builder.program('p', { c: 'c' })).values).toBe(2 * plane);
});

it('keeps both sides of an operation that reads its input while it writes', () => {
  const builder = builderWithImage();
  const margins = { before: [0, 0, 0, 0], after: [0, 0, 0, 4] };
  builder.emit(operations.pad, ['x'], margins, 'wide');
  const part = { starts: [0, 0, 0, 0], ends: [1, 1, 4, 4], steps: [1, 1, 1, 1] };
  builder.emit(operations.slice, ['wide'], part, 'narrow');
  expect(programMemory(builder.program('p', { narrow: 'narrow' })).values).toBe(4 * plane);
});

it('keeps a value from the node that makes it to the last that reads it', () => {
  const builder = builderWithImage();
  builder.emit(operations.relu, ['x'], noAttributes, 'kept');
  builder.emit(operations.sigmoid, ['kept'], noAttributes, 'a');
  builder.emit(operations.relu, ['a'], noAttributes, 'b');
  builder.emit(operations.add, ['b', 'kept'], noAttributes, 'sum');
  builder.emit(operations.relu, ['sum'], noAttributes, 'y');
  expect(programMemory(builder.program('p', { y: 'y' })).values).toBe(3 * plane);
});

it('finds that inference and a shared border keep less than the gradient of a plain border', () => {
  const network = squeezenet1_1();
  const step = (sharedBorder: boolean) =>
    promptStepProgram(network, {
      batch: 16,
      prompt: borderPrompt([224, 224], { top: 96, left: 96, bottom: 128, right: 128 }),
      targetClasses: 5,
      sourceLogits: false,
      sharedBorder,
    });
  const inference = programMemory(logitsProgram(network, { batch: 16 })).values;
  const [shared, plain] = [true, false].map((sharedBorder) => programMemory(step(sharedBorder)).values);
  expect(inference).toBeLessThan(plain!);
  expect(shared).toBeLessThan(plain!);
});
