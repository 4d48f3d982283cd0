import { describe, expect, it } from 'vitest';
import { readTicket, TicketError, writeTicket } from '../../src/index.js';
import { expectError } from '../helpers.js';
import { smallTicket } from './tickets.js';

const bytes = writeTicket(smallTicket());

function refusal(damaged: Uint8Array): unknown {
  try {
    readTicket(damaged);
  } catch (error) {
    return error;
  }
  return undefined;
}

describe('readTicket refuses', () => {
  it('a file cut at any byte', () => {
    for (let length = 0; length < bytes.length; length++) {
      expectError(() => readTicket(bytes.subarray(0, length)), 'RETICKET_TICKET_INVALID_CONTAINER');
    }
  });

  it('a file with a byte too many', () => {
    const longer = new Uint8Array(bytes.length + 1);
    longer.set(bytes);
    expectError(() => readTicket(longer), 'RETICKET_TICKET_INVALID_CONTAINER');
  });

  it('a file with any one bit flipped', () => {
    const accepted: number[] = [];
    const damaged = bytes.slice();
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      damaged[bit >> 3]! ^= 1 << (bit & 7);
      if (!(refusal(damaged) instanceof TicketError)) accepted.push(bit);
      damaged[bit >> 3]! ^= 1 << (bit & 7);
    }
    expect(accepted).toEqual([]);
  });

  it('a flipped weight by the hash', () => {
    const damaged = bytes.slice();
    damaged[damaged.length - 3]! ^= 1;
    expectError(() => readTicket(damaged), 'RETICKET_TICKET_HASH_MISMATCH');
  });
});
