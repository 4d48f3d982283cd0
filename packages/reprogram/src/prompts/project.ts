import type { Bounds, PromptValues } from './prompt.js';

/** Projects trained values into their bounds, in place. */
export function project(values: PromptValues, bounds: Readonly<Record<string, Bounds>> = {}): void {
  for (const [name, { lowest, highest }] of Object.entries(bounds)) {
    const { data } = values[name]!;
    // NaN stays NaN, so that it is noticed.
    for (let index = 0; index < data.length; index += 1) {
      if (data[index]! < lowest) data[index] = lowest;
      else if (data[index]! > highest) data[index] = highest;
    }
  }
}
