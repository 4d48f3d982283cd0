import { CheckpointError } from '../../errors.js';
import { describe, type PickleValue, Storage, StorageType, Tuple } from '../pickle/value.js';
import { quote } from '../quote.js';

function fail(got: string, expected: string): never {
  throw new CheckpointError(`invalid storage: got ${got}, expected ${expected}`);
}

function count(thing: string, value: PickleValue | undefined): number {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value;
  return fail(`${thing} ${describe(value)}`, 'an integer >= 0');
}

/** The part of a storage that old versions of torch saved as a view: (key, offset, length) or None. */
function viewOf(metadata: PickleValue | undefined, elements: number): Storage['view'] {
  if (metadata === undefined || metadata === null) return { start: 0, length: elements };
  if (!(metadata instanceof Tuple) || metadata.items.length !== 3) {
    return fail(`the view ${describe(metadata)}`, 'a tuple of three');
  }
  const start = count('view offset', metadata.items[1]);
  const length = count('view length', metadata.items[2]);
  if (start + length > elements) fail(`a view of ${start}..${start + length}`, `a part of 0..${elements}`);
  return { start, length };
}

/** Collects the storages that a pickle names; their bytes come later in the file. */
export class StorageTable {
  readonly #storages = new Map<string, Storage>();

  /** The storage with the persistent id `('storage', type, key, location, elements[, view])`. */
  load(id: PickleValue): Storage {
    if (!(id instanceof Tuple) || id.items[0] !== 'storage') {
      return fail(`the persistent id ${describe(id)}`, "a tuple that starts with 'storage'");
    }
    const [, type, key, , elements, metadata] = id.items;
    if (!(type instanceof StorageType)) return fail(`type ${describe(type)}`, 'a storage type of torch');
    if (typeof key !== 'string') return fail(`key ${describe(key)}`, 'a string');
    const size = count('size', elements);
    const known = this.#storages.get(key);
    if (known !== undefined && (known.dtype !== type.dtype || known.elements !== size)) {
      return fail(`${quote(key)} with two types or sizes`, 'one');
    }
    const storage = new Storage(key, type.dtype, size, viewOf(metadata, size));
    if (known === undefined) this.#storages.set(key, storage);
    return storage;
  }

  /** @throws CheckpointError for a key that the pickle does not name. */
  get(key: string): Storage {
    return this.#storages.get(key) ?? fail(`${quote(key)}`, 'one that a tensor refers to');
  }
}
