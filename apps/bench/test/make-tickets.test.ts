import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readTicket } from '@reticket/sparsity';
import { expect, it } from 'vitest';
import { loadSourceModel } from '../src/models/load-source-model.js';
import { makeTickets } from '../src/tickets/make-tickets.js';
import { ticketPath } from '../src/tickets/ticket-path.js';
import { writeFigures } from '../src/tickets/write-figures.js';
import { writeRandomCheckpoint } from './support/random-checkpoint.js';
import { temporaryFolder } from './support/temporary-folder.js';

it('stores one verified ticket for each state, with both sparsities and what is measured later', async () => {
  const folder = temporaryFolder();
  const checkpoint = join(folder, 'random.safetensors');
  writeRandomCheckpoint(checkpoint);
  const source = loadSourceModel(`resnet20-cifar:${checkpoint}`, {});
  const make = () => makeTickets(source, { method: 'magnitude-global', states: [3] }, [0, 3], folder);

  const sparsities = await make();
  expect(sparsities.get(0)).toEqual({ prunable: 0, whole: 0 });
  expect(sparsities.get(3)!.prunable).toBeCloseTo(0.488, 4);
  expect(sparsities.get(3)!.whole).toBeLessThan(sparsities.get(3)!.prunable);
  const path = ticketPath(folder, 3);
  const { lineage } = readTicket(readFileSync(path));
  expect(lineage).toMatchObject({
    source: 'resnet20-cifar-random',
    state: 3,
    round: 1,
    parent: `sha256:${source.weightsHash}`,
  });

  const written = statSync(path).mtimeMs;
  await make();
  expect(statSync(path).mtimeMs).toBe(written);
  const measured = { dataset: 'cifar10', n: 100, classes: 10, top1: 0.5, top5: 0.9, ece: 0.125 };
  await writeFigures(new Map([[3, measured]]), folder);
  await make();
  const { upstream, weights } = readTicket(readFileSync(path));
  expect(upstream).toMatchObject({ dataset: 'cifar10', n: 100, top1: { value: 0.5 }, ece: { value: 0.125 } });
  expect(upstream!.top1!.low).toBeCloseTo(0.4038, 4);
  expect(weights.get('conv1.weight')).toEqual(source.weights.get('conv1.weight'));

  writeFileSync(path, readFileSync(path).subarray(0, 1000));
  await make();
  expect(readTicket(readFileSync(path)).lineage.state).toBe(3);
});
