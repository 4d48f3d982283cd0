import { describe, expect, it } from 'vitest';
import { chooseEngine } from '../src/engines/choose-engine.js';
import type { EngineName } from '../src/engines/engine-name.js';
import type { EngineProbe } from '../src/engines/probe-engine.js';
import { EngineUnavailableError } from '../src/errors.js';

/** Engines that answer with the given speeds; the others do not work. */
function machine(speeds: Partial<Record<EngineName, number>>) {
  return async (engine: EngineName): Promise<EngineProbe> => {
    const gflops = speeds[engine];
    return gflops === undefined
      ? { engine, works: false, reason: 'no device' }
      : { engine, works: true, gflops };
  };
}

describe('chooseEngine', () => {
  it('takes ONNX Runtime on the CPU where there is no GPU, and says why', async () => {
    const choice = await chooseEngine('auto', machine({ 'onnx-cpu': 50, 'tfjs-wasm': 5 }));
    expect(choice.engine).toBe('onnx-cpu');
    expect(choice.reasons).toEqual([
      'tfjs-node-gpu does not work: no device',
      'onnx-cuda does not work: no device',
      'onnx-webgpu does not work: no device',
      'onnx-cpu works, 50.0 GFLOP/s',
    ]);
  });

  it('takes a GPU that is faster than the CPU', async () => {
    const choice = await chooseEngine('auto', machine({ 'onnx-cpu': 50, 'onnx-webgpu': 900 }));
    expect(choice.engine).toBe('onnx-webgpu');
  });

  it('passes over a software renderer', async () => {
    const choice = await chooseEngine('auto', machine({ 'onnx-cpu': 50, 'onnx-webgpu': 3 }));
    expect(choice.engine).toBe('onnx-cpu');
    expect(choice.reasons).toContain('onnx-webgpu works, 3.00 GFLOP/s, slower than onnx-cpu');
  });

  it('falls back on TensorFlow.js', async () => {
    expect((await chooseEngine('auto', machine({ 'tfjs-wasm': 5 }))).engine).toBe('tfjs-wasm');
  });

  it('takes TensorFlow with CUDA before any other, and TensorFlow on the CPU after ONNX Runtime', async () => {
    const all = machine({ 'tfjs-node-gpu': 900, 'onnx-cuda': 950, 'onnx-cpu': 50, 'tfjs-node': 60 });
    expect((await chooseEngine('auto', all)).engine).toBe('tfjs-node-gpu');
    const onCpu = machine({ 'onnx-cpu': 50, 'tfjs-node': 60 });
    expect((await chooseEngine('auto', onCpu)).engine).toBe('onnx-cpu');
    expect((await chooseEngine('auto', machine({ 'tfjs-node': 60 }))).engine).toBe('tfjs-node');
  });

  it('takes no other engine than the one asked for', async () => {
    await expect(chooseEngine('onnx-cuda', machine({ 'onnx-cpu': 50 }))).rejects.toThrow(
      EngineUnavailableError,
    );
    await expect(chooseEngine('onnx-cuda', machine({ 'onnx-cpu': 50 }))).rejects.toThrow('no device');
  });

  it('says of every engine why it does not work when none does', async () => {
    await expect(chooseEngine('auto', machine({}))).rejects.toThrow('tfjs-cpu does not work: no device');
  });
});
