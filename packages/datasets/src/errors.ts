/** An argument is outside what the function accepts; checked before any work. */
export class InvalidArgumentError extends Error {
  readonly code = 'RETICKET_INVALID_ARGUMENT';
  override readonly name = 'InvalidArgumentError';

  constructor(thing: string, got: unknown, expected: string) {
    super(`invalid ${thing}: got ${String(got)}, expected ${expected}`);
  }
}

/** {@link loadDataset} was asked for a name that is not in the registry. */
export class UnknownDatasetError extends Error {
  readonly code = 'RETICKET_UNKNOWN_DATASET';
  override readonly name = 'UnknownDatasetError';
  readonly known: readonly string[];

  constructor(dataset: string, known: readonly string[]) {
    super(`invalid data set: got ${dataset}, expected one of ${known.join(', ')}`);
    this.known = known;
  }
}

/** A file or folder that should hold the data does not exist. */
export class DataNotFoundError extends Error {
  readonly code = 'RETICKET_DATA_NOT_FOUND';
  override readonly name = 'DataNotFoundError';
  readonly path: string;

  constructor(path: string, remedy?: string) {
    super(`data not found: expected ${path}${remedy === undefined ? '' : `; ${remedy}`}`);
    this.path = path;
  }
}

/** A file exists, but its bytes are not what its format promises. `file` names it. */
export class InvalidDataError extends Error {
  readonly code = 'RETICKET_INVALID_DATA';
  override readonly name = 'InvalidDataError';
  readonly file: string;

  constructor(thing: string, file: string, got: string, expected: string, options?: ErrorOptions) {
    super(`invalid ${thing} ${file}: got ${got}, expected ${expected}`, options);
    this.file = file;
  }
}

/** Data larger than the readers are willing to take from an untrusted file. */
export class DataLimitError extends Error {
  readonly code = 'RETICKET_DATA_LIMIT';
  override readonly name = 'DataLimitError';
  readonly file: string;

  constructor(thing: string, file: string, got: string, limit: string) {
    super(`${thing} over the limit in ${file}: got ${got}, expected at most ${limit}`);
    this.file = file;
  }
}
