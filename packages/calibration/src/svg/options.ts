import { checkInteger, checkOneOf } from '../arguments.js';
import { InvalidArgumentError } from '../errors.js';
import type { Theme } from './theme.js';

/** Options of every diagram. */
export interface SvgOptions {
  /** First line, and the accessible name. Each diagram has one of its own. */
  readonly title?: string;
  /** Second line; the default holds the key figures, an empty string leaves it out. */
  readonly subtitle?: string;
  /** Width in pixels, an integer from 240 to 4096, default 420; the height follows. */
  readonly width?: number;
  /** `auto` (default) follows the reader's colour scheme by a media query, `light` and `dark` hold everywhere. */
  readonly theme?: Theme;
  /** Whether the paper is painted, default true. */
  readonly background?: boolean;
}

/** Options with everything decided. */
export type DecidedOptions = Required<SvgOptions>;

export function decide(options: SvgOptions, defaults: { title: string; subtitle: string }): DecidedOptions {
  const decided = { width: 420, theme: 'auto' as const, background: true, ...defaults, ...defined(options) };
  checkInteger('width', decided.width, 240, 4096);
  checkOneOf('theme', decided.theme, ['auto', 'light', 'dark']);
  for (const key of ['title', 'subtitle'] as const) {
    if (typeof decided[key] !== 'string') throw new InvalidArgumentError(key, decided[key], 'a string');
  }
  return decided;
}

function defined(options: SvgOptions): SvgOptions {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}
