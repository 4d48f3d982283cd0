import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readTicket, sparsityOfState } from '@reticket/sparsity';
import { describe, expect, it } from 'vitest';
import { parseTicketCard } from '../src/zoo/ticket-card.js';
import { runCli, startCli } from './support/cli.js';
import { temporaryFolder } from './support/temporary-folder.js';
import { tinyZoo } from './support/tiny-zoo.js';

const timeout = 300_000;

function ticketsIn(folder: string): ReadonlyMap<string, Buffer> {
  return new Map(
    readdirSync(folder)
      .filter((name) => name.endsWith('.safetensors') || name.endsWith('.json'))
      .toSorted()
      .map((name) => [name, readFileSync(join(folder, name))]),
  );
}

describe('reticket tickets', () => {
  it('makes verified tickets of every method, with cards, and says nothing it need not in a pipe', {
    timeout,
  }, async () => {
    const folder = temporaryFolder();
    const { code, stdout, stderr } = await runCli([...tinyZoo(folder), '--out', 'zoo'], folder);
    expect(stderr).not.toContain('failed');
    expect(code).toBe(0);
    const files = ticketsIn(join(folder, 'zoo'));
    const names = [...files.keys()].filter((name) => name.endsWith('.safetensors'));
    expect(names).toHaveLength(11);
    expect(stdout).toContain('11 of 11 tickets');
    expect(stderr.trim().split('\n')).toHaveLength(12);
    for (const name of names) {
      const { lineage, upstream, contentHash, masks } = readTicket(files.get(name)!);
      const card = parseTicketCard(files.get(name.replace('.safetensors', '.card.json'))!.toString());
      expect(card.ticket.contentHash).toBe(contentHash);
      expect(upstream!.top1!.value).toBe(card.test.top1.value);
      const zeros = [...masks.values()].reduce((sum, { size, ones }) => sum + size - ones, 0);
      const state = card.method === 'dense' ? 0 : card.state;
      expect(zeros).toBe(Math.round(sparsityOfState(state) * 267_264));
      expect(lineage.steps).toBe(card.steps);
    }
    const lineageOf = (name: string) =>
      readTicket(files.get(`resnet20-cifar-random-${name}-seed-0.safetensors`)!);
    const first = lineageOf('imp-fine-tuning-state-1');
    const second = lineageOf('imp-fine-tuning-state-2');
    expect(second.lineage.parent).toBe(first.contentHash);
    for (const [name, mask] of second.masks) expect(mask.isSubsetOf(first.masks.get(name)!)).toBe(true);
    const ones = (name: string) => [...lineageOf(name).masks.values()].map((mask) => mask.ones);
    expect(ones('random-state-2')).toEqual(ones('one-shot-state-2'));
    expect(ones('rigl-state-2')).toEqual(ones('one-shot-state-2'));
  });

  it('yields the same files after SIGKILL as without', { timeout }, async () => {
    const folder = temporaryFolder();
    const args = tinyZoo(folder);
    const whole = await runCli([...args, '--out', 'whole', '--run-dir', 'one'], folder);
    expect(whole.code).toBe(0);

    const killed = [...args, '--out', 'killed', '--run-dir', 'two'];
    let kills = 0;
    for (const tickets of [1, 4, 7]) {
      const { child, finished } = startCli(killed, folder);
      let seen = 0;
      child.stderr!.on('data', (chunk: Buffer) => {
        seen += chunk.toString().split(/seed 0 \(/).length - 1;
        if (seen >= tickets) child.kill('SIGKILL');
      });
      if ((await finished).code === null) kills += 1;
      if (tickets === 1) expect(existsSync(join(folder, 'two', 'chains'))).toBe(true);
    }
    expect(kills).toBeGreaterThan(0);
    const resumed = await runCli(killed, folder);
    expect(resumed.code).toBe(0);
    expect(ticketsIn(join(folder, 'killed'))).toEqual(ticketsIn(join(folder, 'whole')));
  });

  it('plans without training', { timeout }, async () => {
    const folder = temporaryFolder();
    const { code, stdout } = await runCli([...tinyZoo(folder), '--dry-run', '--json'], folder);
    expect(code).toBe(0);
    const plan = JSON.parse(stdout);
    expect(plan.tickets).toBe(11);
    expect(plan.chains[0].method).toBe('imp-weight-rewinding');
    expect(existsSync(join(folder, '.reticket'))).toBe(false);
  });

  it('keeps the zoo small on request: files of the first seed and the last dense state, cards of all', {
    timeout,
  }, async () => {
    const folder = temporaryFolder();
    const args = [...tinyZoo(folder), '--method', 'dense,one-shot', '--states', '1,2', '--seeds', '0,1'];
    const { code } = await runCli([...args, '--steps', '1', '--out', 'zoo', '--files', 'first'], folder);
    expect(code).toBe(0);
    const names = [...ticketsIn(join(folder, 'zoo')).keys()];
    expect(names.filter((name) => name.endsWith('.card.json'))).toHaveLength(8);
    expect(names.filter((name) => name.endsWith('.safetensors'))).toEqual([
      'resnet20-cifar-random-dense-state-2-seed-0.safetensors',
      'resnet20-cifar-random-one-shot-state-1-seed-0.safetensors',
      'resnet20-cifar-random-one-shot-state-2-seed-0.safetensors',
    ]);
  });

  it('refuses a training step that needs more memory than the limit, shared by the workers', {
    timeout,
  }, async () => {
    const folder = temporaryFolder();
    const args = [...tinyZoo(folder), '--method', 'one-shot', '--memory-limit', '1MiB'];
    const { code, stderr } = await runCli(args, folder);
    expect(code).toBe(1);
    expect(stderr).toContain('RETICKET_MEMORY_LIMIT');
    expect(stderr).toContain('got 524288 bytes');
  });
});
