import { expect, it } from 'vitest';
import {
  checkMemory,
  type Engine,
  fitBatch,
  logitsProgram,
  MemoryLimitError,
  memoryNeeded,
  programMemory,
  resnetCifar,
} from '../../src/index.js';

/** An engine that is only asked for its name. */
const silent: Engine = { name: 'none', compile: () => Promise.reject(new Error('not compiled')) };
const doubled: Engine = { ...silent, memoryOf: (program) => 2 * programMemory(program).total };

const network = resnetCifar(8);
const build = (batch: number) => logitsProgram(network, { batch });

it('takes what the engine says, or else the bytes alive at once', () => {
  const { total } = programMemory(build(4));
  expect(memoryNeeded(silent, build(4))).toBe(total);
  expect(memoryNeeded(doubled, build(4))).toBe(2 * total);
});

it('leaves the batch whole without a limit and where it fits', () => {
  expect(fitBatch(doubled, 20, undefined, build).batch).toBe(20);
  expect(fitBatch(doubled, 20, memoryNeeded(doubled, build(20)), build).batch).toBe(20);
});

it.each([
  [20, 19, 10],
  [20, 9, 5],
  [20, 4, 3],
  [20, 2, 2],
  [20, 1, 1],
])('halves a batch of %i that may need as much as %i images to %i', (batch, room, expected) => {
  const fitted = fitBatch(silent, batch, memoryNeeded(silent, build(room)), build);
  expect(fitted.batch).toBe(expected);
  expect(fitted.program.inputs.get('images')!.shape[0]).toBe(expected);
});

it('says what the smallest limit is when one image does not fit', () => {
  const needed = memoryNeeded(silent, build(1));
  const error = new MemoryLimitError('resnet8-cifar/logits', 'none', needed, needed - 1);
  expect(error.message).toBe(
    `invalid memory limit: got ${needed - 1} bytes, expected at least ${needed} for resnet8-cifar/logits on none; raise the limit, or use a smaller batch or model`,
  );
  expect(() => fitBatch(silent, 20, needed - 1, build)).toThrow(error);
});

it('refuses a program that cannot be split and does not fit', () => {
  const needed = memoryNeeded(silent, build(20));
  expect(() => checkMemory(silent, build(20), needed)).not.toThrow();
  expect(() => checkMemory(silent, build(20), undefined)).not.toThrow();
  expect(() => checkMemory(silent, build(20), needed - 1)).toThrow(MemoryLimitError);
});

it('refuses a limit that is no number of bytes', () => {
  expect(() => fitBatch(silent, 1, 0, build)).toThrow('invalid memoryLimit: got 0, expected bytes > 0');
  expect(() => checkMemory(silent, build(1), Number.NaN)).toThrow(
    'invalid memoryLimit: got NaN, expected bytes > 0',
  );
});
