import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  prune,
  readRecipe,
  readTicket,
  ticketFromRecipe,
  weightsHash,
  writeRecipe,
  writeTicket,
} from '../../src/index.js';
import { tiedWeights } from '../arbitraries.js';
import { allFlags, expectError, vector } from '../helpers.js';
import { forge, forgeJson, origin, smallDense, smallTicket, upstream } from './tickets.js';

const ticket = smallTicket();
const bytes = writeRecipe(ticket, smallDense);

describe('a recipe', () => {
  it('makes the same ticket file again from the weights', () => {
    fc.assert(
      fc.property(tiedWeights, (dense) => {
        const { masks, weights, pruning } = prune(dense, [...dense.keys()], {
          method: 'magnitude-global',
          sparsity: 0.5,
          floor: 0,
        });
        const made = { masks, weights, lineage: { ...pruning, ...origin }, upstream };
        const again = ticketFromRecipe(readRecipe(writeRecipe(made, dense)), dense);
        expect(writeTicket(again)).toEqual(writeTicket(made));
      }),
    );
  });

  it('holds masks, shapes, lineage, upstream figures and two hashes', () => {
    const recipe = readRecipe(writeRecipe({ ...ticket, upstream }, smallDense));
    expect(allFlags(recipe.masks)).toEqual(allFlags(ticket.masks));
    expect([...recipe.shapes]).toEqual([['conv.weight', [5, 1]]]);
    expect(recipe.lineage).toEqual(ticket.lineage);
    expect(recipe.upstream).toEqual(upstream);
    expect(recipe.weightsHash).toBe(weightsHash(smallDense));
    expect(recipe.contentHash).toMatch(/^sha256:[0-9a-f]{64}$/);
  });

  it('is refused by readTicket, and a ticket by readRecipe', () => {
    expectError(
      () => readTicket(bytes),
      'RETICKET_TICKET_UNKNOWN_FORMAT',
      'invalid kind: got "recipe", expected weights',
    );
    expectError(() => readRecipe(writeTicket(ticket)), 'RETICKET_TICKET_UNKNOWN_FORMAT');
  });

  it('does not accept other weights than those it was made from', () => {
    const recipe = readRecipe(bytes);
    const [one] = smallDense.get('conv.weight')!.data;
    for (const changed of [
      new Map([...smallDense, ['conv.bias', vector(1.5, -3.5)]]),
      new Map([...smallDense, ['fc', vector(1)]]),
      new Map([...smallDense, ['conv.weight', vector(one!, -0.25, 2, -4, 0.125)]]),
    ]) {
      expectError(() => ticketFromRecipe(recipe, changed), 'RETICKET_TICKET_SOURCE_MISMATCH');
    }
    const reordered = new Map([...smallDense].reverse());
    expect(ticketFromRecipe(recipe, reordered).weights.size).toBe(2);
  });

  it('cannot be written for weights that were changed after pruning', () => {
    const weights = new Map([...ticket.weights, ['conv.weight', vector(0.5, 0, 3, -4, 0)]]);
    expectError(() => writeRecipe({ ...ticket, weights }, smallDense), 'RETICKET_TICKET_RETRAINED_WEIGHT');
    const bias = new Map([...ticket.weights, ['conv.bias', vector(1, -3)]]);
    expectError(
      () => writeRecipe({ ...ticket, weights: bias }, smallDense),
      'RETICKET_TICKET_RETRAINED_WEIGHT',
      'invalid weight of "conv.bias" at 0: got 1, expected the masked weight of the source, bit for bit, in a ticket that becomes a recipe',
    );
  });

  it('cannot be written for weights of other names', () => {
    const { lineage } = smallTicket();
    const more = new Map([...ticket.weights, ['fc', vector(1)]]);
    expectError(
      () => writeRecipe({ ...ticket, lineage, weights: more }, smallDense),
      'RETICKET_INVALID_ARGUMENT',
    );
    const denser = new Map([...smallDense, ['fc', vector(1)]]);
    expectError(() => writeRecipe(ticket, denser), 'RETICKET_TICKET_MISSING_WEIGHT');
  });

  it('is refused with dense arrays, with values, and with a lineage that its masks belie', () => {
    const dense = forgeJson('list', (list) => Object.assign(list, { dense: [['conv.bias', [2]]] }), bytes);
    expectError(() => readRecipe(dense), 'RETICKET_TICKET_INVALID_LIST');
    const values = { dtype: 'F32' as const, shape: [1], data: Float32Array.of(1) };
    const full = forge(({ tensors }) => tensors.set('values', values), bytes);
    expectError(() => readRecipe(full), 'RETICKET_TICKET_UNEXPECTED_KEY');
    const masks = { dtype: 'U8' as const, shape: [1], data: Uint8Array.of(0b11101) };
    const denser = forge(({ tensors }) => tensors.set('masks', masks), bytes);
    expectError(() => readRecipe(denser), 'RETICKET_TICKET_INVALID_LINEAGE');
  });
});
