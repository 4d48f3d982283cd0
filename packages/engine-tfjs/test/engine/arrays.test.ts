import { floatTensor } from '@reticket/network';
import { describe, expect, it } from 'vitest';
import { createTfjsEngine } from '../../src/index.js';
import { doublingProgram } from '../support/doubling-program.js';
import { backends } from '../support/operation.js';

describe.each(backends)('arrays on %s', (backend) => {
  it('of inputs, weights and results are never shared', async () => {
    const w = Float32Array.of(5, 6);
    const x = Float32Array.of(1, 2);
    const engine = await createTfjsEngine({ backend });
    const executable = await engine.compile(doublingProgram(), new Map([['w', floatTensor(w, [2])]]));
    w.fill(0);
    const first = await executable.run({ x: floatTensor(x, [2]) });
    for (const { data } of Object.values(first)) data.fill(9);
    expect([...x]).toEqual([1, 2]);
    const second = await executable.run({ x: floatTensor(x, [2]) });
    await executable.dispose();
    expect([...second.kept!.data]).toEqual([1, 2]);
    expect([...second.weight!.data]).toEqual([5, 6]);
  });
});
