import { floatTensor } from '@reticket/network';
import type { PromptValues } from '../prompts/prompt.js';

/** Values that share no memory with the given ones. */
export function copyValues(values: PromptValues): PromptValues {
  return Object.fromEntries(
    Object.entries(values).map(([name, { data, shape }]) => [name, floatTensor(data.slice(), shape)]),
  );
}
