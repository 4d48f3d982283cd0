import { TicketError } from '../errors.js';
import type { Pruning } from '../prune.js';
import { figuresOfCounts } from '../sparsity-figures.js';

/** Where a ticket comes from: enough to make it again, and to find its parent. */
export interface Lineage extends Pruning {
  /** Name of the source model. */
  readonly source: string;
  /** Content hash of what was pruned, `sha256:` and 64 hex digits; `null` if it has none. */
  readonly parent: string | null;
  /** The state this ticket stands for; `null` if its sparsity is not that of a state. */
  readonly state: number | null;
  /** Rounds of pruning that were really run: 1 for a one-shot ticket of any state, 0 for the dense one. */
  readonly round: number;
  /** Seed of the generator; `null` if nothing was drawn. */
  readonly seed: number | null;
  /** Command that made the ticket. */
  readonly command: string | null;
}

interface Field {
  readonly expected: string;
  readonly accepts: (value: unknown) => boolean;
}

const text: Field = {
  expected: 'a non-empty string',
  accepts: (value) => typeof value === 'string' && value !== '',
};
const count: Field = {
  expected: 'a non-negative integer',
  accepts: (value) => Number.isSafeInteger(value) && (value as number) >= 0,
};
const fraction: Field = {
  expected: '0 <= s <= 1',
  accepts: (value) => typeof value === 'number' && value >= 0 && value <= 1,
};
const hash: Field = {
  expected: 'sha256: and 64 hex digits',
  accepts: (value) => typeof value === 'string' && /^sha256:[0-9a-f]{64}$/.test(value),
};

function orNull({ expected, accepts }: Field): Field {
  return { expected: `${expected} or null`, accepts: (value) => value === null || accepts(value) };
}

/** In the order in which the fields are written. */
const SPARSITY_FIELDS: Record<keyof Lineage['sparsity'], Field> = {
  asked: { expected: '0 <= s < 1', accepts: (value) => fraction.accepts(value) && value !== 1 },
  prunable: fraction,
  whole: fraction,
  zeros: count,
  prunableCount: count,
  wholeCount: count,
};

const FIELDS: Record<keyof Lineage, Field> = {
  source: text,
  parent: orNull(hash),
  score: text,
  allocation: text,
  structure: text,
  schedule: text,
  floor: count,
  state: orNull(count),
  round: count,
  sparsity: { expected: 'an object', accepts: (value) => typeof value === 'object' && value !== null },
  seed: orNull(count),
  command: orNull(text),
};

/**
 * The canonical JSON of a lineage: fixed order of fields, no whitespace.
 *
 * @throws {TicketError} `RETICKET_TICKET_INVALID_LINEAGE` for an unknown, missing or impossible field.
 */
export function encodeLineage(lineage: Lineage): string {
  return JSON.stringify(checkLineage(lineage));
}

/** Parses what {@link encodeLineage} wrote and nothing else. */
export function decodeLineage(json: string): Lineage {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    throw invalid('lineage', json, 'JSON');
  }
  const lineage = checkLineage(value);
  if (JSON.stringify(lineage) !== json) throw invalid('lineage', json, 'the canonical JSON of its fields');
  return lineage;
}

function checkLineage(value: unknown): Lineage {
  const lineage = checkFields<Lineage>('lineage', value, FIELDS);
  const sparsity = checkFields<Lineage['sparsity']>('lineage.sparsity', lineage.sparsity, SPARSITY_FIELDS);
  const { prunable, whole, zeros, prunableCount, wholeCount } = sparsity;
  if (zeros > prunableCount || prunableCount > wholeCount) {
    throw invalid(
      'lineage.sparsity',
      `${zeros}, ${prunableCount}, ${wholeCount}`,
      'zeros <= prunable <= whole',
    );
  }
  const figures = figuresOfCounts(zeros, prunableCount, wholeCount);
  if (prunable !== figures.prunable || whole !== figures.whole) {
    throw invalid('lineage.sparsity', `${prunable}, ${whole}`, `${figures.prunable}, ${figures.whole}`);
  }
  return { ...lineage, sparsity };
}

function checkFields<T extends object>(thing: string, value: unknown, fields: Record<keyof T, Field>): T {
  if (typeof value !== 'object' || value === null) throw invalid(thing, value, 'an object');
  const unknown = Object.keys(value).find((key) => !Object.hasOwn(fields, key));
  if (unknown !== undefined) throw invalid(thing, unknown, 'known fields only');
  const checked: Record<string, unknown> = {};
  for (const [key, { expected, accepts }] of Object.entries<Field>(fields)) {
    const field = (value as Record<string, unknown>)[key];
    if (!accepts(field)) throw invalid(`${thing}.${key}`, field, expected);
    checked[key] = field;
  }
  return checked as T;
}

function invalid(thing: string, got: unknown, expected: string): TicketError {
  return new TicketError('RETICKET_TICKET_INVALID_LINEAGE', thing, got, expected);
}
