import { join, resolve } from 'node:path';
import { Command, Option } from 'commander';
import envPaths from 'env-paths';
import { assignments, type GridConfig, probeResolutions, pruningMethods } from '../config/grid-config.js';
import { mapKinds } from '../config/map-kinds.js';
import { type GridFlags, overrideConfig } from '../config/override-config.js';
import { promptKinds } from '../config/prompt-kinds.js';
import { readConfigFile } from '../config/read-config-file.js';
import { chooseEngine, type EngineChoice } from '../engines/choose-engine.js';
import { engineNames, parseEngineName } from '../engines/engine-name.js';
import { InterruptedError, UsageError } from '../errors.js';
import { runGrid } from '../grid/run-grid.js';
import { identifyRun } from '../grid/run-identity.js';
import { describeMachine } from '../machine/describe-machine.js';
import { gitState } from '../machine/git-state.js';
import { describeRunningCode } from '../machine/running-code.js';
import { planGrid } from '../plan/plan-grid.js';
import { findPreset, presets } from '../presets/presets.js';
import { dryRunText, estimateRun } from '../report/dry-run.js';
import { printGridResult } from '../report/grid-result.js';
import { assembleRun } from '../report/run-file.js';
import { TerminalProgress } from '../report/terminal-progress.js';
import { openRunDirectory } from '../store/run-directory.js';
import { byteSize } from './byte-size.js';
import { onInterrupt } from './on-interrupt.js';
import { outputFile, writeOutput } from './output-file.js';
import { wholeNumber, workerCount } from './run-options.js';
import { shownCommand } from './shown-command.js';

interface GridOptions extends GridFlags {
  readonly preset?: string;
  readonly config?: string;
  readonly engine: string;
  readonly workers?: string;
  readonly threads: string;
  readonly memoryLimit?: string;
  readonly dataDir?: string;
  readonly weightsDir?: string;
  readonly out?: string;
  readonly runDir?: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
  readonly fresh?: boolean;
}

const examples = `
Examples:
  reticket grid --preset quick                               two embedded data sets, a few minutes
  reticket grid --preset published --data-dir ~/data         SqueezeNet 1.1 on GTSRB and Fashion-MNIST
  reticket grid --preset quick --state 0,2,4 --seed 0,1,2    other states and seeds
  reticket grid --preset quick --method vp --prompt expansive,watermark-full --map rlm,flm,ilm,blm+
  reticket grid --preset published --data-dir ~/data --dry-run
  reticket grid --config grid.json --json > run.json

Exit codes: 0 every cell measured, 1 a cell or the run failed, 2 wrong usage, 130 interrupted (run it again to resume).`;

/** `reticket grid`. Resolves to the exit code. */
export function gridCommand(finish: (exitCode: number) => void): Command {
  const command = new Command('grid').description(
    'measure tickets x adaptation methods x data sets x shots x seeds, resuming what is there',
  );
  command
    .optionsGroup('What to run:')
    .option('--preset <name>', `${presets.map(({ name }) => name).join(' or ')} (default: quick)`)
    .option('--config <file>', 'a grid configuration as JSON instead of a preset')
    .optionsGroup('Axes, over those of the preset (several values separated by commas):')
    .option('--model <name>', 'source model, or <architecture>:<checkpoint file>')
    .addOption(
      new Option('--pruning <method>', 'score and allocation that make tickets of the source').choices(
        pruningMethods,
      ),
    )
    .option('--state <list>', 'states: s prunes 1 - 0.8^s of the prunable weights, 0 is dense')
    .option('--method <list>', 'lp, vp')
    .option('--dataset <list>', 'target data sets')
    .option('--shots <list>', 'training images per class, or all')
    .option('--seed <list>', 'seeds of shots, order and initial values')
    .option('--epochs <n>', 'budget in epochs, of both methods')
    .option('--steps <n>', 'budget in optimiser steps, of both methods')
    .option('--prompt <list>', promptKinds.join(', '))
    .option('--image-size <px>', 'side of the target image inside a border (expansive, resize)')
    .option('--map <list>', `label maps: ${mapKinds.join(', ')}`)
    .addOption(
      new Option('--assignment <kind>', 'how counts become a label map (ilm, flm)').choices(assignments),
    )
    .option('--sources-per-class <n>', 'source classes of each target class (many-to-one)')
    .option('--learning-rate <x>', "of the prompt's Adam")
    .option('--batch-size <n>', 'images per prompt step')
    .option(
      '--lp-resolution <list>',
      `${probeResolutions.join(', ')}: LP sees the image stretched to the source's input, or small in an untrained border`,
    )
    .option('--train-per-class <n>', 'train images per class that shots and validation are drawn from')
    .option('--validation-per-class <n>', 'validation images per class, for temperature scaling')
    .option('--test-per-class <n>', 'test images per class')
    .option('--upstream <name>', 'sample of the source data: imagenet-sample, cifar10 or none')
    .option('--allow-overlap', 'run although a picture is in two splits, and record it')
    .optionsGroup('How to run it:')
    .option('--engine <name>', `auto, ${engineNames.join(', ')}`, 'auto')
    .option('--workers <n>', 'processes (default: one for each core, one on a GPU)')
    .option('--threads <n>', 'threads of each worker', '1')
    .option(
      '--memory-limit <size>',
      'memory for running networks in all workers together, such as 2GiB; larger batches run in parts',
    )
    .addOption(new Option('--data-dir <folder>', 'folder with data sets').env('RETICKET_DATA'))
    .addOption(new Option('--weights-dir <folder>', 'folder with checkpoints').env('RETICKET_WEIGHTS'))
    .option('--run-dir <folder>', 'where the run lives (default: .reticket/runs/<name>-<hash>)')
    .option('--fresh', 'forget what the run directory holds')
    .optionsGroup('What to get:')
    .option('--out <file>', 'write the run file here too')
    .option('--dry-run', 'print the cells with estimated work and time, compute nothing')
    .option('--json', 'print the run (or the dry run) as JSON instead of tables')
    .addHelpText('after', examples)
    .action(async (options: GridOptions) => finish(await grid(options)));
  return command;
}

