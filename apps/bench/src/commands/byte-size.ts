import { UsageError } from '../errors.js';

const units: Readonly<Record<string, number>> = {
  B: 1,
  MB: 1e6,
  GB: 1e9,
  MiB: 2 ** 20,
  GiB: 2 ** 30,
};

/**
 * Bytes from text such as `2GiB`, `1.5GB` or `800 MB`, rounded down.
 *
 * @throws UsageError unless it is a positive number with one of these units.
 */
export function byteSize(flag: string, text: string): number {
  const [, number, unit] = /^\s*(\d+(?:\.\d+)?)\s*([A-Za-z]+)\s*$/.exec(text) ?? [];
  const bytes = Math.floor(Number(number) * (units[unit ?? ''] ?? Number.NaN));
  if (!(bytes >= 1)) {
    const known = Object.keys(units).join(', ');
    throw new UsageError(`invalid --${flag}: got "${text}", expected a size > 0 in ${known}, such as 2GiB`);
  }
  return bytes;
}
