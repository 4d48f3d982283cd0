import {
  type Engine,
  type Executable,
  fitBatch,
  type Program,
  programMacs,
  type Weights,
} from '@reticket/network';
import { InvalidArgumentError } from '../errors.js';

export interface StepExecutablesOptions {
  readonly engine: Engine;
  readonly weights: Weights;
  /** Images of a step at most. */
  readonly batchSize: number;
  /** Parts in which a batch is run at least. */
  readonly accumulate: number;
  readonly memoryLimit: number | undefined;
  /** Whether a step must run its images at once and without padding, as batch statistics need it. */
  readonly exact: boolean;
  programOf(batch: number): Program;
}

/** What runs training steps. */
export interface StepRunner {
  /** Multiply-accumulates of everything that ran. */
  readonly macs: number;
  /** Images per run for a step of so many. */
  partOf(actual: number): number;
  /** What takes and gives what `promptStepProgram` for so many images does; every call counts as a run. */
  of(part: number): Promise<Pick<Executable, 'run'>>;
}

/** The executables of training steps: one for a part of a batch, or one for every number of images that occurs. */
export class StepExecutables implements StepRunner {
  readonly #options: StepExecutablesOptions;
  readonly #part: number;
  readonly #executables = new Map<number, Executable>();
  #macs = 0;

  /**
   * @throws MemoryLimitError of `@reticket/network` when not even one image fits into the limit, and
   * InvalidArgumentError when a step that must run at once does not.
   */
  constructor(options: StepExecutablesOptions) {
    this.#options = options;
    const { engine, batchSize, accumulate, memoryLimit, exact, programOf } = options;
    const largest = Math.ceil(batchSize / accumulate);
    const { batch } = fitBatch(engine, largest, memoryLimit, programOf);
    if (exact && batch < batchSize) {
      throw new InvalidArgumentError(
        `invalid batchSize: got ${batchSize} in parts of ${batch}, expected one that runs at once, as it takes statistics of the batch`,
      );
    }
    this.#part = batch;
  }

  get macs(): number {
    return this.#macs;
  }

  partOf(actual: number): number {
    return this.#options.exact ? actual : this.#part;
  }

  /** The executable for so many images, compiled when it is first asked for; every call counts as a run. */
  async of(part: number): Promise<Executable> {
    const { engine, weights, programOf } = this.#options;
    let executable = this.#executables.get(part);
    if (executable === undefined) {
      executable = await engine.compile(programOf(part), weights);
      this.#executables.set(part, executable);
    }
    this.#macs += programMacs(executable.program);
    return executable;
  }

  async dispose(): Promise<void> {
    for (const executable of this.#executables.values()) await executable.dispose();
    this.#executables.clear();
  }
}