function configOf(options: GridOptions): GridConfig {
  if (options.preset !== undefined && options.config !== undefined) {
    throw new UsageError('invalid options: got --preset and --config, expected one of them');
  }
  const base =
    options.config === undefined ? findPreset(options.preset ?? 'quick') : readConfigFile(options.config);
  return overrideConfig(base, options);
}

async function grid(options: GridOptions): Promise<number> {
  const config = configOf(options);
  const askedEngine = parseEngineName(options.engine);
  const threads = wholeNumber('threads', options.threads, 1);
  if (options.workers !== undefined) wholeNumber('workers', options.workers, 1);
  const memory =
    options.memoryLimit === undefined ? undefined : byteSize('memory-limit', options.memoryLimit);
  const out = options.out === undefined ? undefined : outputFile(options.out);
  const { dataDir, weightsDir } = options;
  const cacheDir = envPaths('reticket', { suffix: '' }).cache;
  const progress = new TerminalProgress();

  const plan = await planGrid(config, { dataDir, weightsDir, cacheDir });
  const choice = await chooseEngine(askedEngine);
  const workers = Math.min(workerCount(options.workers, choice.engine), plan.cells.length);
  const memoryLimit = memory === undefined ? undefined : Math.floor(memory / workers);
  if (options.dryRun) {
    const dryRun = estimateRun(plan, { gflops: choice.gflops, workers });
    console.log(options.json ? JSON.stringify(dryRun, null, 2) : dryRunText(dryRun));
    return 0;
  }
  noteChoice(progress, choice, workers);
  if (!plan.upstream.available) progress.note(`upstream accuracy is not measured: ${plan.upstream.reason}`);

  const code = describeRunningCode();
  const identity = identifyRun(plan, choice.engine, code.hash, memoryLimit);
  const path = resolve(options.runDir ?? join('.reticket', 'runs', identity.directoryName));
  const directory = await openRunDirectory(path, {
    runHash: identity.runHash,
    fresh: options.fresh ?? false,
  });
  const interruption = onInterrupt();
  try {
    const { engine } = choice;
    const { signal } = interruption;
    const cells = await runGrid(plan, {
      engine,
      workers,
      threads,
      memoryLimit,
      runDirectory: path,
      cacheDir,
      dataDir,
      progress,
      signal,
    });
    const machine = describeMachine(engine);
    const run = assembleRun({
      runId: `${config.name}-${identity.runHash.slice(0, 8)}-${machine.id.slice(0, 4)}`,
      startedAt: directory.startedAt,
      finishedAt: new Date().toISOString(),
      source: { ...(await gitState(process.cwd())), packages: { ...code.versions } },
      machine,
      config: {
        hash: identity.configHash,
        preset: config.name,
        command: shownCommand(process.argv.slice(2)),
      },
      cells,
      perf: [],
    });
    const text = `${JSON.stringify(run)}\n`;
    const files = [join(path, 'run.json'), ...(out === undefined ? [] : [out])];
    for (const file of files) await writeOutput(file, text);
    if (options.json) process.stdout.write(text);
    else printGridResult(run, files.at(-1)!);
    return cells.every(({ status }) => status === 'ok') ? 0 : 1;
  } catch (error) {
    if (!(error instanceof InterruptedError)) throw error;
    progress.note(`interrupted; finished cells are kept in ${path}. The same command resumes the run.`);
    return interruption.exitCode();
  } finally {
    interruption.release();
    directory.unlock();
  }
}

function noteChoice(progress: TerminalProgress, { engine, reasons }: EngineChoice, workers: number): void {
  progress.note(
    `engine ${engine} with ${workers} ${workers === 1 ? 'worker' : 'workers'}: ${reasons.join('; ')}`,
  );
}
