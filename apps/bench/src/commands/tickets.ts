import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Command, Option } from 'commander';
import envPaths from 'env-paths';
import { chooseEngine } from '../engines/choose-engine.js';
import { engineNames, parseEngineName } from '../engines/engine-name.js';
import { openEngine } from '../engines/open-engine.js';
import { InterruptedError, UnknownNameError } from '../errors.js';
import { loadSourceModel } from '../models/load-source-model.js';
import { stepsPerEpoch } from '../pretrain/epoch-batches.js';
import { lockRun } from '../store/run-lock.js';
import { estimateZoo, measureZooCost } from '../zoo/estimate-zoo.js';
import { type TicketMethodName, ticketMethod, ticketMethodNames } from '../zoo/methods/registry.js';
import { type Chain, planZoo } from '../zoo/plan-zoo.js';
import { runZoo, type ZooFiles, zooFiles } from '../zoo/run-zoo.js';
import { loadZooData } from '../zoo/zoo-data.js';
import { ZooProgress } from '../zoo/zoo-progress.js';
import { checkZooRecipe, defaultZooRecipe, type ZooRecipe } from '../zoo/zoo-recipe.js';
import { zooEstimateText, zooTable } from '../zoo/zoo-text.js';
import { byteSize } from './byte-size.js';
import { onInterrupt } from './on-interrupt.js';
import { decimalNumber, wholeNumber, workerCount } from './run-options.js';

