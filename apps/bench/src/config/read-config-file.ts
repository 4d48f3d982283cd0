import { readFileSync, statSync } from 'node:fs';
import { FileNotFoundError, UsageError } from '../errors.js';
import { type GridConfig, parseGridConfig } from './grid-config.js';

const largestConfigBytes = 2 ** 20;

/**
 * Reads a grid configuration written as JSON.
 *
 * @throws FileNotFoundError, or UsageError for anything but a configuration.
 */
export function readConfigFile(path: string): GridConfig {
  let text: string;
  try {
    const { size } = statSync(path);
    if (size > largestConfigBytes) {
      throw new UsageError(
        `invalid config ${path}: got ${size} bytes, expected at most ${largestConfigBytes}`,
      );
    }
    text = readFileSync(path, 'utf8');
  } catch (cause) {
    if (cause instanceof UsageError) throw cause;
    throw new FileNotFoundError(`config not found: expected a JSON file at ${path}`, { cause });
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw new UsageError(`invalid config ${path}: expected JSON (${(cause as Error).message})`, { cause });
  }
  return parseGridConfig(json, `config ${path}`);
}
