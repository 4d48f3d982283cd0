import { checkInteger } from '../arguments.js';
import { InvalidArgumentError } from '../errors.js';
import type { SpecOptions } from './spec.js';

export function decideSpec(
  { title, width = 320 }: SpecOptions,
  defaultTitle: string,
): { title: string; width: number } {
  if (title !== undefined && typeof title !== 'string') {
    throw new InvalidArgumentError('title', title, 'a string');
  }
  checkInteger('width', width, 160, 4096);
  return { title: title ?? defaultTitle, width };
}