interface TicketsOptions {
  readonly method?: string;
  readonly states?: string;
  readonly seeds?: string;
  readonly model: string;
  readonly dataset: string;
  readonly steps: string;
  readonly learningRate: string;
  readonly rewindEpochs: string;
  readonly rewindTo: string;
  readonly batchSize: string;
  readonly weightDecay: string;
  readonly validationPerClass: string;
  readonly trainPerClass?: string;
  readonly testPerClass?: string;
  readonly engine: string;
  readonly workers?: string;
  readonly threads: string;
  readonly memoryLimit?: string;
  readonly dataDir?: string;
  readonly weightsDir?: string;
  readonly runDir?: string;
  readonly out?: string;
  readonly files: ZooFiles;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

function methodLines(byDefault: boolean): string {
  const names = ticketMethodNames.filter((name) => ticketMethod(name).seeds.length > 0 === byDefault);
  return names.map((name) => `  ${name.padEnd(20)}  ${ticketMethod(name).summary}`).join('\n');
}

const examples = `
Methods:
${methodLines(true)}

Methods that are made only if they are asked for:
${methodLines(false)}

Examples:
  reticket tickets --data-dir ~/data --dry-run                       what would be trained, and how long it takes
  reticket tickets --data-dir ~/data --out zoo/tickets               all of it
  reticket tickets --data-dir ~/data --method random,rigl --states 3,6 --seeds 0,1
  reticket tickets --data-dir ~/data --method snip,grasp,synflow --states 6
  reticket tickets --data-dir ~/data --method imp-rate-rewinding --steps 200 --json > cards.json

Training is kept as it goes on; the same command resumes it after a stop at any moment.

Exit codes: 0 every ticket made, 1 a training failed, 2 wrong usage, 130 interrupted (run it again to resume).`;

/** `reticket tickets`. Resolves to the exit code. */
export function ticketsCommand(finish: (exitCode: number) => void): Command {
  const recipe = defaultZooRecipe;
  return new Command('tickets')
    .description('train lottery tickets of a source model, and their controls, and write each with its card')
    .optionsGroup('What to make (several values separated by commas):')
    .option('--method <list>', 'methods, see below (default: the first list)')
    .option(
      '--states <list>',
      'states 1 to 20; imp makes all up to the last (default: 9; 3,5,6,9 of dense and random; 3,6,9)',
    )
    .option(
      '--seeds <list>',
      'of batches and random masks (default: 0,1,2 for dense and imp-fine-tuning, 0 otherwise)',
    )
    .optionsGroup('Recipe:')
    .option('--model <name>', 'source model, or <architecture>:<checkpoint file>', recipe.model)
    .option('--dataset <name>', 'data set of the source model', recipe.dataset)
    .option('--steps <n>', 'training steps of a round; state s gets s rounds', `${recipe.steps}`)
    .option('--learning-rate <x>', 'at the beginning of a round, falling to 0', `${recipe.learningRate}`)
    .option('--rewind-epochs <n>', 'epochs of the schedule to rewind in', `${recipe.rewinding.epochs}`)
    .option('--rewind-to <k>', 'epoch to rewind to', `${recipe.rewinding.to}`)
    .option('--batch-size <n>', 'images per step', `${recipe.batchSize}`)
    .option('--weight-decay <x>', 'L2 penalty on weights', `${recipe.weightDecay}`)
    .option('--validation-per-class <n>', 'training images held out', `${recipe.validationPerClass}`)
    .option('--train-per-class <n>', 'most training images per class (default: all)')
    .option('--test-per-class <n>', 'most test images per class (default: all)')
    .optionsGroup('How to run it:')
    .option('--engine <name>', `auto, ${engineNames.join(', ')}`, 'auto')
    .option('--workers <n>', 'processes (default: one for each core, one on a GPU)')
    .option('--threads <n>', 'threads of each worker', '1')
    .option(
      '--memory-limit <size>',
      'memory for running networks in all workers together, such as 2GiB; a larger training step is refused',
    )
    .addOption(new Option('--data-dir <folder>', 'folder with data sets').env('RETICKET_DATA'))
    .addOption(new Option('--weights-dir <folder>', 'folder with checkpoints').env('RETICKET_WEIGHTS'))
    .option('--run-dir <folder>', 'where training is kept', join('.reticket', 'tickets'))
    .optionsGroup('What to get:')
    .option(
      '--out <folder>',
      'tickets in half precision, with their cards (default: zoo in the run directory)',
    )
    .addOption(
      new Option('--files <which>', 'first: files of the first seed and the last dense state, cards of all')
        .choices(zooFiles)
        .default('all'),
    )
    .option('--dry-run', 'print the plan with the time it takes, train nothing')
    .option('--json', 'print the cards (or the plan) as JSON')
    .addHelpText('after', examples)
    .action(async (options: TicketsOptions) => finish(await tickets(options)));
}

function listOf(text: string): string[] {
  return text.split(',').map((word) => word.trim());
}

function methodsOf(text: string | undefined): TicketMethodName[] | undefined {
  return text === undefined
    ? undefined
    : listOf(text).map((name) => {
        const method = ticketMethodNames.find((known) => known === name);
        if (method === undefined) throw new UnknownNameError('method', name, ticketMethodNames);
        return method;
      });
}

function numbersOf(flag: string, text: string | undefined, least: number): number[] | undefined {
  return text === undefined ? undefined : listOf(text).map((word) => wholeNumber(flag, word, least));
}

function recipeOf(options: TicketsOptions): ZooRecipe {
  const most = (flag: string, text: string | undefined) =>
    text === undefined ? null : wholeNumber(flag, text, 1);
  const recipe: ZooRecipe = {
    ...defaultZooRecipe,
    model: options.model,
    dataset: options.dataset,
    steps: wholeNumber('steps', options.steps, 1),
    learningRate: decimalNumber('learning-rate', options.learningRate),
    rewinding: {
      ...defaultZooRecipe.rewinding,
      epochs: wholeNumber('rewind-epochs', options.rewindEpochs, 1),
      to: decimalNumber('rewind-to', options.rewindTo),
    },
    batchSize: wholeNumber('batch-size', options.batchSize, 2),
    weightDecay: decimalNumber('weight-decay', options.weightDecay),
    validationPerClass: wholeNumber('validation-per-class', options.validationPerClass, 1),
    trainPerClass: most('train-per-class', options.trainPerClass),
    testPerClass: most('test-per-class', options.testPerClass),
  };
  checkZooRecipe(recipe);
  return recipe;
}

async function tickets(options: TicketsOptions): Promise<number> {
  const recipe = recipeOf(options);
  const selection = {
    methods: methodsOf(options.method),
    states: numbersOf('states', options.states, 1),
    seeds: numbersOf('seeds', options.seeds, 0),
  };
  const askedEngine = parseEngineName(options.engine);
  const threads = wholeNumber('threads', options.threads, 1);
  if (options.workers !== undefined) wholeNumber('workers', options.workers, 1);
  const memory =
    options.memoryLimit === undefined ? undefined : byteSize('memory-limit', options.memoryLimit);
  const { dataDir, weightsDir } = options;
  const cacheDir = envPaths('reticket', { suffix: '' }).cache;

  const source = loadSourceModel(recipe.model, { dataDir, weightsDir });
  const data = await loadZooData(recipe, source.network, { dataDir, cacheDir });
  const choice = await chooseEngine(askedEngine);
  const processes = workerCount(options.workers, choice.engine);
  const memoryLimit = memory === undefined ? undefined : Math.floor(memory / processes);
  const chains = planZoo(recipe, selection, {
    sourceHash: source.weightsHash,
    datasetHash: data.dataset.hash,
    engine: choice.engine,
    stepsPerEpoch: stepsPerEpoch(data.train, recipe.batchSize),
    memoryLimit,
  });
  const workers = Math.min(processes, chains.length);
  const runDirectory = resolve(options.runDir ?? join('.reticket', 'tickets'));
  if (options.dryRun) {
    const engine = await openEngine(choice.engine, threads);
    const cost = await measureZooCost(recipe, { ...source, data, engine, memoryLimit });
    const estimate = estimateZoo(chains, cost, { workers, runDirectory });
    console.log(options.json ? JSON.stringify(estimate, null, 2) : zooEstimateText(estimate));
    return 0;
  }

  const progress = new ZooProgress();
  progress.note(`engine ${choice.engine} with ${workers} ${workers === 1 ? 'worker' : 'workers'}`);
  await mkdir(runDirectory, { recursive: true });
  const unlock = lockRun(runDirectory);
  const interruption = onInterrupt();
  const { engine } = choice;
  const out = resolve(options.out ?? join(runDirectory, 'zoo'));
  try {
    const { cards, failed } = await runZoo(chains, {
      settings: { recipe, engine, threads, memoryLimit, runDirectory, cacheDir, dataDir, weightsDir },
      workers,
      out,
      files: options.files,
      progress,
      signal: interruption.signal,
    });
    if (options.json) console.log(JSON.stringify(cards, null, 2));
    else {
      if (cards.length > 0) console.log(zooTable(cards));
      console.log(`${cards.length} of ${ticketCount(chains)} tickets: ${out}`);
    }
    return failed.length === 0 ? 0 : 1;
  } catch (error) {
    if (!(error instanceof InterruptedError)) throw error;
    progress.note(`interrupted; training is kept in ${runDirectory}. The same command resumes it.`);
    return interruption.exitCode();
  } finally {
    interruption.release();
    unlock();
  }
}

function ticketCount(chains: readonly Chain[]): number {
  return chains.reduce((sum, { states }) => sum + states.length, 0);
}
