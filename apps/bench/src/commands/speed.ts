import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { canonicalJson, parseRunText, type Run } from '@reticket/results';
import { Command, Option } from 'commander';
import { chooseEngine } from '../engines/choose-engine.js';
import { type EngineName, engineNames, parseEngineName } from '../engines/engine-name.js';
import { FileNotFoundError, InterruptedError, UsageError } from '../errors.js';
import { describeMachine } from '../machine/describe-machine.js';
import { gitState } from '../machine/git-state.js';
import { describeRunningCode } from '../machine/running-code.js';
import type { ModelFolders } from '../models/load-source-model.js';
import { assembleRun } from '../report/run-file.js';
import { comparisonTable } from '../speed/compare-speed.js';
import { planSpeed, type SpeedRequest } from '../speed/plan-speed.js';
import { runSpeed } from '../speed/run-speed.js';
import { measurementId, type Sampling, type SpeedMeasurement } from '../speed/speed-measurement.js';
import { findSpeedModel } from '../speed/speed-model.js';
import { speedTable } from '../speed/speed-table.js';
import { parseSpeedTasks, speedTasks } from '../speed/speed-task.js';
import { TerminalSpeedProgress } from '../speed/terminal-speed-progress.js';
import { sha256Hex } from '../store/sha256.js';
import { onInterrupt } from './on-interrupt.js';
import { outputFile, writeOutput } from './output-file.js';
import { wholeNumber } from './run-options.js';
import { shownCommand } from './shown-command.js';

interface SpeedOptions extends ModelFolders {
  readonly model?: string;
  readonly engine: string;
  readonly task?: string;
  readonly batch: string;
  readonly imageSize?: string;
  readonly threads: string;
  readonly iterations?: string;
  readonly time?: string;
  readonly warmup?: string;
  readonly quick?: boolean;
  readonly list?: boolean;
  readonly compare?: string;
  readonly out?: string;
  readonly json?: boolean;
}

const usual = { model: 'resnet18', iterations: '10', time: '1', warmup: '2' };
const quick = { model: 'resnet20-cifar', iterations: '3', time: '0', warmup: '1' };

const longestTaskName = Math.max(...speedTasks.map(({ name }) => name.length));

const afterHelp = `
Tasks (those in brackets only when named, or with all):
${speedTasks
  .map(({ name, what, usual: named }) => {
    const shown = named ? name : `(${name})`;
    return `  ${shown.padEnd(longestTaskName + 2)} ${what}`;
  })
  .join('\n')}

Every figure is taken in a process of its own, so its peak memory is its own: the engine, weights and compilation included.
Weights are random unless a checkpoint of the model is found; what was learnt does not change the speed of these engines.

Examples:
  reticket speed                                           ResNet-18 at 224 px on the best engine here
  reticket speed --quick                                   ResNet-20 at 32 px, three samples each: does it all work?
  reticket speed --engine onnx-cpu,tfjs-wasm --task vp-step --batch 16 --image-size 128
  reticket speed --task vp-step,vp-step-plain --image-size 32,64,128 --threads 1,2
  reticket speed --model squeezenet1_1 --task lp,lp-recomputed --iterations 3 --time 0
  reticket speed --out before.json && reticket speed --compare before.json

Exit codes: 0 every figure taken, 1 a figure or the run failed, 2 wrong usage, 130 interrupted.`;

/** `reticket speed`. */
export function speedCommand(finish: (exitCode: number) => void): Command {
  return new Command('speed')
    .description('measure forward passes, prompt and training steps, label maps, probes and checkpoints')
    .optionsGroup('What to measure (several values separated by commas):')
    .option(
      '--model <list>',
      'architecture, source model or <architecture>:<checkpoint file> (default: resnet18)',
    )
    .option('--engine <list>', `auto, ${engineNames.join(', ')}`, 'auto')
    .option('--task <list>', 'tasks as below, or all (default: those without brackets)')
    .option('--batch <list>', 'images per step', '16')
    .option(
      '--image-size <list>',
      'sides of the image inside the prompt (default: of 16,32,64,128 those from an eighth of the source on)',
    )
    .option('--threads <list>', 'threads of onnx-cpu and tfjs-node', `${availableParallelism()}`)
    .addOption(new Option('--weights-dir <folder>', 'folder with checkpoints').env('RETICKET_WEIGHTS'))
    .addOption(
      new Option('--data-dir <folder>', 'folder whose weights/ holds checkpoints').env('RETICKET_DATA'),
    )
    .optionsGroup('How long:')
    .option('--iterations <n>', 'samples of each figure, at least (default: 10)')
    .option('--time <seconds>', 'time to go on sampling for, at least (default: 1)')
    .option('--warmup <n>', 'untimed runs before the samples (default: 2)')
    .option('--quick', 'ResNet-20 at 32 px, 3 samples after 1 untimed run, where nothing else is said')
    .optionsGroup('What to get:')
    .option(
      '--out <file>',
      'write the run file here (default: .reticket/speed/<run id>.json, with --json nowhere)',
    )
    .option('--compare <file>', 'print ratios against an earlier run file too')
    .option('--list', 'print the figures that would be taken, take none')
    .option('--json', 'print the run as JSON instead of a table')
    .addHelpText('after', afterHelp)
    .action(async (options: SpeedOptions) => finish(await speed(options)));
}

