import type { Program } from './graph/graph.js';
import type { Tensor, Weights } from './tensor.js';

/** A compiled program. */
export interface Executable {
  readonly program: Program;
  /**
   * Runs the program once. `inputs` holds a tensor of the declared type for every input of the program; the result
   * one for every output. Runs of one executable must not overlap.
   */
  run(inputs: Readonly<Record<string, Tensor>>): Promise<Readonly<Record<string, Tensor>>>;
  /** Frees the memory the engine holds for it; running it afterwards is an error. */
  dispose(): Promise<void>;
}

/** Something that runs programs. Two engines agree on one program to 1e-4 relative. */
export interface Engine {
  /** Short and stable, for results and `--engine`, such as `onnx-cpu` or `tfjs-wasm`. */
  readonly name: string;
  /** Binds the weights of the program's parameters and makes it ready to run. */
  compile(program: Program, weights: Weights): Promise<Executable>;
  /**
   * Bytes that compiling and running a program adds to the process at most, estimated from `programMemory` and from
   * what the engine was measured to add to it. Engines that were not measured leave it out.
   */
  memoryOf?(program: Program): number;
}
