import { checkTraining } from '../training/check-training.js';
import { checkMapping } from './check-mapping.js';
import { checkPromptFits } from './check-prompt.js';
import { checkResumable } from './check-resumable.js';
import type { Mapping } from './mapping.js';
import type { VisualPromptOptions } from './visual-prompt.js';

/** Everything that can be wrong before any work starts. */
export function checkVisualPromptOptions(options: VisualPromptOptions<Mapping>): void {
  const { network, prompt, classes, mapping } = options;
  checkMapping(mapping, network.classes, classes);
  checkPromptFits(prompt, network);
  checkTraining(options, prompt.graph.imageShape);
  if (options.resume) checkResumable(options.resume, options);
}
