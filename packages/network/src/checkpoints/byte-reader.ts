import { CheckpointError } from '../errors.js';

/** Reads numbers and text one after the other; every step checks that the bytes are there. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  #position = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get remaining(): number {
    return this.#bytes.length - this.#position;
  }

  /** A view of the next `count` bytes, not copied. */
  take(count: number): Uint8Array {
    const start = this.#advance(count);
    return this.#bytes.subarray(start, start + count);
  }

  uint8(): number {
    return this.#view.getUint8(this.#advance(1));
  }

  uint16(): number {
    return this.#view.getUint16(this.#advance(2), true);
  }

  uint32(): number {
    return this.#view.getUint32(this.#advance(4), true);
  }

  int32(): number {
    return this.#view.getInt32(this.#advance(4), true);
  }

  /** Little-endian 64-bit count; beyond 2^53 it is rounded, which is too large for any file either way. */
  uint64(): number {
    return Number(this.#view.getBigUint64(this.#advance(8), true));
  }

  float64BigEndian(): number {
    return this.#view.getFloat64(this.#advance(8), false);
  }

  /** Well-formed UTF-8 of `count` bytes. */
  text(count: number): string {
    try {
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(this.take(count));
    } catch (cause) {
      if (cause instanceof CheckpointError) throw cause;
      throw new CheckpointError('invalid checkpoint text: got malformed UTF-8, expected UTF-8', { cause });
    }
  }

  /** Text up to the next line feed, which is skipped. */
  line(): string {
    const end = this.#bytes.indexOf(0x0a, this.#position);
    if (end === -1) throw new CheckpointError('invalid checkpoint: got a line without an end');
    const text = this.text(end - this.#position);
    this.#position += 1;
    return text;
  }

  #advance(count: number): number {
    if (count > this.remaining) {
      throw new CheckpointError(
        `invalid checkpoint: got ${this.remaining} more bytes, expected at least ${count}`,
      );
    }
    const start = this.#position;
    this.#position += count;
    return start;
  }
}
