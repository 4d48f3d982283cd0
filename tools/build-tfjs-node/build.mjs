// `npx --yes pnpm@10.34.9 build:tensorflow`: builds the addon of @tensorflow/tfjs-node against the TensorFlow of a
// Python wheel and installs both as an engine of Reticket. See docs/engines.md.
import { spawn } from 'node:child_process';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const help = `Usage: pnpm build:tensorflow [--gpu] [--tensorflow <requirement>] [--python <program>]

Builds the engine tfjs-node (with --gpu: tfjs-node-gpu) against the TensorFlow of a Python wheel.
Needs Linux, Node 20 or 22, Python with pip, and g++; the npm and Python registries, and nothing else.

  --gpu                        the addon for CUDA, with NVIDIA's libraries as Python packages (several GB)
  --tensorflow <requirement>   what pip installs (default: tensorflow-cpu==2.21.0, tensorflow[and-cuda]==2.21.0)
  --python <program>           the Python to use (default: python3)`;

const tfjsVersion = '4.22.0';
const nodeApiHeaders = 'node-api-headers@1.9.0';
/** The newest Node-API that tfjs-node knows: it looks for its addon in `lib/napi-v8`. */
const nodeApiVersion = 8;

/** Something that keeps the build from going on; shown as one line. */
class BuildError extends Error {}

async function run(step, command, cwd) {
  console.log(`> ${step}: ${command.join(' ')}`);
  const code = await new Promise((resolve, reject) => {
    const [program, ...args] = command;
    const child = spawn(program, args, { cwd, stdio: ['ignore', 'inherit', 'inherit'] });
    child.on('error', () => reject(new BuildError(`${program} does not start; is it installed?`)));
    child.on('exit', resolve);
  });
  if (code !== 0) throw new BuildError(`${step} failed with exit code ${code}`);
}

async function loadBench() {
  try {
    return await import('../../apps/bench/dist/index.js');
  } catch (cause) {
    throw new BuildError('build Reticket first: npx --yes pnpm@10.34.9 build', { cause });
  }
}

async function libraryIn(folder, stem) {
  const files = await readdir(folder);
  const found = files.find((file) => file.startsWith(`${stem}.so`));
  if (found === undefined)
    throw new BuildError(`no ${stem}.so in ${folder}, which is no TensorFlow for Linux`);
  return found;
}

async function compileAddon(root, packageName) {
  const addon = join(root, 'node_modules', packageName);
  const tensorflow = join(root, 'python', 'tensorflow');
  const libraries = [
    await libraryIn(tensorflow, 'libtensorflow_cc'),
    await libraryIn(tensorflow, 'libtensorflow_framework'),
  ];
  const output = join('lib', `napi-v${nodeApiVersion}`);
  await mkdir(join(addon, output), { recursive: true });
  const depth = ['..', '..', ...packageName.split('/').map(() => '..'), '..'].join('/');
  await run(
    'addon',
    [
      'g++',
      '-std=c++17',
      '-O2',
      '-fPIC',
      '-shared',
      `-DNAPI_VERSION=${nodeApiVersion}`,
      `-I${join(root, 'node_modules', 'node-api-headers', 'include')}`,
      `-I${join(tensorflow, 'include')}`,
      'binding/tfjs_backend.cc',
      'binding/tfjs_binding.cc',
      '-o',
      join(output, 'tfjs_binding.node'),
      `-L${tensorflow}`,
      ...libraries.map((library) => `-l:${library}`),
      `-Wl,-rpath,$ORIGIN/${depth}/python/tensorflow`,
    ],
    addon,
  );
}

async function build({ gpu, tensorflow, python }) {
  if (process.platform !== 'linux') throw new BuildError(`got ${process.platform}, expected Linux`);
  const { engineFolder, probeEngine } = await loadBench();
  const engine = gpu ? 'tfjs-node-gpu' : 'tfjs-node';
  const packageName = `@tensorflow/${engine}`;
  const folder = engineFolder(engine);
  const fresh = `${folder}.new`;
  await rm(fresh, { recursive: true, force: true });
  await mkdir(fresh, { recursive: true });
  try {
    await writeFile(join(fresh, 'package.json'), JSON.stringify({ private: true }));
    const npm = ['npm', 'install', '--ignore-scripts', '--no-audit', '--no-fund'];
    await run('packages', [...npm, `${packageName}@${tfjsVersion}`, nodeApiHeaders], fresh);
    const requirement = tensorflow ?? (gpu ? 'tensorflow[and-cuda]==2.21.0' : 'tensorflow-cpu==2.21.0');
    const pip = [python, '-m', 'pip', 'install', '--no-compile', '--target', join(fresh, 'python')];
    await run('TensorFlow', [...pip, ...(gpu ? [] : ['--no-deps']), requirement], fresh);
    await compileAddon(fresh, packageName);
    await rm(folder, { recursive: true, force: true });
    await rename(fresh, folder);
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
  const probe = await probeEngine(engine);
  if (!probe.works) throw new BuildError(`${engine} is built, but does not work: ${probe.reason}`);
  console.log(`${engine} works, ${probe.gflops.toPrecision(3)} GFLOP/s on one thread; it is in ${folder}`);
}

const { values } = parseArgs({
  options: {
    gpu: { type: 'boolean', default: false },
    tensorflow: { type: 'string' },
    python: { type: 'string', default: 'python3' },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) {
  console.log(help);
} else {
  try {
    await build(values);
  } catch (error) {
    if (!(error instanceof BuildError)) throw error;
    console.error(`stopped: ${error.message}`);
    process.exitCode = 1;
  }
}
