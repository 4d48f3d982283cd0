import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/** A SHA-256 in progress. */
interface Hasher {
  update(piece: Uint8Array): unknown;
  digest(): Uint8Array;
}

/** The part of a host that is looked at; browsers have none of it. */
interface Host {
  readonly process?: {
    readonly getBuiltinModule?: (
      id: 'node:crypto',
    ) => { createHash(algorithm: 'sha256'): Hasher } | undefined;
  };
}

/** Node's own implementation, faster than JavaScript, found without an import that bundlers would follow. */
const nodeCrypto = (globalThis as Host).process?.getBuiltinModule?.('node:crypto');

function hexDigest(hasher: Hasher, pieces: readonly Uint8Array[]): string {
  for (const piece of pieces) hasher.update(piece);
  return bytesToHex(Uint8Array.from(hasher.digest()));
}

/** {@link sha256Hex} in JavaScript alone: what browsers run. */
export function sha256HexPortable(pieces: readonly Uint8Array[]): string {
  return hexDigest(sha256.create(), pieces);
}

/** SHA-256 of the pieces put together, 64 hex digits. */
export function sha256Hex(pieces: readonly Uint8Array[]): string {
  return nodeCrypto ? hexDigest(nodeCrypto.createHash('sha256'), pieces) : sha256HexPortable(pieces);
}
