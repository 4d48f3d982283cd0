import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runCli } from './support/cli.js';
import { temporaryFolder } from './support/temporary-folder.js';

const onOldNode = Number(process.versions.node.split('.')[0]) <= 22;

interface Finding {
  readonly name: string;
  readonly status: string;
  readonly detail: string;
  readonly fix?: string;
}

/** What `reticket doctor` finds about one engine, with the engines of a folder. */
async function findings(folder: string): Promise<(engine: string) => Finding | undefined> {
  const { stdout } = await runCli(['doctor', '--json'], temporaryFolder(), { RETICKET_ENGINES: folder });
  const { checks } = JSON.parse(stdout) as { checks: readonly Finding[] };
  return (engine) => checks.find(({ name }) => name === `engine ${engine}`);
}

/** An engine whose package consists of `main` and of an addon that is cut short behind its ELF header. */
function installBroken(folder: string, engine: string, main: string): void {
  const modules = join(folder, engine, 'node_modules', '@tensorflow', engine);
  mkdirSync(modules, { recursive: true });
  writeFileSync(join(folder, engine, 'package.json'), '{}');
  writeFileSync(join(modules, 'package.json'), JSON.stringify({ name: `@tensorflow/${engine}` }));
  writeFileSync(join(modules, 'index.js'), main);
  writeFileSync(join(modules, 'tfjs_binding.node'), Uint8Array.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0]));
}

it.runIf(onOldNode)('says how to add engines that are not installed', { timeout: 180_000 }, async () => {
  const find = await findings(temporaryFolder());
  for (const engine of ['tfjs-node', 'tfjs-node-gpu']) {
    expect(find(engine)).toEqual({
      name: `engine ${engine}`,
      status: 'missing',
      detail: `@tensorflow/${engine} is not installed`,
      fix: `reticket add ${engine}`,
    });
  }
});

it.runIf(onOldNode)(
  'says what is broken about an addon, and lives when one crashes',
  { timeout: 180_000 },
  async () => {
    const folder = temporaryFolder();
    installBroken(folder, 'tfjs-node', "require('./tfjs_binding.node');");
    installBroken(folder, 'tfjs-node-gpu', 'process.abort();');
    const find = await findings(folder);
    expect(find('tfjs-node')).toMatchObject({ status: 'missing', fix: 'reticket add tfjs-node' });
    expect(find('tfjs-node')?.detail).toMatch(/^@tensorflow\/tfjs-node does not load: .*tfjs_binding\.node/);
    expect(find('tfjs-node-gpu')).toMatchObject({ status: 'missing', fix: 'reticket add tfjs-node-gpu' });
    expect(find('tfjs-node-gpu')?.detail).toMatch(/^its process ended with /);
    expect(find('onnx-cpu')?.status).toBe('ok');
  },
);

it.runIf(!onOldNode)('says that this Node is too new for TensorFlow', { timeout: 180_000 }, async () => {
  const find = await findings(temporaryFolder());
  expect(find('tfjs-node')).toMatchObject({
    status: 'missing',
    detail: expect.stringContaining('expected Node 20 or 22'),
    fix: 'npx --yes --package node@22 -- reticket doctor',
  });
});

const built = process.env.RETICKET_ENGINES;
const hasTensorflow = built !== undefined && existsSync(join(built, 'tfjs-node')) && onOldNode;
const reason = hasTensorflow ? '' : ' (skipped: RETICKET_ENGINES names no folder with tfjs-node)';

it.skipIf(!hasTensorflow)(`says that a built tfjs-node works${reason}`, { timeout: 180_000 }, async () => {
  expect((await findings(built!))('tfjs-node')).toMatchObject({
    status: 'ok',
    detail: expect.stringMatching(/^\S+ GFLOP\/s on one thread$/),
  });
});
