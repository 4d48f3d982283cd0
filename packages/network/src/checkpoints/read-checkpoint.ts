import { readSafetensors, SafetensorsError, type TensorInput } from '@reticket/safetensors';
import { CheckpointError, CheckpointLimitError, InvalidArgumentError } from '../errors.js';
import { elementCount, type Tensor } from '../tensor.js';
import { type CheckpointLimits, type ResolvedLimits, resolveLimits } from './limits.js';
import { toTensor } from './to-tensor.js';
import { readTorchLegacy } from './torch/read-legacy.js';
import { readTorchZip } from './torch/read-zip.js';

type Reader = (bytes: Uint8Array, limits: ResolvedLimits) => ReadonlyMap<string, TensorInput>;

function readSafetensorsFile(
  bytes: Uint8Array,
  { maxElements, maxRank }: ResolvedLimits,
): ReadonlyMap<string, TensorInput> {
  try {
    const { tensors } = readSafetensors(bytes, { maxRank });
    const total = [...tensors.values()].reduce((sum, { shape }) => sum + elementCount(shape), 0);
    if (total > maxElements) {
      throw new CheckpointLimitError(
        `invalid checkpoint: got ${total} elements, expected at most ${maxElements} (maxElements)`,
      );
    }
    return tensors;
  } catch (cause) {
    if (!(cause instanceof SafetensorsError)) throw cause;
    throw new CheckpointError(cause.message, { cause });
  }
}

function startsWith(bytes: Uint8Array, start: readonly number[], offset = 0): boolean {
  return start.every((byte, index) => bytes[offset + index] === byte);
}

/** The reader for a file that starts like this one. */
function readerFor(bytes: Uint8Array): Reader {
  // A safetensors header is shorter than 4 GiB and starts with a brace after its length of eight bytes.
  if (startsWith(bytes, [0, 0, 0, 0, 0x7b], 4)) return readSafetensorsFile;
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) return readTorchZip;
  if (startsWith(bytes, [0x80])) return readTorchLegacy;
  const start = [...bytes.subarray(0, 8)].map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
  throw new CheckpointError(
    `invalid checkpoint: got a file of ${bytes.length} bytes that starts with ${start || 'nothing'}, expected safetensors or a file of torch.save`,
  );
}

/** Without the prefix that `DataParallel` leaves, if every name has it. */
function stripModulePrefix<T>(tensors: ReadonlyMap<string, T>): ReadonlyMap<string, T> {
  const prefix = 'module.';
  const names = [...tensors.keys()];
  if (!names.every((name) => name.startsWith(prefix))) return tensors;
  return new Map([...tensors].map(([name, tensor]) => [name.slice(prefix.length), tensor]));
}

/**
 * Reads the tensors of a checkpoint by name: safetensors, or what `torch.save` writes, as a zip (`.pth`, `.pt`) or in
 * the legacy format (`.th`). The kind is told from the first bytes, not from a file name.
 *
 * The file is hostile until parsed. Pickles go through an interpreter that builds tensors and plain containers and
 * refuses every other name in them; nothing in the file is executed. The state dict is looked for at the top and under
 * `state_dict` and `model`; a `module.` prefix that all names share is removed.
 *
 * F64, F32, F16 and BF16 become float32 (F64 rounded to nearest), integers and booleans int32, in dense row-major
 * arrays of their own: tensors that share a storage do not share the result. Cost: up to three times the file in
 * memory while it runs.
 *
 * @throws CheckpointError for a file that is truncated, malformed or of another kind.
 * @throws ForbiddenGlobalError for a pickle that names any other Python object.
 * @throws CheckpointLimitError for a file that asks for more than `limits`.
 */
export function readCheckpoint(
  bytes: Uint8Array,
  limits: CheckpointLimits = {},
): ReadonlyMap<string, Tensor> {
  if (!(bytes instanceof Uint8Array)) {
    throw new InvalidArgumentError(`invalid checkpoint: got ${typeof bytes}, expected a Uint8Array`);
  }
  const entries = readerFor(bytes)(bytes, resolveLimits(limits));
  return new Map(
    [...stripModulePrefix(entries)].map(([name, entry]) => [name, toTensor(name, entry)] as const),
  );
}
