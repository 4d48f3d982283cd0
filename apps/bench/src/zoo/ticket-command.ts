import type { TicketMethodName } from './methods/registry.js';
import { defaultZooRecipe, type ZooRecipe } from './zoo-recipe.js';
import type { ZooSettings } from './zoo-task.js';

/** The value of each option of the recipe, as `reticket tickets` takes it. */
function recipeOptions(recipe: ZooRecipe): ReadonlyMap<string, string | undefined> {
  const most = (count: number | null) => (count === null ? undefined : `${count}`);
  return new Map([
    ['--model', recipe.model],
    ['--dataset', recipe.dataset],
    ['--steps', `${recipe.steps}`],
    ['--learning-rate', `${recipe.learningRate}`],
    ['--rewind-epochs', `${recipe.rewinding.epochs}`],
    ['--rewind-to', `${recipe.rewinding.to}`],
    ['--batch-size', `${recipe.batchSize}`],
    ['--weight-decay', `${recipe.weightDecay}`],
    ['--validation-per-class', `${recipe.validationPerClass}`],
    ['--train-per-class', most(recipe.trainPerClass)],
    ['--test-per-class', most(recipe.testPerClass)],
  ]);
}

export interface TicketName {
  readonly method: TicketMethodName;
  readonly state: number;
  readonly seed: number;
}

/**
 * The command line that makes one ticket, whatever else was made along with it: options of the recipe that are not the
 * default, and no folders. Still to be passed through `shownCommand`, since a model may be a path.
 */
export function ticketCommand(
  recipe: ZooRecipe,
  { engine, memoryLimit }: Pick<ZooSettings, 'engine' | 'memoryLimit'>,
  { method, state, seed }: TicketName,
): string[] {
  const defaults = recipeOptions(defaultZooRecipe);
  const changed = [...recipeOptions(recipe)].filter(([option, value]) => value !== defaults.get(option));
  // State 0 comes along with any other.
  const words = [
    '--method',
    method,
    '--states',
    `${Math.max(1, state)}`,
    '--seeds',
    `${seed}`,
    '--engine',
    engine,
  ];
  // The limit is that of one worker.
  if (memoryLimit !== undefined) words.push('--memory-limit', `${memoryLimit}B`, '--workers', '1');
  return ['tickets', ...words, ...changed.flatMap(([option, value]) => [option, value!])];
}
