import type { StorageDtype } from '../torch/storage-types.js';

/** An immutable sequence; a Python list is a JavaScript array. */
export class Tuple {
  constructor(readonly items: readonly PickleValue[]) {}
}

/** A Python dict or OrderedDict. Attributes set on it are dropped. */
export type Dict = Map<PickleValue, PickleValue>;

/** A function that a pickle may call. It only ever builds a value of this file. */
export class PickleFunction {
  constructor(
    readonly name: string,
    readonly call: (args: readonly PickleValue[]) => PickleValue,
  ) {}
}

/** The type of a storage, such as `torch.FloatStorage`. */
export class StorageType {
  constructor(readonly dtype: StorageDtype) {}
}

/** Elements that lie elsewhere in the file; several tensors may share them. */
export class Storage {
  constructor(
    readonly key: string,
    readonly dtype: StorageDtype,
    readonly elements: number,
    /** Where this view starts in the elements stored under `key`, and how many it holds. */
    readonly view: { readonly start: number; readonly length: number } = { start: 0, length: elements },
  ) {}
}

/** A tensor that has not been copied out of its storage yet. */
export class StoredTensor {
  constructor(
    readonly storage: Storage,
    /** Position of the first element within the storage. */
    readonly offset: number,
    readonly shape: readonly number[],
    /** Elements between neighbours along every axis. */
    readonly strides: readonly number[],
  ) {}
}

/** Everything that the restricted unpickler can build. */
export type PickleValue =
  | null
  | boolean
  | number
  | bigint
  | string
  | Uint8Array
  | Tuple
  | PickleValue[]
  | Dict
  | PickleFunction
  | StorageType
  | Storage
  | StoredTensor;

/** A few words on a value for error messages; never recurses into it. */
export function describe(value: PickleValue | undefined): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'None';
  if (value instanceof Tuple) return `a tuple of ${value.items.length}`;
  if (value instanceof Map) return `a dict of ${value.size}`;
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (value instanceof Uint8Array) return `${value.length} bytes`;
  if (value instanceof PickleFunction) return `the function ${value.name}`;
  if (value instanceof StorageType) return `the storage type of ${value.dtype}`;
  if (value instanceof Storage) return 'a storage';
  if (value instanceof StoredTensor) return 'a tensor';
  return typeof value === 'string' ? 'a string' : `${value}`;
}
