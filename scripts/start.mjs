// `npx --yes pnpm@10.34.9 start`: from a fresh clone to a page of results. Builds, runs the preset `quick` on data that
// comes with the packages (resuming what is there), prints its table, and builds the site from it and results/v1.
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { runAll, runCommand, runStep } from './run-step.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const runs = join(root, '.reticket', 'start');
const fresh = join(runs, 'quick.json');
const results = join(runs, 'results');
const site = join(root, '.reticket', 'site');
const astro = ['pnpm', '--filter', '@reticket/site', 'exec', 'astro'];

/** The committed runs and the fresh one in one folder, each under its run id. */
function collectRuns() {
  const published = join(root, 'results', 'v1');
  const files = existsSync(published) ? readdirSync(published).filter((name) => name.endsWith('.json')) : [];
  rmSync(results, { recursive: true, force: true });
  mkdirSync(results, { recursive: true });
  for (const path of [...files.map((name) => join(published, name)), fresh]) {
    const { runId } = JSON.parse(readFileSync(path, 'utf8'));
    copyFileSync(path, join(results, `${runId}.json`));
  }
}

await runAll(async () => {
  await runStep('build', [
    'pnpm',
    'exec',
    'turbo',
    'run',
    'build',
    '--filter',
    '@reticket/bench',
    '--output-logs',
    'errors-only',
  ]);
  mkdirSync(runs, { recursive: true });
  const bin = join(root, 'apps', 'bench', 'bin', 'reticket.js');
  await runStep('grid', [process.execPath, bin, 'grid', '--preset', 'quick', '--out', fresh]);
  collectRuns();
  await runStep('site', [...astro, 'build', '--outDir', site, '--silent'], { RETICKET_RESULTS: results });

  const page = pathToFileURL(join(site, 'index.html'));
  console.log(`\nThe site is built: ${fileURLToPath(page)}`);
  const { runId } = JSON.parse(readFileSync(fresh, 'utf8'));
  console.log(`This run is ${runId}; its file is ${fresh}`);
  if (process.stdout.isTTY && process.stdin.isTTY && !process.env.CI) {
    console.log('Serving it; Ctrl-C stops.');
    await runCommand([...astro, 'preview', '--outDir', site]);
  } else {
    console.log('To look at it: npx --yes pnpm@10.34.9 site');
  }
});
