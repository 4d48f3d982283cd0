import { describe, expect, it } from 'vitest';
import { readTicket } from '../../src/index.js';
import { expectError } from '../helpers.js';
import { forge, forgeJson } from './tickets.js';

const CODE = 'RETICKET_TICKET_INVALID_LIST';
const conv = ['conv.weight', [5, 1]];
const bias = ['conv.bias', [2]];

function refusal(masked: unknown, dense: unknown): () => unknown {
  return () => readTicket(forgeJson('list', (list) => Object.assign(list, { masked, dense })));
}

describe('readTicket refuses a list of arrays', () => {
  it.each([
    ['that is no array', null, [bias]],
    ['of names alone', ['conv.weight'], [bias]],
    ['without a shape', [['conv.weight']], [bias]],
    ['with more than name and shape', [[...conv, 1]], [bias]],
    ['with a negative dimension', [['conv.weight', [-5, -1]]], [bias]],
    ['with a fractional dimension', [['conv.weight', [2.5, 2]]], [bias]],
    ['with a size beyond 2^53', [['conv.weight', [2 ** 30, 2 ** 30]]], [bias]],
    ['that names an array twice', [conv, conv], [bias]],
    ['that names a masked array among the dense', [conv], [bias, ['conv.weight', [0]]]],
    [
      'whose names do not ascend',
      [conv],
      [
        ['b', [1]],
        ['a', [1]],
      ],
    ],
  ])('%s', (_, masked, dense) => {
    expectError(refusal(masked, dense), CODE);
  });

  it.each([
    ['that is not JSON', '{'],
    ['that is null', 'null'],
    ['with an unknown field', '{"masked":[["conv.weight",[5,1]]],"dense":[["conv.bias",[2]]],"more":1}'],
    ['with whitespace', '{"masked":[["conv.weight",[5,1]]], "dense":[["conv.bias",[2]]]}'],
    ['nested too deep for any stack', '['.repeat(1_000_000)],
  ])('%s', (_, json) => {
    const file = forge(({ metadata }) => {
      metadata.list = json;
    });
    expectError(() => readTicket(file), CODE);
  });

  it('that asks for more weights than allowed, before anything is allocated', () => {
    expectError(
      refusal([['conv.weight', [2 ** 40]]], [bias]),
      'RETICKET_TICKET_TOO_LARGE',
      'invalid number of weights: got 1099511627778, expected at most 536870912',
    );
    expectError(
      () =>
        readTicket(
          forge(() => {}),
          { maxWeights: 6 },
        ),
      'RETICKET_TICKET_TOO_LARGE',
    );
    expect(
      readTicket(
        forge(() => {}),
        { maxWeights: 7 },
      ).weights.size,
    ).toBe(2);
    expectError(
      () =>
        readTicket(
          forge(() => {}),
          { maxWeights: -1 },
        ),
      'RETICKET_INVALID_ARGUMENT',
    );
    expectError(
      () =>
        readTicket(
          forge(() => {}),
          { maxHeaderBytes: 9 },
        ),
      'RETICKET_TICKET_INVALID_CONTAINER',
    );
  });
});
