// Packs every package, installs each tarball into an empty project of its own and runs its README example there.
// Needs the npm registry for third-party dependencies, so it is a command of its own: `pnpm consumers`.
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { runReadmeExample } from './readme-example.mjs';

const execute = promisify(execFile);
const packages = new URL('../packages/', import.meta.url).pathname;
const scratch = await mkdtemp(join(tmpdir(), 'reticket-consumers-'));

async function pack(name) {
  const { stdout } = await execute('pnpm', ['pack', '--json', '--pack-destination', scratch], {
    cwd: join(packages, name),
  });
  return JSON.parse(stdout).filename;
}

try {
  const names = (await readdir(packages)).sort();
  const tarballs = {};
  for (const name of names) tarballs[`@reticket/${name}`] = `file:${await pack(name)}`;
  for (const name of names) {
    const project = join(scratch, `consumer-${name}`);
    await mkdir(project);
    const manifest = JSON.parse(await readFile(join(packages, name, 'package.json'), 'utf8'));
    // README examples may use sibling packages, as their readers would install them.
    const readme = join(packages, name, 'README.md');
    const used = [...(await readFile(readme, 'utf8')).matchAll(/from '(@reticket\/[a-z-]+)'/g)].map(
      ([, id]) => id,
    );
    const wanted = new Set([manifest.name, ...used]);
    await writeFile(
      join(project, 'package.json'),
      JSON.stringify({
        name: `consumer-${name}`,
        private: true,
        type: 'module',
        dependencies: Object.fromEntries([...wanted].map((id) => [id, tarballs[id]])),
        overrides: tarballs,
      }),
    );
    await execute('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline', '--ignore-scripts'], {
      cwd: project,
    });
    await runReadmeExample(join(project, 'node_modules', manifest.name, 'README.md'), project);
    console.log(`installs and runs from its tarball: ${manifest.name}`);
  }
} finally {
  await rm(scratch, { recursive: true, force: true });
}
