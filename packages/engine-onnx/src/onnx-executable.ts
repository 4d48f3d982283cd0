import { checkRunInputs, type Executable, type Program, type Tensor } from '@reticket/network';
import * as ort from 'onnxruntime-node';
import { ExecutableStateError } from './errors.js';

function toOnnxTensor({ data, shape }: Tensor): ort.Tensor {
  return data instanceof Float32Array
    ? new ort.Tensor('float32', data, shape)
    : new ort.Tensor('int32', data, shape);
}

/** A program compiled to one ONNX Runtime session. */
export class OnnxExecutable implements Executable {
  readonly program: Program;
  readonly #outputs: ReadonlyMap<string, string>;
  #session: ort.InferenceSession | undefined;
  #running = false;

  constructor(program: Program, session: ort.InferenceSession, outputs: ReadonlyMap<string, string>) {
    this.program = program;
    this.#session = session;
    this.#outputs = outputs;
  }

  async run(inputs: Readonly<Record<string, Tensor>>): Promise<Readonly<Record<string, Tensor>>> {
    const session = this.#session;
    if (session === undefined || this.#running) {
      const state = session === undefined ? 'a disposed executable' : 'an overlapping run';
      throw new ExecutableStateError(
        `invalid run of ${this.program.name}: got ${state}, expected an idle one`,
      );
    }
    checkRunInputs(this.program, inputs);
    const feeds = Object.fromEntries(
      Object.entries(inputs).map(([name, tensor]) => [name, toOnnxTensor(tensor)]),
    );
    this.#running = true;
    try {
      const results = await session.run(feeds, [...this.#outputs.values()]);
      return Object.fromEntries(
        [...this.#outputs].map(([output, name]) => {
          const { data } = results[name]!;
          return [output, { data: data as Float32Array, shape: this.#shape(output) }];
        }),
      );
    } finally {
      this.#running = false;
    }
  }

  async dispose(): Promise<void> {
    const session = this.#session;
    this.#session = undefined;
    await session?.release();
  }

  #shape(output: string): readonly number[] {
    return this.program.types.get(this.program.outputs.get(output)!)!.shape;
  }
}
