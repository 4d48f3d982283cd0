import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readRecipe, readTicket } from '@reticket/sparsity';
import { describe, expect, it } from 'vitest';
import { runCli } from './support/cli.js';
import { writeRandomCheckpoint } from './support/random-checkpoint.js';
import { temporaryFolder } from './support/temporary-folder.js';

const timeout = 60_000;
const recipeName = 'resnet20-cifar-random-magnitude-global-state-3.recipe.safetensors';

async function folderWithRecipes(): Promise<string> {
  const folder = temporaryFolder();
  writeRandomCheckpoint(join(folder, 'random.safetensors'));
  const args = ['recipes', '--model', 'resnet20-cifar:random.safetensors', '--state', '1,3', '--out', 'made'];
  const { code, stderr } = await runCli(args, folder);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return folder;
}

describe('reticket recipes', () => {
  it('writes masks without weights and makes the tickets again', { timeout }, async () => {
    const folder = await folderWithRecipes();
    const bytes = readFileSync(join(folder, 'made', recipeName));
    const { masks, lineage } = readRecipe(bytes);
    expect(bytes.length).toBeLessThan(267_264 / 8 + 4096);
    expect(lineage.sparsity).toMatchObject({ zeros: Math.round(0.488 * 267_264) });
    expect(lineage.command).toBe(
      'reticket recipes --model resnet20-cifar:random.safetensors --pruning magnitude-global --state 3',
    );

    const apply = ['recipes', '--model', 'resnet20-cifar:random.safetensors', '--apply'];
    const { code } = await runCli([...apply, join('made', recipeName), '--out', 'again.safetensors'], folder);
    expect(code).toBe(0);
    const ticket = readTicket(readFileSync(join(folder, 'again.safetensors')));
    expect([...ticket.masks].every(([name, mask]) => mask.equals(masks.get(name)!))).toBe(true);
  });

  it('refuses other weights and damaged recipes, and writes nothing', { timeout }, async () => {
    const folder = await folderWithRecipes();
    writeRandomCheckpoint(join(folder, 'other.safetensors'), { seed: 2 });
    const bytes = readFileSync(join(folder, 'made', recipeName));
    writeFileSync(join(folder, 'short.safetensors'), bytes.subarray(0, 1000));
    const apply = async (recipe: string, model: string) => {
      const args = ['recipes', '--apply', recipe, '--model', `resnet20-cifar:${model}`, '--out', 'no'];
      const { code, stderr } = await runCli(args, folder);
      expect(() => readFileSync(join(folder, 'no'))).toThrow('ENOENT');
      return [code, /\[(\w+)\]/.exec(stderr)?.[1]];
    };
    expect(await apply(join('made', recipeName), 'other.safetensors')).toEqual([
      1,
      'RETICKET_TICKET_SOURCE_MISMATCH',
    ]);
    expect((await apply('short.safetensors', 'random.safetensors'))[0]).toBe(1);
    expect(await apply('none.safetensors', 'random.safetensors')).toEqual([2, 'RETICKET_FILE_NOT_FOUND']);
  });

  it('refuses a state that is no whole number', async () => {
    const { code, stderr } = await runCli(['recipes', '--state', '1,x'], temporaryFolder());
    expect(code).toBe(2);
    expect(stderr).toContain('invalid --state: got "x", expected an integer >= 0');
  });
});
