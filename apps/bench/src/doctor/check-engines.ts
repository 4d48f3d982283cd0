import { type EngineName, engineNames } from '../engines/engine-name.js';
import { type EngineProbe, probeEngine } from '../engines/probe-engine.js';
import type { Check } from './check.js';

const remedies: Record<EngineName, string> = {
  'onnx-cuda':
    'ONNXRUNTIME_NODE_INSTALL=cuda12 npm rebuild onnxruntime-node (Linux x64 with CUDA 12 and cuDNN 9)',
  'onnx-webgpu': 'apt-get install -y libvulkan1 (and the driver of the GPU)',
  'onnx-cpu': 'npx --yes pnpm@10.34.9 install --force',
  'tfjs-wasm': 'npx --yes pnpm@10.34.9 install --force',
  'tfjs-cpu': 'npx --yes pnpm@10.34.9 install --force',
};

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
        : { name: `engine ${engine}`, status: 'missing', detail: result.reason, fix: remedies[engine] },
    );
  }
  if (checks.some(({ status }) => status === 'ok')) return checks;
  return checks.map((check) => ({ ...check, status: 'broken' }));
}
