/** Stable codes of {@link SafetensorsError}. */
export type SafetensorsErrorCode =
  | 'RETICKET_SAFETENSORS_INVALID_ARGUMENT'
  | 'RETICKET_SAFETENSORS_TRUNCATED'
  | 'RETICKET_SAFETENSORS_TRAILING_BYTES'
  | 'RETICKET_SAFETENSORS_HEADER_TOO_LARGE'
  | 'RETICKET_SAFETENSORS_INVALID_HEADER'
  | 'RETICKET_SAFETENSORS_DUPLICATE_KEY'
  | 'RETICKET_SAFETENSORS_TOO_MANY_TENSORS'
  | 'RETICKET_SAFETENSORS_UNKNOWN_DTYPE'
  | 'RETICKET_SAFETENSORS_INVALID_SHAPE'
  | 'RETICKET_SAFETENSORS_INVALID_OFFSETS'
  | 'RETICKET_SAFETENSORS_SIZE_MISMATCH'
  | 'RETICKET_SAFETENSORS_OVERLAP'
  | 'RETICKET_SAFETENSORS_GAP'
  | 'RETICKET_SAFETENSORS_INVALID_BOOL';

/** Every failure of this package. Branch on `code`; the text may change. */
export class SafetensorsError extends Error {
  override readonly name = 'SafetensorsError';

  constructor(
    readonly code: SafetensorsErrorCode,
    message: string,
  ) {
    super(message);
  }
}

const SHOWN_LENGTH = 60;

/** Quotes untrusted text for a message, at most 60 characters of it. */
export function quote(text: string): string {
  return JSON.stringify(text.length > SHOWN_LENGTH ? `${text.slice(0, SHOWN_LENGTH)}...` : text);
}
