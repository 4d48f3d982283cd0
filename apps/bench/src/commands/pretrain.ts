import { mkdir } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { loadDataset } from '@reticket/datasets';
import { architectureByName } from '@reticket/network';
import cliProgress from 'cli-progress';
import { Command, Option } from 'commander';
import envPaths from 'env-paths';
import writeFileAtomic from 'write-file-atomic';
import { chooseEngine } from '../engines/choose-engine.js';
import { engineNames, parseEngineName } from '../engines/engine-name.js';
import { openEngine } from '../engines/open-engine.js';
import { InvalidPlanError } from '../errors.js';
import { evaluateWeights } from '../pretrain/evaluate-weights.js';
import { decodeHalfPrecision, encodeHalfPrecision } from '../pretrain/half-precision.js';
import { type ModelCard, modelCard } from '../pretrain/model-card.js';
import { pretrain } from '../pretrain/pretrain.js';
import { checkRecipe, defaultRecipe, type PretrainRecipe } from '../pretrain/recipe.js';
import { sha256Hex } from '../store/sha256.js';
import { byteSize } from './byte-size.js';
import { onInterrupt } from './on-interrupt.js';
import { outputFile } from './output-file.js';
import { decimalNumber, wholeNumber } from './run-options.js';
import { shownCommand } from './shown-command.js';

interface PretrainCommandOptions {
  readonly model: string;
  readonly dataset: string;
  readonly epochs: string;
  readonly batchSize: string;
  readonly learningRate: string;
  readonly schedule: PretrainRecipe['schedule'];
  readonly warmupEpochs: string;
  readonly momentum: string;
  readonly weightDecay: string;
  readonly cropPadding: string;
  readonly flip: boolean;
  readonly validationPerClass: string;
  readonly seed: string;
  readonly engine: string;
  readonly threads: string;
  readonly memoryLimit?: string;
  readonly dataDir?: string;
  readonly runDir?: string;
  readonly out?: string;
  readonly json?: boolean;
}

const examples = `
Examples:
  reticket pretrain --data-dir ~/data --out zoo/resnet20-cifar10.safetensors
  reticket pretrain --data-dir ~/data --model resnet32-cifar --epochs 30 --seed 1

Training saves a checkpoint after every epoch; the same command goes on from it.

Exit codes: 0 trained, 1 failed, 2 wrong usage, 130 interrupted (run it again to resume).`;

/** `reticket pretrain`. Resolves to the exit code. */
export function pretrainCommand(finish: (exitCode: number) => void): Command {
  const recipe = defaultRecipe;
  return new Command('pretrain')
    .description('train a source model from scratch and write its weights and its card')
    .optionsGroup('Recipe:')
    .option('--model <architecture>', 'architecture', recipe.model)
    .option('--dataset <name>', 'data set', recipe.dataset)
    .option('--epochs <n>', 'passes over the training images', `${recipe.epochs}`)
    .option('--batch-size <n>', 'images per step', `${recipe.batchSize}`)
    .option('--learning-rate <x>', 'largest learning rate', `${recipe.learningRate}`)
    .addOption(
      new Option('--schedule <kind>', 'learning rate').choices(['cosine', 'step']).default(recipe.schedule),
    )
    .option('--warmup-epochs <n>', 'epochs of linear warm-up', `${recipe.warmupEpochs}`)
    .option('--momentum <x>', 'Nesterov momentum', `${recipe.momentum}`)
    .option('--weight-decay <x>', 'L2 penalty on weights', `${recipe.weightDecay}`)
    .option('--crop-padding <px>', 'zero padding for random crops', `${recipe.cropPadding}`)
    .option('--no-flip', 'do not mirror images at random')
    .option(
      '--validation-per-class <n>',
      'training images held out for the curve',
      `${recipe.validationPerClass}`,
    )
    .option('--seed <n>', 'seed of weights, order and augmentation', `${recipe.seed}`)
    .optionsGroup('How to run it:')
    .option('--engine <name>', `auto, ${engineNames.join(', ')}`, 'auto')
    .option('--threads <n>', 'threads', `${availableParallelism()}`)
    .option('--memory-limit <size>', 'refuse a training step that needs more memory, such as 2GiB')
    .addOption(new Option('--data-dir <folder>', 'folder with data sets').env('RETICKET_DATA'))
    .option('--run-dir <folder>', 'where checkpoints live (default: .reticket/pretrain/<model>-<hash>)')
    .optionsGroup('What to get:')
    .option(
      '--out <file>',
      'weights in half precision; the card goes beside them (default: in the run directory)',
    )
    .option('--json', 'print the card as JSON')
    .addHelpText('after', examples)
    .action(async (options: PretrainCommandOptions) => finish(await run(options)));
}

