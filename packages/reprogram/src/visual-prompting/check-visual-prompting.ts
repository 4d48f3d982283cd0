import { checkTraining } from '../training/check-training.js';
import { checkMapping } from './check-mapping.js';
import { checkPromptFits } from './check-prompt.js';
import { checkResumable } from './check-resumable.js';
import type { Mapping } from './mapping.js';
import type { AnyPromptingOptions, PromptTrainingOptions, VisualPromptOptions } from './visual-prompt.js';

/** Everything that can be wrong before any work starts. */
export function checkVisualPromptOptions(options: VisualPromptOptions<Mapping>): void {
  checkPromptFits(options.prompt, options.network);
  checkPromptTraining(options);
}

/** Everything that can be wrong but a prompt that does not fit the network. */
export function checkPromptTraining(options: PromptTrainingOptions): void {
  checkMapping(options.mapping, options.network.classes, options.classes);
  checkPrompting(options);
}

/** Everything that can be wrong but the prompt's fit and what makes target logits. */
export function checkPrompting(options: AnyPromptingOptions): void {
  checkTraining(options, options.prompt.graph.imageShape);
  if (options.resume) checkResumable(options.resume, options);
}
