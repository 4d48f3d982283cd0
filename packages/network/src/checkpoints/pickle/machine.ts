import { CheckpointError, CheckpointLimitError } from '../../errors.js';
import type { ByteReader } from '../byte-reader.js';
import type { ResolvedLimits } from '../limits.js';
import type { PickleValue } from './value.js';

/** What a pickle may refer to outside itself. */
export interface PickleEnvironment {
  /** @throws ForbiddenGlobalError unless the name is allowed. */
  findGlobal(module: string, name: string): PickleValue;
  /** The object with a persistent id: a storage. */
  loadPersistent(id: PickleValue): PickleValue;
}

/** State of the stack machine that a pickle is a program for. */
export class PickleMachine {
  #stack: PickleValue[] = [];
  readonly #suspended: PickleValue[][] = [];
  readonly #memo = new Map<number, PickleValue>();

  constructor(
    readonly reader: ByteReader,
    readonly environment: PickleEnvironment,
    readonly limits: ResolvedLimits,
  ) {}

  push(value: PickleValue): void {
    this.#stack.push(value);
  }

  pop(): PickleValue {
    const value = this.#stack.pop();
    if (value === undefined)
      throw new CheckpointError('invalid pickle: got an empty stack, expected a value');
    return value;
  }

  top(): PickleValue {
    const value = this.pop();
    this.push(value);
    return value;
  }

  /** Pops `count` values, in the order they were pushed. */
  popMany(count: number): PickleValue[] {
    const values: PickleValue[] = [];
    for (let index = 0; index < count; index += 1) values.push(this.pop());
    return values.reverse();
  }

  mark(): void {
    if (this.#suspended.length >= this.limits.maxDepth) {
      throw new CheckpointLimitError(
        `invalid pickle: got more than ${this.limits.maxDepth} open containers, expected fewer (maxDepth)`,
      );
    }
    this.#suspended.push(this.#stack);
    this.#stack = [];
  }

  /** The values since the last mark. */
  popToMark(): PickleValue[] {
    const outer = this.#suspended.pop();
    if (outer === undefined) throw new CheckpointError('invalid pickle: got no mark, expected one');
    const values = this.#stack;
    this.#stack = outer;
    return values;
  }

  remember(index = this.#memo.size): void {
    this.#memo.set(index, this.top());
  }

  recall(index: number): void {
    const value = this.#memo.get(index);
    if (value === undefined) {
      throw new CheckpointError(`invalid pickle: got memo ${index}, expected one that was stored`);
    }
    this.push(value);
  }

  /** The one value that is left at the end. */
  result(): PickleValue {
    const value = this.pop();
    if (this.#stack.length > 0 || this.#suspended.length > 0) {
      throw new CheckpointError('invalid pickle: got values left over, expected exactly one');
    }
    return value;
  }
}
