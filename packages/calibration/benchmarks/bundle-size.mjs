// node benchmarks/bundle-size.mjs, after `pnpm build`
//
// What the metrics alone weigh in a browser: the named exports bundled and minified by esbuild, which leaves out what they do
// not use, then gzipped. Promised: under 15 kB for the metrics. Exits with 1 where it is more.
import { createRequire } from 'node:module';
import { gzipSync } from 'node:zlib';

const { build } = createRequire(new URL('../../../e2e/package.json', import.meta.url))('esbuild');
const entry = new URL('../dist/index.js', import.meta.url).pathname;

const METRICS = [
  'accuracy',
  'topK',
  'nll',
  'brier',
  'ece',
  'rmsce',
  'mce',
  'classwiseEce',
  'ace',
  'topLabelEce',
];
const MORE = [
  'debiasedEce',
  'debiasedRmsce',
  'reliability',
  'presets',
  'smoothEce',
  'aurc',
  'MetricAccumulator',
];
const INPUTS = ['logits', 'probabilities', 'predictions', 'softmax'];

async function gzipped(names) {
  const { outputFiles } = await build({
    stdin: { contents: `export { ${names.join(', ')} } from ${JSON.stringify(entry)};`, resolveDir: '.' },
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2023',
    write: false,
  });
  return gzipSync(outputFiles[0].contents).length;
}

for (const [name, exports] of [
  ['inputs, ece, nll, brier, accuracy', [...INPUTS, 'ece', 'nll', 'brier', 'accuracy']],
  ['inputs and all metrics with bins', [...INPUTS, ...METRICS]],
  ['these, diagrams, presets, SmoothECE, AURC and accumulator', [...INPUTS, ...METRICS, ...MORE]],
]) {
  const bytes = await gzipped(exports);
  const kept = bytes < 15_000;
  if (!kept) process.exitCode = 1;
  console.log(`${name}: ${(bytes / 1000).toFixed(1)} kB${kept ? '' : ' NOT REACHED'}`);
}
