import { arrayConstructor, DTYPES, isDtype } from './dtype.js';
import { elementCount, type TensorInput } from './entry.js';
import { quote, SafetensorsError } from './errors.js';

/** What {@link writeSafetensors} stores. */
export interface SafetensorsInput {
  readonly tensors: ReadonlyMap<string, TensorInput>;
  readonly metadata?: Readonly<Record<string, string>>;
}

const LENGTH_BYTES = 8;
const LONE_SURROGATE = /\p{Surrogate}/u;

/**
 * The pieces of a safetensors container in file order, the header first, then the bytes of each tensor. Equal input
 * gives equal pieces whatever the order of the map: tensors are laid out by dtype, widest first, then by name (code
 * point order), metadata keys are sorted, and the header is padded with spaces to a multiple of 8 bytes. Put together
 * they are the bytes the reference implementation writes, so every tensor is aligned in the file.
 *
 * Tensors are not copied: their pieces are views of `data`. For hashing, or for writing piece by piece. O(header).
 *
 * @throws {SafetensorsError} `RETICKET_SAFETENSORS_INVALID_ARGUMENT` for an unknown dtype, a shape that
 *   does not match the data, the reserved name `__metadata__`, metadata that is not a string, or a name
 *   that has no UTF-8 form.
 */
export function safetensorsPieces({ tensors, metadata = {} }: SafetensorsInput): Uint8Array[] {
  for (const [name, tensor] of tensors) checkTensor(name, tensor);
  const rank = (tensor: TensorInput) => DTYPES.indexOf(tensor.dtype);
  const ordered = [...tensors].sort(
    ([nameA, a], [nameB, b]) => rank(a) - rank(b) || compareCodePoints(nameA, nameB),
  );
  const header = encodeHeader(ordered, metadata);
  const length = new Uint8Array(LENGTH_BYTES);
  new DataView(length.buffer).setBigUint64(0, BigInt(header.length), true);
  const views = ordered.map(([, { data }]) => new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
  return [length, header, ...views];
}

/**
 * Writes a safetensors container: {@link safetensorsPieces} in one array that shares no memory with the input.
 *
 * @throws {SafetensorsError} as `safetensorsPieces` does.
 */
export function writeSafetensors(input: SafetensorsInput): Uint8Array {
  const pieces = safetensorsPieces(input);
  const bytes = new Uint8Array(pieces.reduce((total, { length }) => total + length, 0));
  let offset = 0;
  for (const piece of pieces) {
    bytes.set(piece, offset);
    offset += piece.length;
  }
  return bytes;
}

function encodeHeader(
  ordered: readonly (readonly [string, TensorInput])[],
  metadata: Readonly<Record<string, string>>,
): Uint8Array {
  const members: string[] = [];
  const pairs = Object.entries(metadata).sort(([a], [b]) => compareCodePoints(a, b));
  for (const [key, value] of pairs) checkText(key, value);
  if (pairs.length > 0) {
    const body = pairs.map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`).join(',');
    members.push(`"__metadata__":{${body}}`);
  }
  let begin = 0;
  for (const [name, { dtype, shape, data }] of ordered) {
    const end = begin + data.byteLength;
    members.push(
      `${JSON.stringify(name)}:{"dtype":"${dtype}","shape":[${shape.join(',')}],"data_offsets":[${begin},${end}]}`,
    );
    begin = end;
  }
  const json = new TextEncoder().encode(`{${members.join(',')}}`);
  const header = new Uint8Array(Math.ceil(json.length / 8) * 8).fill(0x20);
  header.set(json);
  return header;
}

function checkTensor(name: string, { dtype, shape, data }: TensorInput): void {
  checkText(name);
  if (name === '__metadata__') throw invalid('tensor name', '"__metadata__"', 'a name that is not reserved');
  if (!isDtype(dtype)) {
    throw invalid(`dtype of ${quote(name)}`, quote(String(dtype)), `one of ${DTYPES.join(', ')}`);
  }
  const Constructor = arrayConstructor(dtype);
  if (!((data as unknown) instanceof Constructor)) {
    throw invalid(`data of ${quote(name)}`, 'another kind of array', `the array of ${dtype}`);
  }
  if (elementCount(shape) !== data.length) {
    throw invalid(`shape of ${quote(name)}`, `[${shape.join(', ')}]`, `a product of ${data.length}`);
  }
  if (dtype === 'BOOL' && data.some((element) => element > 1)) {
    throw invalid(`data of ${quote(name)}`, 'a byte above 1', '0 or 1 in every BOOL');
  }
}

function checkText(key: string, value: unknown = ''): void {
  if (typeof value !== 'string') {
    throw invalid(`metadata of ${quote(key)}`, `a value of type ${typeof value}`, 'a string');
  }
  if (LONE_SURROGATE.test(key) || LONE_SURROGATE.test(value)) {
    throw invalid('text', quote(key), 'a string without lone surrogates');
  }
}

/**
 * Compares two texts in code point order, in which the writer lays out names: the byte order of UTF-8 and not that of
 * JavaScript's `<`. Negative if `a` comes first, 0 if they are equal.
 */
export function compareCodePoints(a: string, b: string): number {
  const [left, right] = [a[Symbol.iterator](), b[Symbol.iterator]()];
  for (;;) {
    const [l, r] = [left.next(), right.next()];
    if (l.done || r.done) return Number(r.done ?? false) - Number(l.done ?? false);
    const difference = l.value.codePointAt(0)! - r.value.codePointAt(0)!;
    if (difference !== 0) return difference;
  }
}

function invalid(thing: string, got: string, expected: string): SafetensorsError {
  return new SafetensorsError(
    'RETICKET_SAFETENSORS_INVALID_ARGUMENT',
    `invalid ${thing}: got ${got}, expected ${expected}`,
  );
}
