import { createHash } from 'node:crypto';

/** Lower-case hex SHA-256 of text (as UTF-8) or bytes, one part after the other. */
export function sha256Hex(...parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
}
