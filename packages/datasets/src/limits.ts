const MIB = 2 ** 20;

/** What the readers accept from files they did not write. */
export const LIMITS = {
  /** Files in one folder or archive. */
  files: 2_000_000,
  /** Folders below the one opened. */
  depth: 8,
  /** Bytes of an archive that is read into memory as a whole; larger ones are read entry by entry. */
  archiveInMemory: 256 * MIB,
  /** Bytes of one encoded image. */
  imageBytes: 64 * MIB,
  /** Width times height of one decoded image. */
  imagePixels: 2 ** 26,
  /** Bytes of one table (csv, class names). */
  tableBytes: 64 * MIB,
  /** Bytes of one array file, after gunzip. */
  arrayBytes: 2048 * MIB,
  /** Bytes of the pixels of one image set: what one `Uint8Array` holds on every supported Node. */
  pixelBytes: 2 ** 32 - 1,
  /** Bytes of pixels kept in one cache file: what Node reads at once. */
  cacheBytes: 2 ** 31 - 2 ** 24,
  /** Side of a square output image. */
  size: 4096,
} as const;
