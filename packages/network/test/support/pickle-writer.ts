import { zipSync } from 'fflate';

/** A value and how the writer below turns it into opcodes. */
type Opcodes = readonly number[];

const ascii = (text: string): Opcodes => [...new TextEncoder().encode(text)];
const uint32 = (value: number): Opcodes => [...new Uint8Array(Uint32Array.of(value).buffer)];

/** Opcodes of a hand-written pickle, protocol 2. */
export const op = {
  global: (module: string, name: string): Opcodes => [0x63, ...ascii(`${module}\n${name}\n`)],
  text: (value: string): Opcodes => [
    0x58,
    ...uint32(new TextEncoder().encode(value).length),
    ...ascii(value),
  ],
  int: (value: number): Opcodes => [0x4a, ...uint32(value)],
  tuple: (...items: Opcodes[]): Opcodes => [0x28, ...items.flat(), 0x74],
  list: (...items: Opcodes[]): Opcodes => [0x5d, 0x28, ...items.flat(), 0x65],
  dict: (...pairs: Opcodes[]): Opcodes => [0x7d, 0x28, ...pairs.flat(), 0x75],
  call: (callable: Opcodes, args: Opcodes): Opcodes => [...callable, ...args, 0x52],
  persistent: (id: Opcodes): Opcodes => [...id, 0x51],
  none: [0x4e] as Opcodes,
  true: [0x88] as Opcodes,
};

/** A whole pickle. */
export function pickle(...opcodes: Opcodes[]): Uint8Array {
  return Uint8Array.from([0x80, 0x02, ...opcodes.flat(), 0x2e]);
}

/** Opcodes of a storage reference, as torch writes it. */
export function storage(type: string, key: string, elements: number, view?: Opcodes): Opcodes {
  const id = [op.text('storage'), op.global('torch', type), op.text(key), op.text('cpu'), op.int(elements)];
  return op.persistent(op.tuple(...id, ...(view === undefined ? [] : [view])));
}

/** Opcodes of a tensor, as torch writes it. */
export function tensor(
  stored: Opcodes,
  offset: number,
  shape: readonly number[],
  strides: readonly number[],
): Opcodes {
  return op.call(
    op.global('torch._utils', '_rebuild_tensor_v2'),
    op.tuple(
      stored,
      op.int(offset),
      op.tuple(...shape.map(op.int)),
      op.tuple(...strides.map(op.int)),
      op.true,
      op.call(op.global('collections', 'OrderedDict'), op.tuple()),
    ),
  );
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

const magicNumber: Opcodes = [0x8a, 10, 0x6c, 0xfc, 0x9c, 0x46, 0xf9, 0x20, 0x6a, 0xa8, 0x50, 0x19];

/** A legacy file with the given pickle, and float32 values for each storage. */
export function legacyFile(
  saved: Uint8Array,
  storages: Readonly<Record<string, readonly number[]>> = {},
  { littleEndian = true, version = 1001 } = {},
): Uint8Array {
  const system = op.dict(op.text('little_endian'), [littleEndian ? 0x88 : 0x89]);
  const keys = op.list(...Object.keys(storages).map(op.text));
  return join([
    pickle(magicNumber),
    pickle(op.int(version)),
    pickle(system),
    saved,
    pickle(keys),
    ...Object.values(storages).flatMap((values) => [
      new Uint8Array(BigUint64Array.of(BigInt(values.length)).buffer),
      new Uint8Array(Float32Array.from(values).buffer),
    ]),
  ]);
}

/** A zip file with the given pickle and float32 values for each storage; `entries` are added or replace others. */
export function zipFile(
  saved: Uint8Array,
  storages: Readonly<Record<string, readonly number[]>> = {},
  entries: Readonly<Record<string, Uint8Array>> = {},
  level: 0 | 6 = 0,
): Uint8Array {
  const data = Object.entries(storages).map(([key, values]) => [
    `archive/data/${key}`,
    new Uint8Array(Float32Array.from(values).buffer),
  ]);
  return zipSync({ 'archive/data.pkl': saved, ...Object.fromEntries(data), ...entries }, { level });
}
