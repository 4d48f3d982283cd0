import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const script = `
import { createOnnxEngine } from '@reticket/engine-onnx';
import { GraphBuilder, noAttributes, operations } from '@reticket/network';
const builder = new GraphBuilder();
const x = builder.input('x', { dtype: 'float32', shape: [1, 2] });
const program = builder.program('doubling', { y: builder.emit(operations.add, [x, x], noAttributes) });
const executable = await (await createOnnxEngine()).compile(program, new Map());
const { y } = await executable.run({ x: { data: Float32Array.of(1, 2), shape: [1, 2] } });
console.log(...y.data);
`;

it('lets a process exit that disposes of nothing', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
  });
  expect(stdout).toBe('2 4\n');
});
