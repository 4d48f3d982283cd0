import { MathBackendCPU } from '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createTfjsEngine, ExecutionError } from '../../src/index.js';
import { doublingInputs, doublingProgram, doublingWeights } from '../support/doubling-program.js';

/** A backend like cpu that lacks the addition. */
beforeEach(async () => {
  await createTfjsEngine({ backend: 'cpu' });
  tf.registerBackend('bare', () => new MathBackendCPU());
  tf.copyRegisteredKernels('cpu', 'bare');
  tf.unregisterKernel('Add', 'bare');
});

afterEach(() => {
  for (const { kernelName } of tf.getKernelsForBackend('bare')) tf.unregisterKernel(kernelName, 'bare');
  tf.removeBackend('bare');
});

it('names engine, program and operation of a run that fails, leaves no tensors, and stays usable', async () => {
  const executable = await (await createTfjsEngine({ backend: 'bare' })).compile(
    doublingProgram(),
    doublingWeights,
  );
  const { numTensors, numBytes } = tf.memory();
  const run = executable.run(doublingInputs);
  await expect(run).rejects.toThrow(ExecutionError);
  await expect(run).rejects.toMatchObject({
    code: 'RETICKET_EXECUTION',
    message: expect.stringMatching(
      /^invalid run of doubling on tfjs-bare: got a failure in add \S+ \(Kernel 'Add' not registered for backend 'bare'.*\), expected a result/,
    ),
  });
  expect(tf.memory().numTensors).toBe(numTensors);
  expect(tf.memory().numBytes).toBe(numBytes);

  tf.registerKernel({ ...tf.getKernel('Add', 'cpu'), backendName: 'bare' });
  expect([...(await executable.run(doublingInputs)).sum!.data]).toEqual([2, 4]);
  await executable.dispose();
});
