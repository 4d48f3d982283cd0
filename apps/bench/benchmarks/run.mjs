// pnpm --filter @reticket/bench bench [-- <name>... --out <file>]
//
// Runs the benchmarks named (all by default) on an otherwise idle machine, prints figures and ratios, and writes the
// figures as a result file's `perf` holds them. A ratio below what the project promises makes it exit with 1.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import linearProbe from './linear-probe.mjs';
import promptStep from './prompt-step.mjs';
import quickMemory from './quick-memory.mjs';

const benchmarks = {
  'prompt-step': promptStep,
  'linear-probe': linearProbe,
  'quick-memory': quickMemory,
};

const { values, positionals } = parseArgs({
  args: process.argv.slice(2).filter((word) => word !== '--'),
  options: { out: { type: 'string' } },
  allowPositionals: true,
});
const unknown = positionals.find((name) => !Object.hasOwn(benchmarks, name));
if (unknown !== undefined) {
  console.error(`invalid benchmark: got ${unknown}, expected one of ${Object.keys(benchmarks).join(', ')}`);
  process.exit(2);
}

const perf = [];
for (const name of positionals.length > 0 ? positionals : Object.keys(benchmarks)) {
  const { figures, ratios } = await benchmarks[name]();
  perf.push(...figures);
  for (const { id, unit, n, p50, mad, peakRssBytes } of figures) {
    const memory =
      peakRssBytes === undefined ? '' : `, peak memory ${(peakRssBytes / 2 ** 20).toFixed(0)} MiB`;
    console.log(`${id}: ${p50.toFixed(0)} ${unit} (median of ${n}, MAD ${mad.toFixed(1)})${memory}`);
  }
  for (const { name: ratio, value, required } of ratios) {
    const short = required !== undefined && value < required;
    if (short) process.exitCode = 1;
    const promise =
      required === undefined ? '' : ` (promised: at least ${required}${short ? ', NOT REACHED' : ''})`;
    console.log(`${ratio}: ${value.toFixed(2)}${promise}`);
  }
}
if (values.out !== undefined) writeFileSync(values.out, `${JSON.stringify(perf, null, 2)}\n`);
