import { readFileSync } from 'node:fs';
import { readSafetensors, toFloat32 } from '@reticket/safetensors';
import { describe, expect, it } from 'vitest';
import {
  keptCount,
  type Masks,
  prune,
  readRecipe,
  readTicket,
  sparsityOfState,
  ticketFromRecipe,
  type Weights,
  writeRecipe,
  writeTicket,
} from '../src/index.js';
import { totalOnes } from './helpers.js';
import { origin } from './ticket/tickets.js';

const dataDir = process.env.RETICKET_DATA;

function readSqueezeNet(): { weights: Weights; fires: string[] } {
  const bytes = readFileSync(`${dataDir}/weights/squeezenet1_1.safetensors`);
  const { tensors } = readSafetensors(bytes);
  const weights = new Map(
    [...tensors].map(([name, entry]) => [name, { data: toFloat32(entry), shape: entry.shape }]),
  );
  const fires = [...weights.keys()].filter((name) => /(squeeze|expand\dx\d)\.weight$/.test(name));
  return { weights, fires };
}

describe('SqueezeNet 1.1', () => {
  it.skipIf(!dataDir)('gives exact, nested tickets at the states 1 to 9 (set RETICKET_DATA)', () => {
    const { weights, fires } = readSqueezeNet();
    let denser: Masks | undefined;
    for (const state of [1, 2, 3, 4, 6, 9]) {
      const sparsity = sparsityOfState(state);
      const {
        masks,
        pruning,
        weights: pruned,
      } = prune(weights, fires, { method: 'magnitude-global', sparsity });
      const { prunableCount, wholeCount } = pruning.sparsity;
      expect([fires.length, prunableCount, wholeCount]).toEqual([24, 717_824, 1_235_496]);
      expect(totalOnes(masks)).toBe(keptCount(prunableCount, sparsity));
      for (const [name, mask] of masks) expect(mask.isSubsetOf(denser?.get(name) ?? mask)).toBe(true);
      denser = masks;
      const lineage = { ...pruning, ...origin, source: 'squeezenet1_1', state };
      const ticket = readTicket(writeTicket({ masks, weights: pruned, lineage }));
      expect([...ticket.masks].every(([name, mask]) => mask.equals(masks.get(name)!))).toBe(true);
    }
  });

  it.skipIf(!dataDir)('is made again from recipes of 92 kB (set RETICKET_DATA)', () => {
    const { weights, fires } = readSqueezeNet();
    for (const state of [1, 5, 9]) {
      const sparsity = sparsityOfState(state);
      const made = prune(weights, fires, { method: 'magnitude-global', sparsity });
      const ticket = { ...made, lineage: { ...made.pruning, ...origin, source: 'squeezenet1_1', state } };
      const recipe = writeRecipe(ticket, weights);
      expect(Math.round(recipe.length / 1000)).toBe(92);
      const again = writeTicket(ticketFromRecipe(readRecipe(recipe), weights));
      expect(Buffer.compare(again, writeTicket(ticket))).toBe(0);
    }
  });
});
