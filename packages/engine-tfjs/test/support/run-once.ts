import type { Engine, Program, Tensor } from '@reticket/network';
import { inputsOf, type ProgramValues, weightsOf } from './program-values.js';

/** Compiles a program, runs it once and disposes of it. */
export async function runOnce(
  engine: Engine,
  program: Program,
  values: ProgramValues,
): Promise<Readonly<Record<string, Tensor>>> {
  const executable = await engine.compile(program, weightsOf(program, values));
  try {
    return await executable.run(inputsOf(program, values));
  } finally {
    await executable.dispose();
  }
}
