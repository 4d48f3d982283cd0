/** Element types of ONNX tensors that lowerings use. */
export type OnnxDataType = 'float32' | 'int32' | 'int64';

export type OnnxData = Float32Array | Int32Array | BigInt64Array;

export type OnnxAttribute =
  | { readonly int: number }
  | { readonly float: number }
  | { readonly string: string }
  | { readonly ints: readonly number[] };

export interface OnnxNode {
  readonly opType: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes: Readonly<Record<string, OnnxAttribute>>;
  readonly domain?: string;
}

export interface OnnxInitializer {
  readonly name: string;
  readonly data: OnnxData;
  readonly shape: readonly number[];
}

export interface OnnxValue {
  readonly name: string;
  readonly dtype: OnnxDataType;
  readonly shape: readonly number[];
}

/**
 * An ONNX graph under construction. Node outputs get fresh names; equal small constants and equal nodes are shared.
 */
export class OnnxGraph {
  readonly nodes: OnnxNode[] = [];
  readonly initializers: OnnxInitializer[] = [];
  readonly inputs: OnnxValue[] = [];
  readonly outputs: OnnxValue[] = [];
  /** Names of shared constants and nodes by what they are. */
  readonly #shared = new Map<string, string>();
  #count = 0;

  /** Appends a node and returns the names of its outputs. */
  emitAll(
    opType: string,
    inputs: readonly string[],
    attributes: Readonly<Record<string, OnnxAttribute>>,
    outputCount: number,
  ): readonly string[] {
    const outputs = Array.from({ length: outputCount }, () => this.#fresh(opType));
    this.nodes.push({ opType, inputs, outputs, attributes });
    return outputs;
  }

  /** The output of a node with one output, which is appended unless an equal one is there already. */
  emit(
    opType: string,
    inputs: readonly string[],
    attributes: Readonly<Record<string, OnnxAttribute>> = {},
  ): string {
    const key = `n:${JSON.stringify([opType, inputs, attributes])}`;
    return this.#share(key, () => this.emitAll(opType, inputs, attributes, 1)[0]!);
  }

  /** A tensor known before any run. */
  initializer(data: OnnxData, shape: readonly number[], name = this.#fresh('constant')): string {
    this.initializers.push({ name, data, shape });
    return name;
  }

  /** A small vector of int64, as shape-like arguments are given. */
  integers(values: readonly number[]): string {
    return this.#share(`i:${values.join()}`, () =>
      this.initializer(BigInt64Array.from(values, BigInt), [values.length]),
    );
  }

  /** A scalar of float32. */
  scalar(value: number): string {
    return this.#share(`f:${value}`, () => this.initializer(Float32Array.of(value), []));
  }

  /** One float per channel, shaped to broadcast over NCHW values. */
  perChannel(values: readonly number[]): string {
    return this.#share(`c:${values.join()}`, () =>
      this.initializer(Float32Array.from(values), [1, values.length, 1, 1]),
    );
  }

  #share(key: string, make: () => string): string {
    const known = this.#shared.get(key);
    if (known !== undefined) return known;
    const name = make();
    this.#shared.set(key, name);
    return name;
  }

  #fresh(stem: string): string {
    this.#count += 1;
    return `${stem}#${this.#count}`;
  }
}
