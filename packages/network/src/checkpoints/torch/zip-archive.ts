import { unzipSync } from 'fflate';
import { CheckpointError, CheckpointLimitError } from '../../errors.js';
import type { ResolvedLimits } from '../limits.js';
import { quote } from '../quote.js';

/**
 * A zip archive in memory whose entries are read on demand. Only stored entries, as torch writes them: what is read can
 * never be larger than the file.
 */
export class ZipArchive {
  /** Size of every entry in bytes, by name. */
  readonly sizes: ReadonlyMap<string, number>;
  readonly #bytes: Uint8Array;

  /** @throws CheckpointError for anything but a whole archive, or for a name that comes twice. */
  constructor(bytes: Uint8Array, { maxEntries }: ResolvedLimits) {
    this.#bytes = bytes;
    const sizes = new Map<string, number>();
    this.#unzip(({ name, size, originalSize, compression }) => {
      if (sizes.size >= maxEntries) {
        throw new CheckpointLimitError(
          `invalid checkpoint archive: got more than ${maxEntries} entries, expected fewer (maxEntries)`,
        );
      }
      if (sizes.has(name)) {
        throw new CheckpointError(`invalid checkpoint archive: got ${quote(name)} twice, expected once`);
      }
      if (compression !== 0 || size !== originalSize) {
        throw new CheckpointError(
          `invalid checkpoint archive: got ${quote(name)} compressed, expected stored entries as torch.save writes them`,
        );
      }
      sizes.set(name, size);
      return false;
    });
    this.sizes = sizes;
  }

  /**
   * Contents by name, each a copy of its own. Checksums are not verified.
   *
   * @throws CheckpointError for a missing or truncated entry, or entries that overlap.
   */
  read(names: readonly string[]): ReadonlyMap<string, Uint8Array> {
    const wanted = new Set(names);
    let total = 0;
    for (const name of wanted) {
      const size = this.sizes.get(name);
      if (size === undefined) {
        throw new CheckpointError(`invalid checkpoint archive: got no entry ${quote(name)}, expected it`);
      }
      total += size;
    }
    if (!(total <= this.#bytes.length)) {
      throw new CheckpointError(
        `invalid checkpoint archive: got ${total} bytes in entries, expected at most the ${this.#bytes.length} of the file`,
      );
    }
    const contents = new Map(Object.entries(this.#unzip(({ name }) => wanted.has(name))));
    for (const name of wanted) {
      const length = contents.get(name)?.length;
      if (length !== this.sizes.get(name)) {
        throw new CheckpointError(
          `invalid checkpoint archive: got ${length ?? 'no'} bytes of ${quote(name)}, expected ${this.sizes.get(name)}`,
        );
      }
    }
    return contents;
  }

  #unzip(filter: NonNullable<NonNullable<Parameters<typeof unzipSync>[1]>['filter']>) {
    try {
      return unzipSync(this.#bytes, { filter });
    } catch (cause) {
      if (cause instanceof CheckpointError) throw cause;
      throw new CheckpointError(
        `invalid checkpoint archive: got ${(cause as Error).message}, expected a whole zip file`,
        { cause },
      );
    }
  }
}
