import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  jaccardMatrix,
  type Masks,
  readTicket,
  type StoredTicket,
  sparsityOfState,
} from '@reticket/sparsity';
import { expect, it } from 'vitest';
import { runCli } from '../support/cli.js';
import { temporaryFolder } from '../support/temporary-folder.js';
import { tinyZoo } from '../support/tiny-zoo.js';

const oneShot = ['magnitude-erk', 'lamp', 'snip', 'taylor', 'grasp', 'obs', 'synflow'];
const methods = ['one-shot', ...oneShot, 'gmp', 'set', 'acdc', 'random-reinit', 'random'];

async function make(folder: string): Promise<ReadonlyMap<string, StoredTicket>> {
  const args = [...tinyZoo(folder), '--method', methods.join(), '--out', 'zoo'];
  const { code, stderr } = await runCli(args, folder);
  expect(stderr).not.toContain('failed');
  expect(code).toBe(0);
  const files = readdirSync(join(folder, 'zoo')).filter((name) => name.endsWith('.safetensors'));
  return new Map(
    files.map((file) => [
      /random-(.*)-state-2-seed-0/.exec(file)![1]!,
      readTicket(readFileSync(join(folder, 'zoo', file))),
    ]),
  );
}

it('makes tickets of every method that is asked for, each by its own masks', {
  timeout: 600_000,
}, async () => {
  const tickets = await make(temporaryFolder());
  expect([...tickets.keys()].toSorted()).toEqual(methods.toSorted());
  for (const { lineage, masks } of tickets.values()) {
    const zeros = [...masks.values()].reduce((sum, { size, ones }) => sum + size - ones, 0);
    expect(zeros).toBe(Math.round(sparsityOfState(2) * 267_264));
    expect(lineage.sparsity.asked).toBe(sparsityOfState(2));
    expect(lineage.steps).toBe(6);
  }
  const lineageOf = (name: string) => tickets.get(name)!.lineage;
  const originOf = (name: string) => {
    const { score, allocation, schedule, round } = lineageOf(name);
    return [score, allocation, schedule, round];
  };
  expect(originOf('magnitude-erk')).toEqual(['magnitude', 'erk', 'one-shot', 1]);
  expect(originOf('snip')).toEqual(['snip', 'global', 'one-shot', 1]);
  expect(originOf('synflow')).toEqual(['synflow', 'global', 'exponential', 100]);
  expect(originOf('gmp')).toEqual(['magnitude', 'global', 'gmp', 4]);
  expect(originOf('acdc')).toEqual(['magnitude', 'global', 'acdc', 3]);
  expect(lineageOf('random-reinit').source).toBe('resnet20-cifar-random-reinitialised');
  expect(lineageOf('random-reinit').parent).toBeNull();
  expect(lineageOf('snip').parent).not.toBeNull();

  const masksOf = (name: string): Masks => tickets.get(name)!.masks;
  const overlap = (one: string, other: string) => jaccardMatrix([masksOf(one), masksOf(other)])[0]![1]!;
  expect(overlap('random-reinit', 'one-shot')).toBe(1);
  // A square ranks single weights as the absolute value does.
  expect(overlap('snip', 'taylor')).toBeGreaterThan(0.999);
  const others = oneShot.filter((name) => name !== 'taylor');
  for (const [index, name] of others.entries()) {
    for (const earlier of ['one-shot', ...others.slice(0, index)]) {
      expect(overlap(name, earlier), `${name} and ${earlier}`).toBeLessThan(0.98);
    }
  }
  const onesOf = (name: string) => [...masksOf(name).values()].map(({ ones }) => ones);
  expect(onesOf('set')).toEqual(onesOf('random'));
  expect(overlap('set', 'random')).toBeLessThan(0.95);
});
