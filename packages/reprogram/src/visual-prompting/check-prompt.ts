import { formatShape, type Network, sameShape } from '@reticket/network';
import { ShapeMismatchError } from '../errors.js';
import type { Prompt, PromptValues } from '../prompts/prompt.js';

/** @throws ShapeMismatchError unless the prompt makes what the network takes. */
export function checkPromptFits({ sourceShape }: Prompt, { input, name }: Network): void {
  const expected = [input.channels, input.height, input.width];
  if (!sameShape(sourceShape, expected)) {
    throw new ShapeMismatchError(
      `invalid prompt: got source inputs of ${formatShape(sourceShape)}, expected ${formatShape(expected)} for ${name}`,
    );
  }
}

/** @throws ShapeMismatchError unless there is a value of the right shape for every trained one and every statistic. */
export function checkPromptValues({ graph, name }: Prompt, values: PromptValues): void {
  for (const [trained, shape] of [...graph.trained, ...(graph.statistics ?? [])]) {
    const got = values[trained]?.shape;
    if (got === undefined || !sameShape(got, shape)) {
      throw new ShapeMismatchError(
        `invalid values of the ${name} prompt: got ${trained} ${got === undefined ? 'missing' : formatShape(got)}, expected ${formatShape(shape)}`,
      );
    }
  }
}
