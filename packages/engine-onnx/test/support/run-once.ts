import type { Program, Tensor, Weights } from '@reticket/network';
import { createOnnxEngine } from '../../src/index.js';

/** Compiles a program on one CPU thread, runs it once and disposes of it. */
export async function runOnce(
  program: Program,
  inputs: Readonly<Record<string, Tensor>>,
  weights: Weights = new Map(),
): Promise<Readonly<Record<string, Tensor>>> {
  const engine = await createOnnxEngine({ threads: 1 });
  try {
    return await (await engine.compile(program, weights)).run(inputs);
  } finally {
    await engine.dispose();
  }
}
