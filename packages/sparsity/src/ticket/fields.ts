import { TicketError } from '../errors.js';

/** What one field of a ticket's metadata accepts. */
export interface Field {
  readonly expected: string;
  readonly accepts: (value: unknown) => boolean;
}

/** One field per key of `T`, in the order in which they are written. */
export type Fields<T> = Record<keyof T, Field>;

export const text: Field = {
  expected: 'a non-empty string',
  accepts: (value) => typeof value === 'string' && value !== '',
};

export const count: Field = {
  expected: 'a non-negative integer',
  accepts: (value) => Number.isSafeInteger(value) && (value as number) >= 0,
};

export const positiveCount: Field = {
  expected: 'a positive integer',
  accepts: (value) => count.accepts(value) && value !== 0,
};

export const fraction: Field = {
  expected: '0 <= s <= 1',
  accepts: (value) => typeof value === 'number' && value >= 0 && value <= 1,
};

export const finite: Field = {
  expected: 'a finite number',
  accepts: (value) => Number.isFinite(value),
};

export const hash: Field = {
  expected: 'sha256: and 64 hex digits',
  accepts: (value) => typeof value === 'string' && /^sha256:[0-9a-f]{64}$/.test(value),
};

export const object: Field = {
  expected: 'an object',
  accepts: (value) => typeof value === 'object' && value !== null,
};

export function orNull({ expected, accepts }: Field): Field {
  return { expected: `${expected} or null`, accepts: (value) => value === null || accepts(value) };
}

/** Which part of a ticket is wrong, and the code its errors carry. */
export interface Part {
  readonly name: string;
  readonly code: 'RETICKET_TICKET_INVALID_LINEAGE' | 'RETICKET_TICKET_INVALID_UPSTREAM';
}

/**
 * The fields of `value` in canonical order.
 *
 * @throws {TicketError} for an unknown, missing or impossible field.
 */
export function checkFields<T extends object>({ name, code }: Part, value: unknown, fields: Fields<T>): T {
  if (!object.accepts(value)) throw new TicketError(code, name, value, object.expected);
  const source = value as Record<string, unknown>;
  const unknown = Object.keys(source).find((key) => !Object.hasOwn(fields, key));
  if (unknown !== undefined) throw new TicketError(code, name, unknown, 'known fields only');
  const checked: Record<string, unknown> = {};
  for (const [key, { expected, accepts }] of Object.entries<Field>(fields)) {
    if (!accepts(source[key])) throw new TicketError(code, `${name}.${key}`, source[key], expected);
    checked[key] = source[key];
  }
  return checked as T;
}

/**
 * Parses the JSON that `check` gives back unchanged, and nothing else: no whitespace, fields in their order, none twice.
 *
 * @throws {TicketError}
 */
export function parseCanonical<T>({ name, code }: Part, json: string, check: (value: unknown) => T): T {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    throw new TicketError(code, name, json, 'JSON');
  }
  const checked = check(value);
  if (JSON.stringify(checked) !== json) {
    throw new TicketError(code, name, json, 'the canonical JSON of its fields');
  }
  return checked;
}
