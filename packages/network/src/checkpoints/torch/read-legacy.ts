import type { TensorInput } from '@reticket/safetensors';
import { CheckpointError, ForbiddenGlobalError } from '../../errors.js';
import { ByteReader } from '../byte-reader.js';
import type { ResolvedLimits } from '../limits.js';
import type { PickleEnvironment } from '../pickle/machine.js';
import { unpickle } from '../pickle/unpickle.js';
import { describe, type PickleValue } from '../pickle/value.js';
import { quote } from '../quote.js';
import { copyTensor } from './copy-tensor.js';
import { findTorchGlobal } from './globals.js';
import { findStateDict } from './state-dict.js';
import { StorageTable } from './storage-table.js';
import { bytesPerElement } from './storage-types.js';

const magicNumber = 0x1950a86a20f9469cfc6cn;
const protocolVersion = 1001;

/** For the parts of the file that are plain data. */
const nothing: PickleEnvironment = {
  findGlobal(module, name) {
    throw new ForbiddenGlobalError(
      `invalid checkpoint: got the Python object ${quote(`${module}.${name}`)}, expected plain data`,
    );
  },
  loadPersistent(id) {
    throw new CheckpointError(
      `invalid checkpoint: got the persistent id ${describe(id)}, expected plain data`,
    );
  },
};

function checkHeader(reader: ByteReader, limits: ResolvedLimits): void {
  if (unpickle(reader, nothing, limits) !== magicNumber) {
    throw new CheckpointError('invalid checkpoint: got a pickle without the magic number of torch.save');
  }
  const version = unpickle(reader, nothing, limits);
  if (version !== protocolVersion) {
    throw new CheckpointError(
      `invalid checkpoint protocol: got ${describe(version)}, expected ${protocolVersion}`,
    );
  }
  const system = unpickle(reader, nothing, limits);
  if (!(system instanceof Map) || system.get('little_endian') !== true) {
    throw new CheckpointError('invalid checkpoint byte order: got another, expected little endian');
  }
}

function isKeyList(value: PickleValue): value is string[] {
  return Array.isArray(value) && value.every((key) => typeof key === 'string');
}

/** Bytes of every storage, in the order of the key list: a count of elements, then the elements. */
function readStorages(
  reader: ByteReader,
  storages: StorageTable,
  limits: ResolvedLimits,
): ReadonlyMap<string, Uint8Array> {
  const keys = unpickle(reader, nothing, limits);
  if (!isKeyList(keys)) {
    throw new CheckpointError(`invalid storage keys: got ${describe(keys)}, expected a list of strings`);
  }
  const contents = new Map<string, Uint8Array>();
  for (const key of keys) {
    const { dtype } = storages.get(key);
    contents.set(key, reader.take(reader.uint64() * bytesPerElement(dtype)));
  }
  if (reader.remaining > 0) {
    throw new CheckpointError(`invalid checkpoint: got ${reader.remaining} bytes after the last storage`);
  }
  return contents;
}

/** Tensors of the state dict in a `.th` or `.pth` file as torch wrote it before 1.6: pickles, then raw storages. */
export function readTorchLegacy(bytes: Uint8Array, limits: ResolvedLimits): ReadonlyMap<string, TensorInput> {
  const reader = new ByteReader(bytes);
  checkHeader(reader, limits);
  const storages = new StorageTable();
  const root = unpickle(
    reader,
    { findGlobal: findTorchGlobal, loadPersistent: (id) => storages.load(id) },
    limits,
  );
  const stateDict = findStateDict(root, limits);
  const contents = readStorages(reader, storages, limits);
  return new Map(
    [...stateDict].map(([name, tensor]) => {
      const stored = contents.get(tensor.storage.key);
      if (stored === undefined) {
        throw new CheckpointError(`invalid checkpoint: got no storage for ${quote(name)}, expected one`);
      }
      return [name, copyTensor(tensor, stored)];
    }),
  );
}
