import { join } from 'node:path';
import { programMacs, promptStepProgram, resnetCifar } from '@reticket/network';
import { expansivePrompt } from '@reticket/reprogram';
import { describe, expect, it } from 'vitest';
import type { Budget, GridConfig } from '../src/config/grid-config.js';
import { MacEstimate } from '../src/plan/estimate-macs.js';
import { planGrid } from '../src/plan/plan-grid.js';
import { quick } from '../src/presets/quick.js';
import { writeRandomCheckpoint } from './support/random-checkpoint.js';
import { temporaryFolder } from './support/temporary-folder.js';

/** Estimated MACs of one prompted cell with 2 shots of 10 classes in batches of 8: three steps an epoch. */
async function promptMacs(budget: Budget): Promise<number> {
  const folder = temporaryFolder();
  const checkpoint = join(folder, 'random.safetensors');
  writeRandomCheckpoint(checkpoint);
  const config: GridConfig = {
    ...quick,
    model: `resnet20-cifar:${checkpoint}`,
    ticket: { method: 'magnitude-global', states: [0] },
    methods: ['VP'],
    datasets: ['fashion-mnist-sample'],
    shots: [2],
    seeds: [0],
    visualPrompt: { ...quick.visualPrompt, budget, batchSize: 8, imageSize: 16 },
    splits: { trainPerClass: 6, validationPerClass: 2, testPerClass: 4 },
    upstream: 'none',
  };
  const plan = await planGrid(config, { cacheDir: folder });
  return new MacEstimate(plan).ofCell(plan.cells[0]!);
}

describe('MacEstimate', () => {
  it('charges the steps of the budget, in epochs or in steps', async () => {
    const step = programMacs(
      promptStepProgram(resnetCifar(20), {
        batch: 8,
        prompt: expansivePrompt({ image: [3, 16, 16], source: [3, 32, 32] }).graph,
        targetClasses: 10,
        sourceLogits: true,
      }),
    );
    const once = await promptMacs({ kind: 'epochs', amount: 1 });
    expect(await promptMacs({ kind: 'epochs', amount: 5 })).toBe(once + 4 * 3 * step);
    expect(await promptMacs({ kind: 'steps', amount: 15 })).toBe(once + 12 * step);
    expect(once).toBeGreaterThan(3 * step);
  });
});
