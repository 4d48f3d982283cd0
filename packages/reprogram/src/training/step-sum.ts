import type { Tensor } from '@reticket/network';

/**
 * Adds up what the parts of one batch returned, in their order and in double precision, and puts their rows together.
 * One part comes out as it went in.
 */
export class StepSum {
  readonly #batch: number;
  readonly #gradientNames: readonly string[];
  readonly #gradients = new Map<string, Float64Array>();
  readonly #rows = new Map<string, Float32Array>();
  #loss = 0;

  constructor(batch: number, gradientNames: readonly string[]) {
    this.#batch = batch;
    this.#gradientNames = gradientNames;
  }

  /** Sum of the losses. */
  get loss(): number {
    return this.#loss;
  }

  /** Adds the outputs of the part whose first image stands at `start` of the batch. */
  add(outputs: Readonly<Record<string, Tensor>>, start: number): void {
    this.#loss += outputs.loss!.data[0]!;
    for (const name of this.#gradientNames) {
      const { data } = outputs[name]!;
      const sum = this.#gradients.get(name) ?? new Float64Array(data.length);
      for (let index = 0; index < sum.length; index += 1) sum[index] = sum[index]! + data[index]!;
      this.#gradients.set(name, sum);
    }
    for (const name of ['logits', 'sourceLogits']) {
      if (outputs[name] !== undefined) this.#putRows(name, outputs[name], start);
    }
  }

  /** Sum of a gradient, rounded to single precision. */
  gradient(name: string): Float32Array {
    return Float32Array.from(this.#gradients.get(name)!);
  }

  /** [batch, ...]: the rows of all parts; zeros where no part was run. */
  rows(name: string): Float32Array | undefined {
    return this.#rows.get(name);
  }

  #putRows(name: string, { data, shape }: Tensor, start: number): void {
    const width = shape[1]!;
    const rows = this.#rows.get(name) ?? new Float32Array(this.#batch * width);
    rows.set(data.subarray(0, (this.#batch - start) * width), start * width);
    this.#rows.set(name, rows);
  }
}
