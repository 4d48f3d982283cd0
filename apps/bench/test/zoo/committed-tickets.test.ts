import { readdirSync, readFileSync, statSync } from 'node:fs';
import { resnetCifar } from '@reticket/network';
import { readTicket } from '@reticket/sparsity';
import { describe, expect, it } from 'vitest';
import { sha256Hex } from '../../src/store/sha256.js';
import { parseTicketCard, type TicketCard } from '../../src/zoo/ticket-card.js';
import { zooTable } from '../../src/zoo/zoo-text.js';

const zoo = new URL('../../../../zoo/', import.meta.url);
const files = readdirSync(zoo, { recursive: true, encoding: 'utf8' });
const cards = files
  .filter((file) => file.startsWith('tickets/') && file.endsWith('.card.json'))
  .map((file) => parseTicketCard(readFileSync(new URL(file, zoo), 'utf8')))
  .toSorted(byMethodStateAndSeed);

function byMethodStateAndSeed(a: TicketCard, b: TicketCard): number {
  return a.method.localeCompare(b.method) || a.state - b.state || a.seed - b.seed;
}

const meanTop1 = (method: TicketCard['method'], state: number): number => {
  const group = cards.filter((card) => card.method === method && card.state === state);
  return group.reduce((sum, card) => sum + card.test.top1.value, 0) / group.length;
};

describe('tickets of the zoo', () => {
  it('are what their cards say', () => {
    const tickets = files.filter((file) => file.startsWith('tickets/') && file.endsWith('.safetensors'));
    expect(tickets.length).toBeGreaterThan(0);
    for (const file of tickets) {
      const card = cards.find(({ ticket }) => `tickets/${ticket.file}` === file)!;
      const bytes = readFileSync(new URL(file, zoo));
      expect(sha256Hex(bytes)).toBe(card.ticket.sha256);
      const expected = { contentHash: card.ticket.contentHash, parameters: resnetCifar(20).parameters };
      const { upstream, lineage } = readTicket(bytes, { expected });
      expect(upstream!.top1).toEqual(card.test.top1);
      expect(lineage.sparsity.prunable).toBe(card.sparsity.prunable);
    }
  });

  it('have the figures that the README of the zoo shows', () => {
    expect(readFileSync(new URL('README.md', zoo), 'utf8')).toContain(zooTable(cards));
  });

  it('keep the accuracy of their dense control at state 5, and beat random pruning', () => {
    const pruned = meanTop1('imp-fine-tuning', 5);
    expect(meanTop1('dense', 5) - pruned).toBeLessThanOrEqual(0.01);
    expect(pruned - meanTop1('random', 5)).toBeGreaterThanOrEqual(0.03);
  });

  it('fit into 8 MB with the source models and the recipes', () => {
    const sizes = files.map((file) => statSync(new URL(file, zoo))).filter((stat) => stat.isFile());
    expect(sizes.reduce((sum, { size }) => sum + size, 0)).toBeLessThan(8e6);
  });
});
