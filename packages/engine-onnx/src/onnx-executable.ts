import { checkRunInputs, type Executable, type Program, type Tensor } from '@reticket/network';
import { describeFailure } from './describe-failure.js';
import { ExecutableStateError } from './errors.js';
import type { Lease } from './sessions/session-cache.js';
import type { Session } from './sessions/session-host.js';

/** A session and the ONNX name of each output of its program. */
export interface CompiledProgram {
  readonly session: Session;
  readonly outputs: ReadonlyMap<string, string>;
  release(): Promise<void>;
}

/** A program bound to a share in one ONNX Runtime session. */
export class OnnxExecutable implements Executable {
  readonly program: Program;
  readonly #engine: string;
  #lease: Lease<CompiledProgram> | undefined;
  #running = false;

  constructor(engine: string, program: Program, lease: Lease<CompiledProgram>) {
    this.#engine = engine;
    this.program = program;
    this.#lease = lease;
  }

  async run(inputs: Readonly<Record<string, Tensor>>): Promise<Readonly<Record<string, Tensor>>> {
    const compiled = this.#lease?.value;
    if (compiled === undefined || this.#running) {
      const state = compiled === undefined ? 'a disposed executable' : 'an overlapping run';
      throw new ExecutableStateError(
        `invalid run of ${this.program.name}: got ${state}, expected an idle one`,
      );
    }
    checkRunInputs(this.program, inputs);
    this.#running = true;
    try {
      const results = await compiled.session.run(inputs, [...compiled.outputs.values()]);
      return Object.fromEntries(
        [...compiled.outputs].map(([output, name]) => [
          output,
          { data: results[name]!, shape: this.#shape(output) },
        ]),
      );
    } catch (error) {
      throw describeFailure(error, { engine: this.#engine, program: this.program.name });
    } finally {
      this.#running = false;
    }
  }

  async dispose(): Promise<void> {
    const lease = this.#lease;
    this.#lease = undefined;
    await lease?.release();
  }

  #shape(output: string): readonly number[] {
    return this.program.types.get(this.program.outputs.get(output)!)!.shape;
  }
}
