import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalJson, type JsonValue } from './canonical-json.js';

/**
 * Name of a cell: the first 16 hex digits of the SHA-256 of its canonical configuration. Key order does not matter.
 * Among a million cells the chance that any two share a name is below 3e-8.
 *
 * @throws {InvalidArgumentError} when the configuration is not plain JSON.
 */
export function cellId(configuration: { readonly [key: string]: JsonValue | undefined }): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalJson(configuration)))).slice(0, 16);
}
