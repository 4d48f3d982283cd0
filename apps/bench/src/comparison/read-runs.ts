import { readFileSync } from 'node:fs';
import { parseRunText, type Run } from '@reticket/results';
import { FileNotFoundError } from '../errors.js';

/**
 * Run files, checked.
 *
 * @throws FileNotFoundError, or InvalidRunError of `@reticket/results` for anything but a run.
 */
export function readRuns(files: readonly string[]): Run[] {
  return files.map((file) => {
    let text: string;
    try {
      text = readFileSync(file, 'utf8');
    } catch (cause) {
      throw new FileNotFoundError(`run file not found: expected ${file}`, { cause });
    }
    return parseRunText(text);
  });
}
