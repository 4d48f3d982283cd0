import { floatTensor, intTensor, ShapeError } from '@reticket/network';
import { expect, it } from 'vitest';
import { createTfjsEngine } from '../../src/index.js';
import { doublingInputs, doublingProgram, doublingWeights } from '../support/doubling-program.js';

const engine = await createTfjsEngine({ backend: 'cpu' });

it('refuses weights of another shape', async () => {
  const weights = new Map([['w', floatTensor(new Float32Array(3), [3])]]);
  await expect(engine.compile(doublingProgram(), weights)).rejects.toThrow(ShapeError);
});

it('refuses to compile without a parameter', async () => {
  await expect(engine.compile(doublingProgram(), new Map())).rejects.toThrow(
    'invalid weights of doubling: got no w',
  );
});

it.each([
  ['another shape', { x: floatTensor(new Float32Array(3), [3]) }],
  ['another type', { x: intTensor(new Int32Array(2)) }],
  ['no input', {}],
  ['an unknown input', { ...doublingInputs, y: doublingInputs.x }],
])('refuses to run with %s', async (_, inputs) => {
  const executable = await engine.compile(doublingProgram(), doublingWeights);
  await expect(executable.run(inputs)).rejects.toThrow(ShapeError);
  await executable.dispose();
});
