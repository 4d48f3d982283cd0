import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { canonicalJson, cellId, type JsonValue } from '@reticket/results';
import writeFileAtomic from 'write-file-atomic';
import { sha256Hex } from './sha256.js';

/** Everything a stored record depends on; the record is named by the hash of its canonical JSON. */
export type Configuration = { readonly [key: string]: JsonValue | undefined };

interface Stored {
  readonly configuration: Configuration;
  /** SHA-256 of the canonical JSON of `record`. */
  readonly sha256: string;
  readonly record: JsonValue;
}

/**
 * Finished records of one run, a JSON file each. A file is written under another name, flushed and renamed, so that it
 * is whole or absent; and it is read with suspicion: whatever does not parse, pass `validate`, carry the right hash and
 * belong to the configuration asked for counts as absent.
 */
export class RecordStore<Record> {
  readonly #directory: string;
  readonly #validate: (value: unknown) => Record;

  /** @param validate returns the record, or throws. */
  constructor(directory: string, validate: (value: unknown) => Record) {
    mkdirSync(directory, { recursive: true });
    this.#directory = directory;
    this.#validate = validate;
  }

  async write(configuration: Configuration, record: Record): Promise<void> {
    const value = record as JsonValue;
    const stored: Stored = { configuration, sha256: sha256Hex(canonicalJson(value)), record: value };
    await writeFileAtomic(this.#path(cellId(configuration)), `${JSON.stringify(stored)}\n`);
  }

  /** The record of a configuration, or `undefined` when there is none that can be trusted. */
  read(configuration: Configuration): Record | undefined {
    const id = cellId(configuration);
    try {
      const stored = JSON.parse(readFileSync(this.#path(id), 'utf8')) as Stored;
      if (cellId(stored.configuration) !== id) return undefined;
      if (sha256Hex(canonicalJson(stored.record)) !== stored.sha256) return undefined;
      return this.#validate(stored.record);
    } catch {
      return undefined;
    }
  }

  #path(id: string): string {
    return join(this.#directory, `${id}.json`);
  }
}
