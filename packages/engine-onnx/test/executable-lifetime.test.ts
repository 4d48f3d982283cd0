import { expect, it } from 'vitest';
import { createOnnxEngine, ExecutableStateError } from '../src/index.js';
import { doublingProgram } from './support/doubling-program.js';

const x = { data: Float32Array.of(1, -2), shape: [1, 2] };

it('runs as often as asked and returns new arrays each time', async () => {
  const executable = await (await createOnnxEngine()).compile(doublingProgram(), new Map());
  const first = await executable.run({ x });
  const second = await executable.run({ x: { ...x, data: Float32Array.of(3, 4) } });
  expect([...first.y!.data]).toEqual([2, -4]);
  expect([...second.y!.data]).toEqual([6, 8]);
  await executable.dispose();
});

it('refuses overlapping runs', async () => {
  const executable = await (await createOnnxEngine()).compile(doublingProgram(), new Map());
  const running = executable.run({ x });
  await expect(executable.run({ x })).rejects.toThrow(ExecutableStateError);
  await running;
  await executable.dispose();
});

it('refuses to run once it is disposed of; disposing twice is harmless', async () => {
  const executable = await (await createOnnxEngine()).compile(doublingProgram(), new Map());
  await executable.dispose();
  await executable.dispose();
  await expect(executable.run({ x })).rejects.toThrow('invalid run of doubling: got a disposed executable');
});

it('refuses a missing and an unknown input', async () => {
  const executable = await (await createOnnxEngine()).compile(doublingProgram(), new Map());
  await expect(executable.run({})).rejects.toThrow('invalid inputs of doubling: got no x');
  await expect(executable.run({ x, z: x })).rejects.toThrow('invalid inputs of doubling: got z, expected x');
  await executable.dispose();
});
