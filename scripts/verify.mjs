// `npx --yes pnpm@10.34.9 verify`: everything that must hold of a commit. Stops at the first step that fails.
import { runAll, runStep } from './run-step.mjs';

const steps = [
  ['format and lint', ['pnpm', 'exec', 'biome', 'check', '--error-on-warnings', '.']],
  ['build', ['pnpm', 'exec', 'turbo', 'run', 'build', '--output-logs', 'errors-only']],
  ['types', ['pnpm', 'exec', 'turbo', 'run', 'typecheck', '--output-logs', 'errors-only']],
  ['README examples', [process.execPath, 'scripts/check-readmes.mjs']],
  ['tests', ['pnpm', 'exec', 'vitest', 'run']],
  ['end to end', ['pnpm', '--filter', '@reticket/e2e', 'e2e']],
];

await runAll(async () => {
  for (const [title, command] of steps) await runStep(title, command);
  if (!process.env.RETICKET_DATA) {
    console.log('\nTests on the large real data were skipped: RETICKET_DATA names no folder.');
  }
  console.log('\nverified');
});
