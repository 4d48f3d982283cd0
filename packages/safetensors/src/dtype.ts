/**
 * The array that holds the elements of each dtype. F16 and BF16 are kept as their 16-bit patterns
 * (see `toFloat32`); BOOL is one byte per element, 0 or 1.
 */
export interface DtypeArrays {
  F64: Float64Array;
  F32: Float32Array;
  F16: Uint16Array;
  BF16: Uint16Array;
  I64: BigInt64Array;
  U64: BigUint64Array;
  I32: Int32Array;
  U32: Uint32Array;
  I16: Int16Array;
  U16: Uint16Array;
  I8: Int8Array;
  U8: Uint8Array;
  BOOL: Uint8Array;
}

/** An element type of the container. The 4-, 6- and 8-bit floats and complex types are refused. */
export type Dtype = keyof DtypeArrays;

type DtypeArray = DtypeArrays[Dtype];

interface DtypeArrayConstructor {
  readonly BYTES_PER_ELEMENT: number;
  new (buffer: ArrayBufferLike, byteOffset: number, length: number): DtypeArray;
}

/** In the order in which the reference implementation lays tensors out: widest alignment first. */
const CONSTRUCTORS: ReadonlyMap<string, DtypeArrayConstructor> = new Map<Dtype, DtypeArrayConstructor>([
  ['U64', BigUint64Array],
  ['I64', BigInt64Array],
  ['F64', Float64Array],
  ['F32', Float32Array],
  ['U32', Uint32Array],
  ['I32', Int32Array],
  ['BF16', Uint16Array],
  ['F16', Uint16Array],
  ['U16', Uint16Array],
  ['I16', Int16Array],
  ['I8', Int8Array],
  ['U8', Uint8Array],
  ['BOOL', Uint8Array],
]);

/** All dtypes, in the order in which the writer lays tensors out. */
export const DTYPES: readonly Dtype[] = [...CONSTRUCTORS.keys()] as Dtype[];

export function isDtype(value: unknown): value is Dtype {
  return typeof value === 'string' && CONSTRUCTORS.has(value);
}

export function arrayConstructor(dtype: Dtype): DtypeArrayConstructor {
  return CONSTRUCTORS.get(dtype)!;
}
