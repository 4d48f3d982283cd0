import { readdirSync, readFileSync } from 'node:fs';
import { prunableParameters } from '@reticket/network';
import { prune, readRecipe, ticketFromRecipe } from '@reticket/sparsity';
import { describe, expect, it } from 'vitest';
import { loadSourceModel } from '../../src/models/load-source-model.js';
import { dataDir, needsData } from '../support/data-dir.js';

const folder = new URL('../../../../zoo/recipes/', import.meta.url);

describe.skipIf(dataDir === undefined)(`recipes of the zoo ${needsData}`, () => {
  it('make the tickets of SqueezeNet 1.1 again', () => {
    const { network, weights } = loadSourceModel('squeezenet1_1', { dataDir });
    const names = prunableParameters(network);
    for (const file of readdirSync(folder)) {
      const recipe = readRecipe(readFileSync(new URL(file, folder)));
      const { masks } = ticketFromRecipe(recipe, weights);
      const sparsity = recipe.lineage.sparsity.asked!;
      const again = prune(weights, names, { method: 'magnitude-global', sparsity });
      expect([...again.masks].every(([name, mask]) => mask.equals(masks.get(name)!))).toBe(true);
    }
  });
});
