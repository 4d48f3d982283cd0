import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Command, Option } from 'commander';
import envPaths from 'env-paths';
import { pruningMethods } from '../config/grid-config.js';
import { chooseEngine } from '../engines/choose-engine.js';
import { engineNames, parseEngineName } from '../engines/engine-name.js';
import { openEngine } from '../engines/open-engine.js';
import { FileNotFoundError } from '../errors.js';
import { loadSourceModel, type SourceModel } from '../models/load-source-model.js';
import { type AppliedFormat, appliedFormats, applyRecipe } from '../recipes/apply-recipe.js';
import { recipeRow, recipeTable } from '../recipes/recipe-text.js';
import type { SourceSample } from '../recipes/upstream-figures.js';
import { type WrittenRecipe, writeRecipes } from '../recipes/write-recipes.js';
import { findUpstreamSample, readUpstreamSample } from '../upstream/upstream-sample.js';
import { numberList } from './run-options.js';
import { shownCommand } from './shown-command.js';

type SampleName = 'imagenet-sample' | 'cifar10';

interface RecipesOptions {
  readonly model?: string;
  readonly pruning: (typeof pruningMethods)[number];
  readonly state: string;
  readonly upstream?: SampleName | 'none';
  readonly apply?: string;
  readonly format: AppliedFormat;
  readonly engine: string;
  readonly dataDir?: string;
  readonly weightsDir?: string;
  readonly out?: string;
  readonly json?: boolean;
}

const defaults = { model: 'squeezenet1_1', out: join('.reticket', 'recipes') };

const examples = `
A recipe is a ticket without its weights: one bit per prunable weight, lineage, figures and the hash of the weights that
it was made of. It makes the ticket again from them in a second, and refuses others.

Examples:
  reticket recipes --data-dir ~/data                              states 1 to 9 of SqueezeNet 1.1, measured on ImageNet images
  reticket recipes --model resnet20-cifar10 --state 3,6 --upstream none
  reticket recipes --data-dir ~/data --apply squeezenet1_1-magnitude-global-state-3.recipe.safetensors --out ticket.safetensors

Exit codes: 0 done, 1 failed, 2 wrong usage.`;

/** `reticket recipes`. Resolves to the exit code. */
export function recipesCommand(finish: (exitCode: number) => void): Command {
  return new Command('recipes')
    .description('prune a source model without training, and write tickets as masks alone')
    .optionsGroup('What to make:')
    .option(
      '--model <name>',
      `source model, or <architecture>:<checkpoint file> (default: ${defaults.model})`,
    )
    .addOption(
      new Option('--pruning <method>', 'how tickets are made')
        .choices(pruningMethods)
        .default('magnitude-global'),
    )
    .option('--state <list>', 'states: s prunes 1 - 0.8^s of the prunable weights', '1,2,3,4,5,6,7,8,9')
    .addOption(
      new Option(
        '--upstream <name>',
        'source data to measure on (default: those of a model known by name)',
      ).choices(['imagenet-sample', 'cifar10', 'none']),
    )
    .optionsGroup('Or what to make again:')
    .option('--apply <recipe>', 'make the ticket of a recipe again')
    .addOption(
      new Option(
        '--format <kind>',
        'ticket: masks and kept weights; dense: plain safetensors, zeros included',
      )
        .choices(appliedFormats)
        .default('ticket'),
    )
    .optionsGroup('How to run it:')
    .option('--engine <name>', `auto, ${engineNames.join(', ')}`, 'auto')
    .addOption(new Option('--data-dir <folder>', 'folder with data sets').env('RETICKET_DATA'))
    .addOption(new Option('--weights-dir <folder>', 'folder with checkpoints').env('RETICKET_WEIGHTS'))
    .optionsGroup('What to get:')
    .option('--out <path>', `folder of recipes (default: ${defaults.out}), or with --apply the file`)
    .option('--json', 'print what was written as JSON')
    .addHelpText('after', examples)
    .action(async (options: RecipesOptions) => {
      await (options.apply === undefined ? write(options) : apply(options, options.apply));
      finish(0);
    });
}

async function write(options: RecipesOptions): Promise<void> {
  const states = numberList('state', options.state, 0);
  const askedEngine = parseEngineName(options.engine);
  const { dataDir, weightsDir, pruning } = options;
  const model = options.model ?? defaults.model;
  const source = loadSourceModel(model, { dataDir, weightsDir });
  const sample = await findSample(source, options);
  const upstream = sample && {
    engine: await openEngine((await chooseEngine(askedEngine)).engine, 2),
    sample,
  };
  const command = (state: number) =>
    shownCommand(['recipes', '--model', model, '--pruning', pruning, '--state', `${state}`]);
  const out = resolve(options.out ?? defaults.out);
  const recipes: WrittenRecipe[] = [];
  const request = { source, pruning, states, out, upstream, command };
  for await (const recipe of writeRecipes(request)) {
    recipes.push(recipe);
    if (process.stderr.isTTY) console.error(recipeRow(recipe).join('  '));
  }
  console.log(options.json ? JSON.stringify(recipes, null, 2) : `${recipeTable(recipes)}\n\n${out}`);
}

async function apply(options: RecipesOptions, recipe: string): Promise<void> {
  if (!existsSync(recipe)) throw new FileNotFoundError(`recipe not found: expected ${recipe}`);
  const { model, format, dataDir, weightsDir } = options;
  const out = resolve(options.out ?? recipe.replace(/(\.recipe)?\.safetensors$/, `.${format}.safetensors`));
  const bytes = await applyRecipe({ recipe, model, format, out, dataDir, weightsDir });
  console.log(options.json ? JSON.stringify({ file: out, bytes }) : `${out} (${bytes} bytes)`);
}

/** Images of the source data, if there are any; says why not where one might expect them. */
async function findSample(
  { card, network }: SourceModel,
  { upstream, dataDir }: RecipesOptions,
): Promise<SourceSample | undefined> {
  const ofClasses = network.classes === 1000 ? 'imagenet-sample' : 'cifar10';
  const name = upstream ?? (card.location === 'path' ? 'none' : ofClasses);
  if (name === 'none') return undefined;
  const found = findUpstreamSample(name, network, dataDir);
  if (!found.available) {
    if (upstream !== undefined) throw new FileNotFoundError(`${name} not found: ${found.reason}`);
    console.error(`not measured: ${found.reason}`);
    return undefined;
  }
  const { height, width } = network.input;
  const cacheDir = envPaths('reticket', { suffix: '' }).cache;
  const { pixels, labels } = await readUpstreamSample(name, height, { dataDir: dataDir!, cacheDir });
  return { name, images: { count: labels.length, height, width, pixels, labels } };
}
