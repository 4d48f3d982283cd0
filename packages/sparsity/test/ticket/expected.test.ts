import { describe, expect, it } from 'vitest';
import { type ExpectedTicket, readRecipe, readTicket, writeRecipe, writeTicket } from '../../src/index.js';
import { expectError } from '../helpers.js';
import { smallDense, smallTicket } from './tickets.js';

const parent = `sha256:${'0f'.repeat(32)}`;
const ticket = smallTicket({ parent });
const file = writeTicket(ticket);
const recipe = writeRecipe(ticket, smallDense);
const shapes = (...pairs: [string, number[]][]) => new Map(pairs.map(([name, shape]) => [name, { shape }]));

function read(expected: ExpectedTicket) {
  return readTicket(file, { expected });
}

describe('readTicket with an expected ticket', () => {
  it('accepts it', () => {
    const { contentHash } = readTicket(file);
    expect(read({ contentHash, parent, parameters: smallDense }).contentHash).toBe(contentHash);
    expect(readRecipe(recipe, { expected: { parent, parameters: smallDense } }).masks.size).toBe(1);
  });

  it('refuses another ticket', () => {
    expectError(() => read({ contentHash: parent }), 'RETICKET_TICKET_ANOTHER_TICKET');
  });

  it('refuses a child of another parent', () => {
    const other = `sha256:${'ab'.repeat(32)}`;
    expectError(
      () => read({ parent: other }),
      'RETICKET_TICKET_PARENT_MISMATCH',
      `invalid lineage.parent: got "${parent}", expected a child of ${other}`,
    );
    expectError(() => readRecipe(recipe, { expected: { parent: other } }), 'RETICKET_TICKET_PARENT_MISMATCH');
  });

  it('refuses another architecture: an array too many, too few, or of another shape', () => {
    const code = 'RETICKET_TICKET_ARCHITECTURE_MISMATCH';
    const parameters = shapes(['conv.weight', [5, 1]], ['conv.bias', [2]], ['fc.weight', [1]]);
    expectError(
      () => read({ parameters }),
      code,
      'invalid arrays: got "2", expected all 3 parameters, "fc.weight" among them',
    );
    expectError(
      () => read({ parameters: shapes(['conv.weight', [5, 1]]) }),
      code,
      'invalid array: got "conv.bias", expected a parameter of the architecture',
    );
    expectError(
      () => read({ parameters: shapes(['conv.weight', [1, 5]], ['conv.bias', [2]]) }),
      code,
      'invalid shape of "conv.weight": got "[5, 1]", expected [1, 5]',
    );
    expectError(() => readRecipe(recipe, { expected: { parameters: shapes(['conv.weight', [5]]) } }), code);
  });

  it('lets a recipe leave out parameters, since it has masked ones only', () => {
    expect(
      readRecipe(recipe, { expected: { parameters: shapes(['conv.weight', [5, 1]], ['fc', [9]]) } }),
    ).toBeDefined();
  });
});
