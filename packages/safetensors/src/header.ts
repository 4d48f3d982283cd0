import { arrayConstructor, type Dtype, isDtype } from './dtype.js';
import { elementCount } from './entry.js';
import { quote, SafetensorsError } from './errors.js';
import { HeaderScanner } from './header-scanner.js';
import type { ReadLimits } from './limits.js';

/** Where one tensor lies: bytes `begin` to `end` of the data section hold `count` elements. */
export interface TensorExtent {
  readonly name: string;
  readonly dtype: Dtype;
  readonly shape: number[];
  readonly count: number;
  readonly begin: number;
  readonly end: number;
}

export interface Header {
  readonly extents: readonly TensorExtent[];
  readonly metadata: Record<string, string>;
}

/** Parses the JSON header; extents come in header order and are consistent one by one, not yet together. */
export function parseHeader(text: string, limits: Required<ReadLimits>): Header {
  const scanner = new HeaderScanner(text);
  const metadata: Record<string, string> = Object.create(null);
  const extents: TensorExtent[] = [];
  if (!text.startsWith('{')) scanner.fail('"{" as the first character');
  scanner.readObject((name) => {
    if (name === '__metadata__') {
      scanner.readObject((key) => {
        metadata[key] = scanner.readString();
      });
      return;
    }
    if (extents.length === limits.maxTensors) {
      throw new SafetensorsError(
        'RETICKET_SAFETENSORS_TOO_MANY_TENSORS',
        `invalid header: got more than ${limits.maxTensors} tensors, expected at most that many`,
      );
    }
    extents.push(readExtent(scanner, name, limits.maxRank));
  });
  scanner.readEnd();
  return { extents, metadata };
}

function readExtent(scanner: HeaderScanner, name: string, maxRank: number): TensorExtent {
  let dtype: string | undefined;
  let shape: number[] | undefined;
  let offsets: number[] | undefined;
  scanner.readObject((field) => {
    if (field === 'dtype') dtype = scanner.readString();
    else if (field === 'shape') shape = scanner.readIntegers(maxRank);
    else if (field === 'data_offsets') offsets = scanner.readIntegers(2);
    else scanner.fail(`dtype, shape or data_offsets in the entry ${quote(name)}`);
  });
  if (dtype === undefined || shape === undefined || offsets === undefined) {
    return scanner.fail(`dtype, shape and data_offsets in the entry ${quote(name)}`);
  }
  return checkExtent(name, dtype, shape, offsets);
}

function checkExtent(name: string, dtype: string, shape: number[], offsets: number[]): TensorExtent {
  if (!isDtype(dtype)) {
    throw new SafetensorsError(
      'RETICKET_SAFETENSORS_UNKNOWN_DTYPE',
      `invalid dtype of ${quote(name)}: got ${quote(dtype)}, expected one of the dtypes in DTYPES`,
    );
  }
  const count = elementCount(shape);
  const size = (count ?? Number.NaN) * arrayConstructor(dtype).BYTES_PER_ELEMENT;
  if (count === undefined || !Number.isSafeInteger(size)) {
    throw new SafetensorsError(
      'RETICKET_SAFETENSORS_INVALID_SHAPE',
      `invalid shape of ${quote(name)}: got [${shape.join(', ')}], expected a size below 2^53 bytes`,
    );
  }
  const [begin, end] = offsets;
  if (begin === undefined || end === undefined || begin > end) {
    throw new SafetensorsError(
      'RETICKET_SAFETENSORS_INVALID_OFFSETS',
      `invalid data_offsets of ${quote(name)}: got [${offsets.join(', ')}], expected [begin, end] with begin <= end`,
    );
  }
  if (end - begin !== size) {
    throw new SafetensorsError(
      'RETICKET_SAFETENSORS_SIZE_MISMATCH',
      `invalid size of ${quote(name)}: got ${end - begin} bytes, expected ${size} for ${dtype} [${shape.join(', ')}]`,
    );
  }
  return { name, dtype, shape, count, begin, end };
}
