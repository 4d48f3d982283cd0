import { isAddedEngine } from '../engines/added-engine.js';
import { type EngineName, engineNames } from '../engines/engine-name.js';
import { type EngineProbe, probeEngine } from '../engines/probe-engine.js';
import type { Check } from './check.js';

const vulkan = 'apt-get install -y libvulkan1 (and the driver of the GPU)';
const reinstall = 'npx --yes pnpm@10.34.9 install --force';

/** For engines that have everything they need from packages, but do not work. */
const remedies: Record<EngineName, string> = {
  'tfjs-node-gpu': 'nvidia-smi (does the driver of a CUDA device answer? see docs/engines.md)',
  'onnx-cuda':
    'ONNXRUNTIME_NODE_INSTALL=cuda12 npm rebuild onnxruntime-node (Linux x64 with CUDA 12 and cuDNN 9)',
  'onnx-webgpu': vulkan,
  'tfjs-webgpu': vulkan,
  'onnx-cpu': reinstall,
  'tfjs-node': 'reticket add tfjs-node',
  'tfjs-wasm': reinstall,
  'tfjs-cpu': reinstall,
};

/** An engine that is installed by a command of ours is installed anew when its packages fail or kill the process. */
const mendedByAdding: ReadonlySet<string | undefined> = new Set([
  'RETICKET_BACKEND_NOT_INSTALLED',
  'RETICKET_BACKEND_LOAD',
  undefined,
]);

function remedy({ engine, code }: Extract<EngineProbe, { works: false }>): string {
  if (code === 'RETICKET_UNSUPPORTED_NODE') return 'npx --yes --package node@22 -- reticket doctor';
  return isAddedEngine(engine) && mendedByAdding.has(code) ? `reticket add ${engine}` : remedies[engine];
}

/** Lets every engine compute, one after the other, each in a process of its own. */
export async function checkEngines(
  probe: (engine: EngineName) => Promise<EngineProbe> = probeEngine,
): Promise<Check[]> {
  const checks: Check[] = [];
  for (const engine of engineNames) {
    const result = await probe(engine);
    checks.push(
      result.works
        ? {
            name: `engine ${engine}`,
            status: 'ok',
            detail: `${result.gflops.toPrecision(3)} GFLOP/s on one thread`,
          }
        : { name: `engine ${engine}`, status: 'missing', detail: result.reason, fix: remedy(result) },
    );
  }
  if (checks.some(({ status }) => status === 'ok')) return checks;
  return checks.map((check) => ({ ...check, status: 'broken' }));
}
