import { expect, it, vi } from 'vitest';
import { createTfjsEngine } from '../../src/index.js';
import { doublingInputs, doublingProgram, doublingWeights } from '../support/doubling-program.js';

it.each(['cpu', 'wasm'])('prints nothing when %s is used for the first time', async (backend) => {
  const output = (['log', 'info', 'warn', 'error'] as const).map((level) => vi.spyOn(console, level));
  const executable = await (await createTfjsEngine({ backend })).compile(doublingProgram(), doublingWeights);
  await executable.run(doublingInputs);
  await executable.dispose();
  for (const spy of output) expect(spy).not.toHaveBeenCalled();
  vi.restoreAllMocks();
});
