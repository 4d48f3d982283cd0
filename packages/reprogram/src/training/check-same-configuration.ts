import { InvalidArgumentError } from '../errors.js';

/**
 * Compares what a state was made under with what is asked for now, both JSON objects with the same names.
 *
 * @throws InvalidArgumentError that names the first difference.
 */
export function checkSameConfiguration(state: string, options: string): void {
  const got = JSON.parse(state) as Record<string, unknown>;
  const expected = JSON.parse(options) as Record<string, unknown>;
  for (const name of Object.keys(expected)) {
    if (JSON.stringify(got[name]) !== JSON.stringify(expected[name])) {
      throw new InvalidArgumentError(
        `invalid resume: got a state with ${name} ${JSON.stringify(got[name])}, expected ${JSON.stringify(expected[name])}`,
      );
    }
  }
}
