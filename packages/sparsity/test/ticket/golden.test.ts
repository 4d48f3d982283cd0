import { describe, expect, it } from 'vitest';
import { prune, readTicket, writeTicket } from '../../src/index.js';
import { goldenBytes, torchWeights } from '../golden.js';
import { allFlags } from '../helpers.js';

const bytes = goldenBytes('ticket.safetensors');

describe('a ticket written in Python from the description of the format', () => {
  it('is read, with the masks of torch', () => {
    const ticket = readTicket(bytes);
    const ours = prune(torchWeights, [...torchWeights.keys()], {
      method: 'magnitude-global',
      sparsity: 0.36,
    });
    expect(ticket.lineage.source).toBe('golden');
    expect(allFlags(ticket.masks)).toEqual(allFlags(ours.masks));
    expect(ticket.weights.get('conv2.weight')).toEqual(ours.weights.get('conv2.weight'));
  });

  it('is written back byte for byte', () => {
    expect(writeTicket(readTicket(bytes))).toEqual(bytes);
  });
});
