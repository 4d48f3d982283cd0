/** An argument outside its documented domain. The text is `invalid <thing>: got <value>, expected <what>`. */
export class InvalidArgumentError extends Error {
  readonly code = 'RETICKET_INVALID_ARGUMENT';
  override readonly name = 'InvalidArgumentError';

  constructor(thing: string, got: unknown, expected: string) {
    super(`invalid ${thing}: got ${describe(got)}, expected ${expected}`);
  }
}

/** Logits where probabilities are needed, or the other way round. Nothing is converted by guessing. */
export class ScoreKindError extends Error {
  readonly code = 'RETICKET_WRONG_SCORE_KIND';
  override readonly name = 'ScoreKindError';

  constructor(metric: string, got: 'logits' | 'probabilities') {
    super(
      got === 'logits'
        ? `invalid scores for ${metric}: got logits, expected probabilities (convert with softmax)`
        : `invalid scores for ${metric}: got probabilities, expected logits (softmax cannot be undone)`,
    );
  }
}

function describe(value: unknown): string {
  if (typeof value === 'string') return `"${value}"`;
  if (Array.isArray(value)) return value.length <= 4 ? `[${value.join(', ')}]` : `${value.length} values`;
  if (typeof value === 'object' && value !== null) return value.constructor?.name ?? 'object';
  return String(value);
}
