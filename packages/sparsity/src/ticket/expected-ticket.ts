import { TicketError } from '../errors.js';
import type { ListedTensor } from './tensor-list.js';

/** What a ticket must be for its reader to accept it. */
export interface ExpectedTicket {
  /** This very ticket, by its content hash. */
  readonly contentHash?: string;
  /** A child of this ticket or these weights, by `lineage.parent`. */
  readonly parent?: string;
  /** A ticket of this architecture: all its arrays by name, with their shapes; `network.parameters` of @reticket/network. */
  readonly parameters?: ReadonlyMap<string, { readonly shape: readonly number[] }>;
}

/** @throws {TicketError} `RETICKET_TICKET_ANOTHER_TICKET` or `RETICKET_TICKET_PARENT_MISMATCH`. */
export function checkExpectedHashes(
  {
    contentHash,
    lineage,
  }: { readonly contentHash: string; readonly lineage: { readonly parent: string | null } },
  expected: ExpectedTicket,
): void {
  if (expected.contentHash !== undefined && contentHash !== expected.contentHash) {
    throw new TicketError(
      'RETICKET_TICKET_ANOTHER_TICKET',
      'contentHash',
      contentHash,
      `the ticket ${expected.contentHash}`,
    );
  }
  if (expected.parent !== undefined && lineage.parent !== expected.parent) {
    throw new TicketError(
      'RETICKET_TICKET_PARENT_MISMATCH',
      'lineage.parent',
      lineage.parent,
      `a child of ${expected.parent}`,
    );
  }
}

/**
 * Checks that every array is a parameter of its shape and, unless `partial`, that no parameter is left out.
 *
 * @throws {TicketError} `RETICKET_TICKET_ARCHITECTURE_MISMATCH`.
 */
export function checkArchitecture(
  arrays: readonly ListedTensor[],
  parameters: NonNullable<ExpectedTicket['parameters']>,
  { partial }: { readonly partial: boolean },
): void {
  for (const { name, shape } of arrays) {
    const parameter = parameters.get(name);
    if (parameter === undefined) throw mismatch('array', name, 'a parameter of the architecture');
    if (!sameShape(parameter.shape, shape)) {
      throw mismatch(`shape of "${name}"`, formatShape(shape), formatShape(parameter.shape));
    }
  }
  if (partial || arrays.length === parameters.size) return;
  const names = new Set(arrays.map(({ name }) => name));
  const absent = [...parameters.keys()].find((name) => !names.has(name));
  throw mismatch('arrays', `${arrays.length}`, `all ${parameters.size} parameters, "${absent}" among them`);
}

function sameShape(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((dimension, i) => dimension === b[i]);
}

function formatShape(shape: readonly number[]): string {
  return `[${shape.join(', ')}]`;
}

function mismatch(thing: string, got: string, expected: string): TicketError {
  return new TicketError('RETICKET_TICKET_ARCHITECTURE_MISMATCH', thing, got, expected);
}
