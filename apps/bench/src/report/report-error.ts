import pc from 'picocolors';
import { describeError } from '../work/describe-error.js';

/** Codes of errors that another command line avoids: exit code 2. */
export const usageCodes: ReadonlySet<unknown> = new Set([
  'RETICKET_USAGE',
  'RETICKET_UNKNOWN_NAME',
  'RETICKET_UNKNOWN_DATASET',
  'RETICKET_UNKNOWN_ARCHITECTURE',
  'RETICKET_INVALID_ARGUMENT',
  'RETICKET_INVALID_PLAN',
  'RETICKET_TOO_MANY_CLASSES',
  'RETICKET_FILE_NOT_FOUND',
  'RETICKET_DATA_NOT_FOUND',
  'RETICKET_RUN_DIRECTORY',
]);

/** One line on standard error, or the whole stack with `debug`. */
export function reportError(error: unknown, debug: boolean): void {
  if (debug && error instanceof Error) {
    console.error(error);
    return;
  }
  const { code, message } = describeError(error);
  console.error(`${pc.red('error')} ${message} ${pc.dim(`[${code}]`)}`);
}
