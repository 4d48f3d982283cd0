import type { TensorInput } from '@reticket/safetensors';
import { CheckpointError } from '../../errors.js';
import { ByteReader } from '../byte-reader.js';
import type { ResolvedLimits } from '../limits.js';
import { unpickle } from '../pickle/unpickle.js';
import { quote } from '../quote.js';
import { copyTensor } from './copy-tensor.js';
import { findTorchGlobal } from './globals.js';
import { findStateDict } from './state-dict.js';
import { StorageTable } from './storage-table.js';
import { ZipArchive } from './zip-archive.js';

/** The folder that holds everything in the archive: the one with `data.pkl`. */
function rootFolder(archive: ZipArchive): string {
  const folders = [...archive.sizes.keys()].flatMap((name) => /^([^/]+\/)data\.pkl$/.exec(name)?.[1] ?? []);
  if (folders.length !== 1) {
    throw new CheckpointError(`invalid checkpoint archive: got ${folders.length} data.pkl, expected one`);
  }
  return folders[0]!;
}

function checkByteOrder(archive: ZipArchive, entry: string): void {
  if (!archive.sizes.has(entry)) return;
  const order = new TextDecoder().decode(archive.read([entry]).get(entry));
  if (order !== 'little') {
    throw new CheckpointError(`invalid checkpoint byte order: got ${quote(order)}, expected little`);
  }
}

/** Tensors of the state dict in a `.pth` file as torch writes it since 1.6: a zip of a pickle and its storages. */
export function readTorchZip(bytes: Uint8Array, limits: ResolvedLimits): ReadonlyMap<string, TensorInput> {
  const archive = new ZipArchive(bytes, limits);
  const folder = rootFolder(archive);
  checkByteOrder(archive, `${folder}byteorder`);

  const pickle = `${folder}data.pkl`;
  const storages = new StorageTable();
  const root = unpickle(
    new ByteReader(archive.read([pickle]).get(pickle)!),
    { findGlobal: findTorchGlobal, loadPersistent: (id) => storages.load(id) },
    limits,
  );
  const stateDict = findStateDict(root, limits);
  const entryOf = (key: string) => `${folder}data/${key}`;
  const contents = archive.read([...stateDict.values()].map(({ storage }) => entryOf(storage.key)));
  return new Map(
    [...stateDict].map(([name, tensor]) => [
      name,
      copyTensor(tensor, contents.get(entryOf(tensor.storage.key))!),
    ]),
  );
}
