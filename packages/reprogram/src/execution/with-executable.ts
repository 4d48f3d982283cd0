import type { Engine, Executable, Program, Weights } from '@reticket/network';

/** Compiles, uses and always disposes. */
export async function withExecutable<T>(
  engine: Engine,
  program: Program,
  weights: Weights,
  use: (executable: Executable) => Promise<T>,
): Promise<T> {
  const executable = await engine.compile(program, weights);
  try {
    return await use(executable);
  } finally {
    await executable.dispose();
  }
}
