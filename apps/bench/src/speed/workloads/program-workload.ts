import { type Engine, type Program, programMacs, type Tensor, type Weights } from '@reticket/network';
import type { Workload } from './workload.js';

export interface ProgramRun {
  readonly program: Program;
  readonly weights: Weights;
  readonly inputs: Readonly<Record<string, Tensor>>;
  /** Images of one run. */
  readonly items?: number;
}

/** One run of a compiled program, inputs handed over and outputs taken back. */
export async function programWorkload(
  engine: Engine,
  { program, weights, inputs, items }: ProgramRun,
): Promise<Workload> {
  const executable = await engine.compile(program, weights);
  return {
    run: () => executable.run(inputs),
    asynchronous: true,
    macs: programMacs(program),
    ...(items !== undefined && { items }),
    dispose: () => executable.dispose(),
  };
}
