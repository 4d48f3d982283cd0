import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { type SafetensorsInput, writeSafetensors } from '@reticket/safetensors';

/** Prefix of the mask tensors and of the metadata keys that hold their element counts. */
export const MASK_PREFIX = 'mask.';

/** The metadata by which a safetensors file says that it is a ticket. */
export const FORMAT = { format: 'reticket-ticket', formatVersion: '1' } as const;

/**
 * `sha256:` and the hex digest of the container as `writeSafetensors` writes it without the key
 * `contentHash`: it covers masks, weights, lineage and names, and not the layout of a file.
 */
export function contentHash(container: SafetensorsInput): string {
  return `sha256:${bytesToHex(sha256(writeSafetensors(container)))}`;
}
