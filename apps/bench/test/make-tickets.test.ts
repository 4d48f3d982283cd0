import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readTicket } from '@reticket/sparsity';
import { expect, it } from 'vitest';
import { loadSourceModel } from '../src/models/load-source-model.js';
import { makeTickets } from '../src/tickets/make-tickets.js';
import { ticketPath } from '../src/tickets/ticket-path.js';
import { writeRandomCheckpoint } from './support/random-checkpoint.js';
import { temporaryFolder } from './support/temporary-folder.js';

it('stores one verified ticket for each state, with both sparsities', async () => {
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
  writeFileSync(path, readFileSync(path).subarray(0, 1000));
  await make();
  expect(readTicket(readFileSync(path)).lineage.state).toBe(3);
});