/** @throws UsageError for an empty entry. */
function listOf(flag: string, text: string): readonly string[] {
  const entries = text.split(',').map((entry) => entry.trim());
  if (entries.includes(''))
    throw new UsageError(`invalid --${flag}: got "${text}", expected values separated by commas`);
  return [...new Set(entries)];
}

function numbersOf(flag: string, text: string): readonly number[] {
  return [...new Set(listOf(flag, text).map((entry) => wholeNumber(flag, entry, 1)))];
}

function samplingOf(options: SpeedOptions): Sampling {
  const usualValues = options.quick ? quick : usual;
  const time = options.time ?? usualValues.time;
  const seconds = Number(time);
  if (time.trim() === '' || !Number.isFinite(seconds) || seconds < 0)
    throw new UsageError(`invalid --time: got "${time}", expected seconds >= 0`);
  return {
    iterations: wholeNumber('iterations', options.iterations ?? usualValues.iterations, 1),
    milliseconds: 1000 * seconds,
    warmup: wholeNumber('warmup', options.warmup ?? usualValues.warmup, 0),
  };
}

/** What was asked for, engines apart: everything that can be checked without starting one. */
function requestOf(options: SpeedOptions): Omit<SpeedRequest, 'engines'> {
  const models = listOf('model', options.model ?? (options.quick ? quick : usual).model);
  return {
    tasks:
      options.task === undefined
        ? speedTasks.filter((task) => task.usual).map(({ name }) => name)
        : parseSpeedTasks(listOf('task', options.task)),
    models: models.map((model) => findSpeedModel(model, options)),
    threads: numbersOf('threads', options.threads),
    batches: numbersOf('batch', options.batch),
    ...(options.imageSize !== undefined && { imageSizes: numbersOf('image-size', options.imageSize) }),
  };
}

/** Says why, where the choice was left to the machine. */
async function enginesOf(asked: readonly (EngineName | 'auto')[]): Promise<readonly EngineName[]> {
  const engines = new Set<EngineName>();
  for (const name of asked) {
    const { engine, reasons } = await chooseEngine(name);
    if (name === 'auto') process.stderr.write(`engine ${engine}: ${reasons.join('; ')}\n`);
    engines.add(engine);
  }
  return [...engines];
}

async function readBaseline(file: string): Promise<Run> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ENOENT') throw cause;
    throw new FileNotFoundError(`baseline not found: expected a run file at ${file}`, { cause });
  }
  return parseRunText(text);
}

/** Where the run is written; a run that is printed as JSON is written only where that was asked for. */
function runFile(out: string | undefined, { json }: SpeedOptions, { runId }: Run): string | undefined {
  return out ?? (json ? undefined : resolve('.reticket', 'speed', `${runId}.json`));
}

async function speed(options: SpeedOptions): Promise<number> {
  if (options.json && options.compare !== undefined)
    throw new UsageError('invalid options: got --json and --compare, expected one of them');
  const out = options.out === undefined ? undefined : outputFile(options.out);
  const sampling = samplingOf(options);
  const askedEngines = listOf('engine', options.engine).map(parseEngineName);
  const request = requestOf(options);
  const needsEngine = planSpeed({ ...request, engines: ['onnx-cpu'] }).some((figure) => 'engine' in figure);
  const baseline = options.compare === undefined ? undefined : await readBaseline(options.compare);
  const engines = needsEngine ? await enginesOf(askedEngines) : [];
  const plan = planSpeed({ ...request, engines });
  if (options.list) {
    for (const measurement of plan) console.log(measurementId(measurement));
    return 0;
  }
  const interruption = onInterrupt();
  try {
    const run = await measuredRun(plan, { sampling, engines, signal: interruption.signal });
    const text = `${JSON.stringify(run)}\n`;
    const file = runFile(out, options, run);
    if (file !== undefined) {
      await writeOutput(file, text);
    }
    if (options.json) process.stdout.write(text);
    else {
      console.log(speedTable(run.perf));
      if (baseline !== undefined) console.log(`\n${comparisonTable(baseline, run)}`);
      console.log(`\nrun file: ${file}`);
    }
    return run.perf.every(({ status }) => status !== 'failed') ? 0 : 1;
  } catch (error) {
    if (!(error instanceof InterruptedError)) throw error;
    process.stderr.write('interrupted; nothing was written.\n');
    return interruption.exitCode();
  } finally {
    interruption.release();
  }
}

interface MeasuredRunOptions {
  readonly sampling: Sampling;
  readonly engines: readonly EngineName[];
  readonly signal: AbortSignal;
}

async function measuredRun(
  plan: readonly SpeedMeasurement[],
  { sampling, engines, signal }: MeasuredRunOptions,
): Promise<Run> {
  const startedAt = new Date();
  const perf = await runSpeed(plan, { sampling, progress: new TerminalSpeedProgress(), signal });
  const machine = describeMachine(engines.join(', ') || 'none');
  const hash = sha256Hex(canonicalJson({ figures: plan.map(measurementId), sampling: { ...sampling } }));
  const stamp = startedAt.toISOString().replace(/[-:]|\.\d+/g, '');
  return assembleRun({
    runId: `speed-${stamp}-${machine.id.slice(0, 4)}`,
    startedAt: startedAt.toISOString(),
    finishedAt: new Date().toISOString(),
    source: { ...(await gitState(process.cwd())), packages: { ...describeRunningCode().versions } },
    machine,
    config: { hash, preset: 'speed', command: shownCommand(process.argv.slice(2)) },
    cells: [],
    perf: [...perf],
  });
}
