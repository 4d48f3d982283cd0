import {
  readSafetensors,
  type Safetensors,
  type SafetensorsInput,
  type TensorEntry,
  type TensorInput,
  writeSafetensors,
} from '@reticket/safetensors';
import { InvalidArgumentError, TicketError } from '../errors.js';
import { contentHash } from './content-hash.js';
import { decodeLineage, encodeLineage, type Lineage } from './lineage.js';
import { decodeTensorList, encodeTensorList, type TensorList } from './tensor-list.js';
import { decodeUpstream, encodeUpstream, type Upstream } from './upstream.js';

/** Whether the file carries its weights, or only masks and the hash of the weights they belong to. */
export type TicketKind = 'weights' | 'recipe';

/** What every kind of ticket file says of itself. */
export interface TicketFacts {
  readonly lineage: Lineage;
  readonly upstream: Upstream | null;
}

/** Bounds on what a ticket file may ask of its reader, checked before anything is allocated for it. */
export interface TicketLimits {
  /** Most weights of all arrays together, zeros included. Default 2^29: 2 GiB. */
  readonly maxWeights?: number;
  /** Largest header, in bytes. Default 16 MiB. */
  readonly maxHeaderBytes?: number;
}

/** A ticket file taken apart: hash and metadata are checked, the tensors are not yet. */
export interface OpenedContainer extends TicketFacts {
  readonly list: TensorList;
  /** Tensors of the kind, by name; views of the file. */
  readonly tensors: ReadonlyMap<string, TensorEntry>;
  /** Hash of the weights a recipe belongs to; `undefined` in a file with weights. */
  readonly weightsHash: string | undefined;
  readonly contentHash: string;
}

const FORMAT = { format: 'reticket-ticket', formatVersion: '2' } as const;
const TEXT_KEYS = ['format', 'formatVersion', 'kind', 'list', 'lineage', 'upstream', 'contentHash'];
const KINDS: Record<TicketKind, { readonly tensors: readonly string[]; readonly keys: readonly string[] }> = {
  weights: { tensors: ['dense', 'values', 'masks'], keys: TEXT_KEYS },
  recipe: { tensors: ['masks'], keys: [...TEXT_KEYS, 'weightsHash'] },
};
const MAX_WEIGHTS = 2 ** 29;

/** Writes a ticket file with the hash of its content. */
export function sealContainer(
  kind: TicketKind,
  { lineage, upstream }: TicketFacts,
  {
    list,
    tensors,
    weightsHash,
  }: {
    readonly list: TensorList;
    readonly tensors: ReadonlyMap<string, TensorInput>;
    readonly weightsHash?: string;
  },
): Uint8Array {
  const metadata = {
    ...FORMAT,
    kind,
    list: encodeTensorList(list),
    lineage: encodeLineage(lineage),
    upstream: encodeUpstream(upstream),
    ...(weightsHash === undefined ? {} : { weightsHash }),
  };
  return writeSafetensors({
    tensors,
    metadata: { ...metadata, contentHash: contentHash({ tensors, metadata }) },
  });
}

/**
 * Opens a ticket file of one kind: nothing is missing, nothing is left over, and the content hash matches.
 *
 * @throws {TicketError}
 */
export function openContainer(
  kind: TicketKind,
  bytes: Uint8Array,
  { maxWeights = MAX_WEIGHTS, maxHeaderBytes }: TicketLimits,
): OpenedContainer {
  if (!Number.isSafeInteger(maxWeights) || maxWeights < 0) {
    throw new InvalidArgumentError('maxWeights', maxWeights, 'a non-negative integer');
  }
  const container = readContainer(bytes, maxHeaderBytes);
  checkFormat(kind, container.metadata);
  checkKeys('metadata', Object.keys(container.metadata), KINDS[kind].keys);
  checkKeys('tensors', [...container.tensors.keys()], KINDS[kind].tensors);
  const hash = checkHash(container);
  const { list, lineage, upstream, weightsHash } = container.metadata;
  return {
    list: decodeTensorList(list!, maxWeights),
    lineage: decodeLineage(lineage!),
    upstream: decodeUpstream(upstream!),
    tensors: container.tensors,
    weightsHash,
    contentHash: hash,
  };
}

function readContainer(bytes: Uint8Array, maxHeaderBytes: number | undefined): Safetensors {
  try {
    return readSafetensors(bytes, maxHeaderBytes === undefined ? {} : { maxHeaderBytes });
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : cause;
    throw new TicketError(
      'RETICKET_TICKET_INVALID_CONTAINER',
      'ticket file',
      reason,
      'a safetensors container',
      { cause },
    );
  }
}

function checkFormat(kind: TicketKind, metadata: Readonly<Record<string, string>>): void {
  for (const [key, expected] of Object.entries({ ...FORMAT, kind })) {
    const got = metadata[key];
    if (got === undefined) throw missing('metadata', key);
    if (got !== expected) throw new TicketError('RETICKET_TICKET_UNKNOWN_FORMAT', key, got, expected);
  }
}

function checkKeys(thing: string, got: readonly string[], expected: readonly string[]): void {
  const absent = expected.find((key) => !got.includes(key));
  if (absent !== undefined) throw missing(thing, absent);
  const stray = got.find((key) => !expected.includes(key));
  if (stray !== undefined) {
    throw new TicketError('RETICKET_TICKET_UNEXPECTED_KEY', thing, stray, `only ${expected.join(', ')}`);
  }
}

function missing(thing: string, key: string): TicketError {
  return new TicketError('RETICKET_TICKET_MISSING_KEY', thing, 'none', `the key "${key}"`);
}

function checkHash({
  tensors,
  metadata: { contentHash: stored, ...metadata },
}: SafetensorsInput & Safetensors): string {
  const actual = contentHash({ tensors, metadata });
  if (stored !== actual) {
    throw new TicketError('RETICKET_TICKET_HASH_MISMATCH', 'contentHash', stored, actual);
  }
  return actual;
}
