import { logitsProgram, resnetCifar, ShapeError } from '@reticket/network';
import { expect, it } from 'vitest';
import { createOnnxEngine, InvalidArgumentError, type OnnxProvider } from '../src/index.js';

const program = logitsProgram(resnetCifar(8), { batch: 1 });

it('refuses an unknown provider and lists those there are', async () => {
  await expect(createOnnxEngine({ provider: 'tpu' as OnnxProvider })).rejects.toThrow(
    new InvalidArgumentError('invalid provider: got tpu, expected cpu, webgpu, cuda'),
  );
});

it('refuses a thread count below one', async () => {
  await expect(createOnnxEngine({ threads: 0 })).rejects.toThrow(
    'invalid threads: got 0, expected an integer >= 1',
  );
});

it('refuses to compile without every weight', async () => {
  const engine = await createOnnxEngine();
  await expect(engine.compile(program, new Map())).rejects.toThrow(
    new ShapeError('invalid weights of resnet8-cifar/logits: got no conv1.weight'),
  );
});
