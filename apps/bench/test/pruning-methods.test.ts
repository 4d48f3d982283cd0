import { join } from 'node:path';
import { prunableParameters } from '@reticket/network';
import { sparsityOfState } from '@reticket/sparsity';
import { expect, it } from 'vitest';
import { pruningMethods } from '../src/config/grid-config.js';
import { loadSourceModel, type SourceModel } from '../src/models/load-source-model.js';
import { makeTicket } from '../src/tickets/make-tickets.js';
import { writeRandomCheckpoint } from './support/random-checkpoint.js';
import { temporaryFolder } from './support/temporary-folder.js';

function randomSource(): SourceModel {
  const checkpoint = join(temporaryFolder(), 'random.safetensors');
  writeRandomCheckpoint(checkpoint);
  return loadSourceModel(`resnet20-cifar:${checkpoint}`, {});
}

it.each(pruningMethods)('makes nested tickets of the asked sparsity by %s, the same every time', (method) => {
  const source = randomSource();
  const parameters = prunableParameters(source.network).length;
  const [sparse, sparser] = [3, 6].map((state) => makeTicket(source, method, state));
  const again = makeTicket(source, method, 3);
  for (const { lineage } of [sparse!, sparser!]) {
    const { zeros, prunableCount } = lineage.sparsity;
    const asked = Math.round(sparsityOfState(lineage.state!) * prunableCount);
    // `uniform` rounds each parameter on its own.
    expect(Math.abs(zeros - asked)).toBeLessThanOrEqual(method.endsWith('uniform') ? parameters / 2 : 0);
    expect(`${lineage.score}-${lineage.allocation}`).toBe(method);
    expect(lineage.seed).toBe(method.startsWith('random') ? 0 : null);
  }
  for (const [name, mask] of sparser!.masks) {
    expect(mask.isSubsetOf(sparse!.masks.get(name)!)).toBe(true);
    expect(again.masks.get(name)!.equals(sparse!.masks.get(name)!)).toBe(true);
  }
});
