import { TicketError } from '../errors.js';
import type { Pruning } from '../prune.js';
import { figuresOfCounts } from '../sparsity-figures.js';
import {
  checkFields,
  count,
  type Fields,
  fraction,
  hash,
  object,
  orNull,
  parseCanonical,
  text,
} from './fields.js';

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
  /** Hash of the data it was trained or scored on, `sha256:` and 64 hex digits; `null` if it saw none. */
  readonly data: string | null;
  /** Training steps from the source to this ticket, over all rounds; `null` if unknown, 0 if it was not trained. */
  readonly steps: number | null;
  /** Command that made the ticket. */
  readonly command: string | null;
}

const SPARSITY_FIELDS: Fields<Lineage['sparsity']> = {
  asked: { expected: '0 <= s < 1', accepts: (value) => fraction.accepts(value) && value !== 1 },
  prunable: fraction,
  whole: fraction,
  zeros: count,
  prunableCount: count,
  wholeCount: count,
};

const FIELDS: Fields<Lineage> = {
  source: text,
  parent: orNull(hash),
  score: text,
  allocation: text,
  structure: text,
  schedule: text,
  floor: count,
  state: orNull(count),
  round: count,
  sparsity: object,
  seed: orNull(count),
  data: orNull(hash),
  steps: orNull(count),
  command: orNull(text),
};

const LINEAGE = { name: 'lineage', code: 'RETICKET_TICKET_INVALID_LINEAGE' } as const;
const SPARSITY = { ...LINEAGE, name: 'lineage.sparsity' } as const;

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
  return parseCanonical(LINEAGE, json, checkLineage);
}

/** Checks that the counts of a lineage are those of the masks, and not more than the weights that are known. */
export function checkCounts(
  { sparsity }: Lineage,
  {
    zeros,
    prunableCount,
    stored,
  }: { readonly zeros: number; readonly prunableCount: number; readonly stored?: number },
): void {
  if (sparsity.zeros !== zeros || sparsity.prunableCount !== prunableCount) {
    const got = `${sparsity.zeros} zeros of ${sparsity.prunableCount}`;
    throw new TicketError(LINEAGE.code, SPARSITY.name, got, `the ${zeros} of ${prunableCount} of the masks`);
  }
  if (stored !== undefined && sparsity.wholeCount > stored) {
    throw new TicketError(
      LINEAGE.code,
      `${SPARSITY.name}.wholeCount`,
      sparsity.wholeCount,
      `at most the ${stored} of the weights`,
    );
  }
}

function checkLineage(value: unknown): Lineage {
  const lineage = checkFields<Lineage>(LINEAGE, value, FIELDS);
  const sparsity = checkFields<Lineage['sparsity']>(SPARSITY, lineage.sparsity, SPARSITY_FIELDS);
  const { prunable, whole, zeros, prunableCount, wholeCount } = sparsity;
  if (zeros > prunableCount || prunableCount > wholeCount) {
    const got = `${zeros}, ${prunableCount}, ${wholeCount}`;
    throw new TicketError(LINEAGE.code, SPARSITY.name, got, 'zeros <= prunable <= whole');
  }
  const figures = figuresOfCounts(zeros, prunableCount, wholeCount);
  if (prunable !== figures.prunable || whole !== figures.whole) {
    const expected = `${figures.prunable}, ${figures.whole}`;
    throw new TicketError(LINEAGE.code, SPARSITY.name, `${prunable}, ${whole}`, expected);
  }
  return { ...lineage, sparsity };
}
