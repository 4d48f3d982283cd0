import { GraphBuilder, noAttributes, operations } from '@reticket/network';
import { describe, expect, it } from 'vitest';
import { describeFailure } from '../src/describe-failure.js';
import { createOnnxEngine, OutOfMemoryError, type SessionThread } from '../src/index.js';

describe.each<SessionThread>(['worker', 'caller'])('on the thread of the %s', (sessionThread) => {
  it('names engine, program, operator and way out when memory runs out, and goes on', async () => {
    const builder = new GraphBuilder();
    builder.input('x', { dtype: 'float32', shape: [1, 1, 1, 1] });
    // 256 TiB: more than a process can address.
    const after = [0, 0, 2 ** 20 - 1, 2 ** 26 - 1];
    const huge = builder.emit(operations.pad, ['x'], { before: [0, 0, 0, 0], after });
    const program = builder.program('huge', { y: builder.emit(operations.relu, [huge], noAttributes) });
    const engine = await createOnnxEngine({ sessionThread });
    const executable = await engine.compile(program, new Map());
    const x = { data: Float32Array.of(1), shape: [1, 1, 1, 1] };
    for (let attempt = 0; attempt < 2; attempt += 1) {
      await expect(executable.run({ x })).rejects.toMatchObject({
        name: 'OutOfMemoryError',
        code: 'RETICKET_OUT_OF_MEMORY',
        engine: 'onnx-cpu',
        program: 'huge',
        operator: 'Pad',
        message:
          'engine onnx-cpu cannot run huge at Pad: out of memory, asked for 281474976710656 bytes; use a smaller batch or a memory limit',
      });
    }
    await engine.dispose();
  });
});

// As ONNX Runtime 1.30 words them.
const recorded: readonly (readonly [message: string, code: string, text: string])[] = [
  [
    'This is an invalid model. In Node, ("Relu#4", Rela, "", -1) : ("Pad#3": tensor(float),) -> ("Relu#4",) , Error No Op registered for Rela with domain_version of 17',
    'RETICKET_UNSUPPORTED_OPERATION',
    'engine onnx-webgpu cannot run p at Rela: this execution provider does not have it; use the provider cpu',
  ],
  [
    '/onnxruntime_src/onnxruntime/core/providers/webgpu/webgpu_context.cc:136 onnxruntime::webgpu::WebGpuContext::Initialize(const onnxruntime::webgpu::WebGpuContextConfig&)::<lambda()> adapter_result.status == wgpu::RequestAdapterStatus::Success was false. Failed to get a WebGPU adapter: No supported adapters\n',
    'RETICKET_PROVIDER_UNAVAILABLE',
    'engine onnx-webgpu cannot start: Failed to get a WebGPU adapter: No supported adapters; use the provider cpu, or install the driver it needs',
  ],
  [
    'OrtSessionOptionsAppendExecutionProvider_Cuda: Failed to load shared library',
    'RETICKET_PROVIDER_UNAVAILABLE',
    'engine onnx-webgpu cannot start: OrtSessionOptionsAppendExecutionProvider_Cuda: Failed to load shared library; use the provider cpu, or install the driver it needs',
  ],
  [
    'std::bad_alloc',
    'RETICKET_OUT_OF_MEMORY',
    'engine onnx-webgpu cannot run p: out of memory; use a smaller batch or a memory limit',
  ],
  [
    'Failed to load model because protobuf parsing failed.',
    'RETICKET_EXECUTION_FAILED',
    'engine onnx-webgpu cannot run p: Failed to load model because protobuf parsing failed; another engine may run it',
  ],
];

it.each(recorded)('says what "%.40s" means', (message, code, text) => {
  const error = describeFailure(new Error(message), { engine: 'onnx-webgpu', program: 'p' });
  expect(error).toMatchObject({ code, message: text });
});

it('leaves its own errors as they are', () => {
  const error = new OutOfMemoryError({ engine: 'e', program: 'p' }, 'w', undefined);
  expect(describeFailure(error, { engine: 'f', program: 'q' })).toBe(error);
});