function recipeOf(options: PretrainCommandOptions): PretrainRecipe {
  const recipe: PretrainRecipe = {
    model: options.model,
    dataset: options.dataset,
    epochs: wholeNumber('epochs', options.epochs, 1),
    batchSize: wholeNumber('batch-size', options.batchSize, 2),
    learningRate: decimalNumber('learning-rate', options.learningRate),
    schedule: options.schedule,
    warmupEpochs: decimalNumber('warmup-epochs', options.warmupEpochs),
    momentum: decimalNumber('momentum', options.momentum),
    weightDecay: decimalNumber('weight-decay', options.weightDecay),
    cropPadding: wholeNumber('crop-padding', options.cropPadding, 0),
    flip: options.flip,
    validationPerClass: wholeNumber('validation-per-class', options.validationPerClass, 1),
    seed: wholeNumber('seed', options.seed, 0),
  };
  checkRecipe(recipe);
  return recipe;
}

async function run(options: PretrainCommandOptions): Promise<number> {
  const recipe = recipeOf(options);
  const asked = options.out === undefined ? undefined : outputFile(options.out);
  const build = architectureByName(recipe.model);
  const threads = wholeNumber('threads', options.threads, 1);
  const memoryLimit =
    options.memoryLimit === undefined ? undefined : byteSize('memory-limit', options.memoryLimit);
  const choice = await chooseEngine(parseEngineName(options.engine));
  const { height, width } = build().input;
  if (height !== width)
    throw new InvalidPlanError(`invalid model: got ${height}x${width} input, expected a square`);
  const dataset = await loadDataset(recipe.dataset, {
    size: height,
    cacheDir: envPaths('reticket', { suffix: '' }).cache,
    ...(options.dataDir !== undefined && { dataDir: options.dataDir }),
  });
  const network = build({ classes: dataset.classNames.length });
  const directory = resolve(
    options.runDir ??
      join('.reticket', 'pretrain', `${recipe.model}-${sha256Hex(JSON.stringify(recipe)).slice(0, 12)}`),
  );
  const out = asked ?? join(directory, `${recipe.model}-${recipe.dataset}.safetensors`);
  await mkdir(directory, { recursive: true });
  await mkdir(dirname(out), { recursive: true });

  const engine = await openEngine(choice.engine, threads);
  const interruption = onInterrupt();
  const bar = process.stderr.isTTY ? epochBar() : undefined;
  try {
    const { signal } = interruption;
    const { weights, curve } = await pretrain({
      recipe,
      network,
      dataset,
      engine,
      directory,
      memoryLimit,
      signal,
      onStep: (epoch, done, total) => {
        if (done === 1) bar?.start(total, 0, { epoch, epochs: recipe.epochs });
        bar?.update(done);
      },
      onEpoch: ({ epoch, loss, validationTop1 }) => {
        bar?.stop();
        process.stderr.write(
          `epoch ${epoch}/${recipe.epochs}: loss ${loss.toFixed(4)}, validation ${percent(validationTop1)}\n`,
        );
      },
    });
    const bytes = encodeHalfPrecision(weights);
    const test = await evaluateWeights(engine, network, decodeHalfPrecision(bytes), dataset.test, {
      memoryLimit,
      signal,
    });
    const card = modelCard({
      command: shownCommand(process.argv.slice(2)),
      recipe,
      engine: choice.engine,
      dataset,
      weights: { file: basename(out), dtype: 'F16', sha256: sha256Hex(bytes) },
      test,
      curve,
    });
    await writeFileAtomic(out, Buffer.from(bytes));
    await writeFileAtomic(
      `${out.replace(/\.safetensors$/, '')}.card.json`,
      `${JSON.stringify(card, null, 2)}\n`,
    );
    console.log(options.json ? JSON.stringify(card, null, 2) : summary(card, out));
    return 0;
  } catch (error) {
    if (!interruption.signal.aborted) throw error;
    process.stderr.write(
      `interrupted; finished epochs are kept in ${directory}. The same command resumes.\n`,
    );
    return interruption.exitCode();
  } finally {
    bar?.stop();
    interruption.release();
  }
}

function epochBar(): cliProgress.SingleBar {
  const format = 'epoch {epoch}/{epochs} |{bar}| step {value}/{total} | {eta_formatted} left in this epoch';
  return new cliProgress.SingleBar({ format, stream: process.stderr, hideCursor: true, barsize: 30, fps: 4 });
}

function percent(fraction: number): string {
  return `${(100 * fraction).toFixed(2)} %`;
}

function summary({ test, dataset }: ModelCard, out: string): string {
  const lines = [
    `test: ${percent(test.top1)} top-1, ECE ${percent(test.ece)}, NLL ${test.nll.toFixed(4)} (n = ${test.n})`,
  ];
  if (dataset.note !== null) lines.push(`note: ${dataset.note}`);
  lines.push(`written: ${out}`);
  return lines.join('\n');
}
