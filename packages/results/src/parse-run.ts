import type { z } from 'zod';
import { InvalidRunError } from './errors.js';
import { runLimits } from './schema/limits.js';
import { type Run, runSchema } from './schema/run.js';

function deepest(issue: z.core.$ZodIssue): { path: PropertyKey[]; message: string } {
  if (issue.code === 'invalid_union') {
    const inner = issue.errors.flat()[0];
    if (inner !== undefined) {
      const found = deepest(inner);
      return { path: [...issue.path, ...found.path], message: found.message };
    }
  }
  return { path: issue.path, message: issue.message };
}

/**
 * Checks an already parsed JSON value against schema version 1.
 *
 * Unknown keys, NaN, infinities, values outside their range, cell values whose key is not in `metrics`, repeated
 * cell ids and anything beyond `runLimits` are refused. Cost is linear in the size of the value.
 *
 * @throws {InvalidRunError} naming the path of the first problem, for example
 * `invalid run at cells.3.values.ece: got 1.2, expected a fraction 0 <= x <= 1`.
 */
export function parseRun(json: unknown): Run {
  const result = runSchema.safeParse(json);
  if (result.success) return result.data;
  const issues = result.error.issues;
  const first = issues[0];
  if (first === undefined) throw new InvalidRunError('', result.error.message);
  const { path, message } = deepest(first);
  const others = issues.length > 1 ? ` (and ${issues.length - 1} more)` : '';
  throw new InvalidRunError(path.map(String).join('.'), `${message}${others}`);
}

/**
 * Parses the text of a run file.
 *
 * @throws {InvalidRunError} when the text is too long, is not JSON, or does not follow the schema.
 */
export function parseRunText(text: string): Run {
  if (text.length > runLimits.textLength) {
    throw new InvalidRunError('', `got ${text.length} characters, expected at most ${runLimits.textLength}`);
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw new InvalidRunError('', `expected JSON (${(cause as Error).message})`, { cause });
  }
  return parseRun(json);
}
