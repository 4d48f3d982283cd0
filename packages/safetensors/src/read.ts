import { arrayConstructor } from './dtype.js';
import type { TensorEntry } from './entry.js';
import { quote, SafetensorsError } from './errors.js';
import { parseHeader, type TensorExtent } from './header.js';
import { type ReadLimits, resolveLimits } from './limits.js';

const LENGTH_BYTES = 8;

/** The contents of a safetensors file. */
export interface Safetensors {
  /** Tensors by name, in the order of their data. */
  readonly tensors: Map<string, TensorEntry>;
  /** The `__metadata__` strings; an object without a prototype, empty if the file has none. */
  readonly metadata: Record<string, string>;
}

/**
 * Reads a safetensors container (https://github.com/huggingface/safetensors#format).
 *
 * The file is hostile until parsed: nothing is executed, nothing is allocated on the word of the header
 * alone, and the tensors must tile the data section exactly: in range, without overlap, gap or rest.
 * Stricter than the reference: repeated keys, unknown fields, BOOL bytes other than 0 and 1 and header
 * padding other than spaces are refused.
 *
 * Each `data` is a view of `bytes` where the alignment allows it, else a copy, so do not write to either
 * while the other is in use. Little-endian hosts only, like the format. Cost: O(header), plus one copy of
 * each misaligned tensor.
 *
 * @throws {SafetensorsError} with a code that names the defect.
 */
export function readSafetensors(bytes: Uint8Array, limits: ReadLimits = {}): Safetensors {
  const resolved = resolveLimits(limits);
  if (!(bytes instanceof Uint8Array)) {
    throw new SafetensorsError(
      'RETICKET_SAFETENSORS_INVALID_ARGUMENT',
      `invalid bytes: got ${typeof bytes}, expected a Uint8Array`,
    );
  }
  const headerBytes = readHeaderLength(bytes, resolved.maxHeaderBytes);
  const dataStart = LENGTH_BYTES + headerBytes;
  const { extents, metadata } = parseHeader(decodeUtf8(bytes.subarray(LENGTH_BYTES, dataStart)), resolved);
  const data = new Uint8Array(bytes.buffer, bytes.byteOffset + dataStart, bytes.length - dataStart);
  const inDataOrder = [...extents].sort((a, b) => a.begin - b.begin || a.end - b.end);
  checkTiling(inDataOrder, data.length);
  return { tensors: new Map(inDataOrder.map((extent) => [extent.name, readEntry(extent, data)])), metadata };
}

function readHeaderLength(bytes: Uint8Array, maxHeaderBytes: number): number {
  if (bytes.length < LENGTH_BYTES) {
    throw new SafetensorsError(
      'RETICKET_SAFETENSORS_TRUNCATED',
      `invalid file: got ${bytes.length} bytes, expected at least ${LENGTH_BYTES}`,
    );
  }
  const length = new DataView(bytes.buffer, bytes.byteOffset, LENGTH_BYTES).getBigUint64(0, true);
  if (length > BigInt(maxHeaderBytes)) {
    throw new SafetensorsError(
      'RETICKET_SAFETENSORS_HEADER_TOO_LARGE',
      `invalid header length: got ${length}, expected at most ${maxHeaderBytes}`,
    );
  }
  if (Number(length) > bytes.length - LENGTH_BYTES) {
    throw new SafetensorsError(
      'RETICKET_SAFETENSORS_TRUNCATED',
      `invalid file: got ${bytes.length - LENGTH_BYTES} bytes after the length, expected a header of ${length}`,
    );
  }
  return Number(length);
}

function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new SafetensorsError(
      'RETICKET_SAFETENSORS_INVALID_HEADER',
      'invalid header: got malformed UTF-8, expected UTF-8',
    );
  }
}

function checkTiling(inDataOrder: readonly TensorExtent[], dataBytes: number): void {
  let covered = 0;
  for (const { name, begin, end } of inDataOrder) {
    if (begin !== covered) {
      throw new SafetensorsError(
        begin < covered ? 'RETICKET_SAFETENSORS_OVERLAP' : 'RETICKET_SAFETENSORS_GAP',
        `invalid data_offsets of ${quote(name)}: got begin ${begin}, expected ${covered}, where its neighbour ends`,
      );
    }
    covered = end;
  }
  if (covered !== dataBytes) {
    throw new SafetensorsError(
      covered > dataBytes ? 'RETICKET_SAFETENSORS_TRUNCATED' : 'RETICKET_SAFETENSORS_TRAILING_BYTES',
      `invalid data section: got ${dataBytes} bytes, expected ${covered}`,
    );
  }
}

function readEntry({ name, dtype, shape, count, begin, end }: TensorExtent, data: Uint8Array): TensorEntry {
  const Constructor = arrayConstructor(dtype);
  const aligned = (data.byteOffset + begin) % Constructor.BYTES_PER_ELEMENT === 0;
  const source = aligned ? data.subarray(begin, end) : data.slice(begin, end);
  const elements = new Constructor(source.buffer, source.byteOffset, count);
  if (dtype === 'BOOL' && (elements as Uint8Array).some((element) => element > 1)) {
    throw new SafetensorsError(
      'RETICKET_SAFETENSORS_INVALID_BOOL',
      `invalid element of ${quote(name)}: got a byte above 1, expected 0 or 1`,
    );
  }
  return { dtype, shape, data: elements } as TensorEntry;
}
