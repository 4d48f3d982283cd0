import type { DtypeArrays } from '@reticket/safetensors';

/** Element types of torch's storages. Complex and quantised ones are not supported. */
export type StorageDtype = 'F64' | 'F32' | 'F16' | 'BF16' | 'I64' | 'I32' | 'I16' | 'I8' | 'U8' | 'BOOL';

/** By the name of the class in the module `torch`. */
export const storageTypes: ReadonlyMap<string, StorageDtype> = new Map([
  ['DoubleStorage', 'F64'],
  ['FloatStorage', 'F32'],
  ['HalfStorage', 'F16'],
  ['BFloat16Storage', 'BF16'],
  ['LongStorage', 'I64'],
  ['IntStorage', 'I32'],
  ['ShortStorage', 'I16'],
  ['CharStorage', 'I8'],
  ['ByteStorage', 'U8'],
  ['BoolStorage', 'BOOL'],
]);

type StorageArray = DtypeArrays[StorageDtype];

interface StorageArrayConstructor {
  readonly BYTES_PER_ELEMENT: number;
  new (length: number): StorageArray;
  new (buffer: ArrayBufferLike, byteOffset: number, length: number): StorageArray;
}

const storageArrays: Readonly<Record<StorageDtype, StorageArrayConstructor>> = {
  F64: Float64Array,
  F32: Float32Array,
  F16: Uint16Array,
  BF16: Uint16Array,
  I64: BigInt64Array,
  I32: Int32Array,
  I16: Int16Array,
  I8: Int8Array,
  U8: Uint8Array,
  BOOL: Uint8Array,
};

export function bytesPerElement(dtype: StorageDtype): number {
  return storageArrays[dtype].BYTES_PER_ELEMENT;
}

/** The elements that fill `bytes`: a view where the alignment allows, else a copy (`slice` of a Buffer is a view). */
export function storageElements(dtype: StorageDtype, bytes: Uint8Array): StorageArray {
  const Constructor = storageArrays[dtype];
  const aligned = bytes.byteOffset % Constructor.BYTES_PER_ELEMENT === 0 ? bytes : new Uint8Array(bytes);
  return new Constructor(
    aligned.buffer,
    aligned.byteOffset,
    aligned.byteLength / Constructor.BYTES_PER_ELEMENT,
  );
}

/** An array of zeros. */
export function emptyStorage(dtype: StorageDtype, length: number): StorageArray {
  return new storageArrays[dtype](length);
}
