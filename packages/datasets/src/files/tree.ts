/** A folder or an archive: a fixed list of files that can be read one by one. */
export interface FileTree {
  /** Path of the folder or archive. */
  readonly root: string;
  /** Relative names with `/`, in natural order. Hidden files and `__MACOSX` are left out. */
  readonly files: readonly string[];
  has(file: string): boolean;
  /** `file` as it is named in messages. */
  describe(file: string): string;
  /** The whole, checked content of a listed file of at most `limit` bytes. */
  read(file: string, limit: number): Promise<Buffer>;
  close(): void;
}

/** Whether a relative name takes part: nothing hidden, nothing that macOS adds to archives. */
export function isListed(file: string): boolean {
  return !file.split('/').some((part) => part.startsWith('.') || part === '__MACOSX');
}
