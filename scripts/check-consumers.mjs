// Packs every package, installs each tarball into an empty project of its own and runs its README examples there; the
// command `reticket`, installed the same way, plans its preset with the model that comes along.
// Needs the npm registry for third-party dependencies, so it is a command of its own: `pnpm consumers`.
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { runReadmeExamples } from './readme-example.mjs';

const execute = promisify(execFile);
const packages = new URL('../packages/', import.meta.url).pathname;
const bench = new URL('../apps/bench/', import.meta.url).pathname;
const scratch = await mkdtemp(join(tmpdir(), 'reticket-consumers-'));

async function pack(folder) {
  const { stdout } = await execute('pnpm', ['pack', '--json', '--pack-destination', scratch], {
    cwd: folder,
  });
  // Lifecycle scripts print in front of pnpm's JSON.
  return JSON.parse(stdout.slice(stdout.indexOf('\n{') + 1)).filename;
}

/** An empty project with dependencies, of which those among the tarballs come from them. */
async function consumer(name, dependencies, tarballs) {
  const project = join(scratch, `consumer-${name}`);
  await mkdir(project);
  await writeFile(
    join(project, 'package.json'),
    JSON.stringify({
      name: `consumer-${name}`,
      private: true,
      type: 'module',
      dependencies,
      overrides: tarballs,
    }),
  );
  await execute('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline', '--ignore-scripts'], {
    cwd: project,
  });
  return project;
}

try {
  const names = (await readdir(packages)).sort();
  const tarballs = {};
  for (const name of names) tarballs[`@reticket/${name}`] = `file:${await pack(join(packages, name))}`;
  for (const name of names) {
    const manifest = JSON.parse(await readFile(join(packages, name, 'package.json'), 'utf8'));
    // README examples may use sibling packages and peers, as their readers would install them.
    const readme = join(packages, name, 'README.md');
    const imports = (await readFile(readme, 'utf8')).matchAll(/(?:from|import) '((?:@[\w-]+\/)?[\w.-]+)/g);
    const offered = { ...manifest.devDependencies, ...tarballs };
    const used = new Set([manifest.name, ...[...imports].map(([, id]) => id)]);
    const dependencies = Object.entries(offered).filter(([id]) => used.has(id));
    const project = await consumer(name, Object.fromEntries(dependencies), tarballs);
    await runReadmeExamples(join(project, 'node_modules', manifest.name, 'README.md'), project);
    console.log(`installs and runs from its tarball: ${manifest.name}`);
  }

  tarballs['@reticket/bench'] = `file:${await pack(bench)}`;
  const project = await consumer('bench', { '@reticket/bench': tarballs['@reticket/bench'] }, tarballs);
  const command = join(project, 'node_modules', '.bin', 'reticket');
  await execute(command, ['grid', '--preset', 'quick', '--dry-run'], { cwd: project });
  console.log('plans its preset from its tarball: @reticket/bench');
} finally {
  await rm(scratch, { recursive: true, force: true });
}
