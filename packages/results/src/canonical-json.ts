import canonicalize from 'canonicalize';
import { InvalidArgumentError } from './errors.js';

/** What JSON can hold. A key whose value is `undefined` counts as absent. */
export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue | undefined };

/**
 * JSON text that is the same for equal values: keys sorted by UTF-16 code unit, no white space, ECMAScript number
 * format (RFC 8785, JSON Canonicalization Scheme).
 *
 * @throws {InvalidArgumentError} for NaN, infinities, cycles, and values JSON cannot hold at the root.
 */
export function canonicalJson(value: JsonValue): string {
  let text: string | undefined;
  try {
    text = canonicalize(value);
  } catch (cause) {
    throw new InvalidArgumentError(`invalid JSON value: ${(cause as Error).message}`, { cause });
  }
  if (text === undefined)
    throw new InvalidArgumentError(`invalid JSON value: got ${typeof value}, expected JSON`);
  return text;
}
