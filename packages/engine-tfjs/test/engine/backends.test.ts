import { MathBackendCPU } from '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { BackendNotRegisteredError, BackendUnavailableError, createTfjsEngine } from '../../src/index.js';
import { doublingInputs, doublingProgram, doublingWeights } from '../support/doubling-program.js';

afterEach(() => vi.restoreAllMocks());

describe('createTfjsEngine', () => {
  it.each([
    ['wasm', 'tfjs-wasm'],
    ['cpu', 'tfjs-cpu'],
  ])('names the engine after the backend %s', async (backend, name) => {
    expect((await createTfjsEngine({ backend })).name).toBe(name);
  });

  it('takes wasm by default', async () => {
    expect((await createTfjsEngine()).name).toBe('tfjs-wasm');
  });

  it('refuses a backend that nobody registered', async () => {
    const created = createTfjsEngine({ backend: 'webgl' });
    await expect(created).rejects.toThrow(BackendNotRegisteredError);
    await expect(created).rejects.toMatchObject({
      code: 'RETICKET_BACKEND_NOT_REGISTERED',
      message:
        'invalid backend: got webgl, expected wasm, cpu, tensorflow, webgpu or a registered backend (import the package that registers it first)',
    });
  });

  it('reports a backend that cannot start', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
    tf.registerBackend('broken', () => {
      throw new Error('no such device');
    });
    await expect(createTfjsEngine({ backend: 'broken' })).rejects.toThrow(BackendUnavailableError);
    expect(warn).toHaveBeenCalled();
    tf.removeBackend('broken');
  });

  it('runs on any backend that was registered before', async () => {
    await createTfjsEngine({ backend: 'cpu' });
    tf.registerBackend('twin', () => new MathBackendCPU());
    tf.copyRegisteredKernels('cpu', 'twin');
    const engine = await createTfjsEngine({ backend: 'twin' });
    expect(engine.name).toBe('tfjs-twin');
    const executable = await engine.compile(doublingProgram(), doublingWeights);
    expect([...(await executable.run(doublingInputs)).sum!.data]).toEqual([2, 4]);
    await executable.dispose();
  });

  it('refuses places of some of the wasm files only', async () => {
    const created = createTfjsEngine({ backend: 'wasm', wasmPaths: { 'tfjs-backend-wasm.wasm': 'a.wasm' } });
    await expect(created).rejects.toThrow(BackendUnavailableError);
    await expect(created).rejects.toThrow('invalid wasmPaths: got tfjs-backend-wasm.wasm, expected a folder');
  });
});

it('engines on several backends run side by side', async () => {
  const executables = [];
  for (const backend of ['wasm', 'cpu', 'wasm']) {
    const engine = await createTfjsEngine({ backend });
    executables.push(await engine.compile(doublingProgram(), doublingWeights));
  }
  const results = await Promise.all(executables.map((executable) => executable.run(doublingInputs)));
  for (const { sum } of results) expect([...sum!.data]).toEqual([2, 4]);
  await Promise.all(executables.map((executable) => executable.dispose()));
});

it('runs on its own backend whatever else was made active meanwhile', async () => {
  const engine = await createTfjsEngine({ backend: 'wasm' });
  const executable = await engine.compile(doublingProgram(), doublingWeights);
  await createTfjsEngine({ backend: 'cpu' });
  const run = executable.run(doublingInputs);
  await tf.setBackend('cpu');
  expect([...(await run).sum!.data]).toEqual([2, 4]);
  await executable.dispose();
});
