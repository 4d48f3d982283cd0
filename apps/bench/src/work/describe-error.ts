import type { TaskError } from './task.js';

const longestMessage = 1000;

/** Code and one-line message of anything thrown. An error without a code of its own gets `RETICKET_UNEXPECTED`. */
export function describeError(error: unknown): TaskError {
  if (!(error instanceof Error)) return { code: 'RETICKET_UNEXPECTED', message: String(error) };
  const code = (error as { code?: unknown }).code;
  const known = typeof code === 'string' && /^[A-Z][A-Z0-9_]{0,99}$/.test(code);
  const message = error.message.split('\n')[0]!.slice(0, longestMessage) || error.name;
  return { code: known ? code : 'RETICKET_UNEXPECTED', message };
}
