import { encode } from 'fast-png';
import { InvalidArgumentError } from '../errors.js';
import type { Prompt, PromptValues } from '../prompts/prompt.js';

/** What a prompt learnt as a PNG of 8 bits per channel: `render(values)`, grey or RGB. */
export function promptPng(prompt: Prompt, values: PromptValues): Uint8Array {
  const { data, shape } = prompt.render(values);
  const [channels, height, width] = shape as [number, number, number];
  if (channels !== 1 && channels !== 3) {
    throw new InvalidArgumentError(`invalid prompt: got ${channels} channels, expected 1 or 3 for a PNG`);
  }
  const plane = height * width;
  const pixels = new Uint8Array(channels * plane);
  for (let channel = 0; channel < channels; channel += 1) {
    for (let position = 0; position < plane; position += 1) {
      const value = data[channel * plane + position]!;
      pixels[position * channels + channel] = Math.round(255 * Math.min(Math.max(value, 0), 1));
    }
  }
  return encode({ width, height, channels, depth: 8, data: pixels });
}
