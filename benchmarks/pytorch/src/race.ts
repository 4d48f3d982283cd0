import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { resnet18 } from '@reticket/network';
import type { EntrantCommand } from './entrant-process.js';
import { judgeRow, type RowResult, type SgemmPeaks } from './judge-row.js';
import { median } from './pair-ratios.js';
import { type Entrant, pytorch, type Row } from './rows.js';
import { type Performance, type Starter, takeTurns } from './take-turns.js';
import type { Settings, Task } from './task.js';
import { writeImages, writeMatrices, writeWeights } from './write-inputs.js';

export type MemoryFormat = NonNullable<Settings['memoryFormat']>;

export interface RaceOptions {
  readonly rows: readonly Row[];
  /** A Python with torch and safetensors. */
  readonly python: string;
  /** Of each entrant, >= 1. */
  readonly threads: number;
  /** Turns that count; what each row says by default. */
  readonly rounds?: number;
  /** Called with one line whenever something has been measured. */
  readonly onProgress: (line: string) => void;
}

export interface RaceResult {
  readonly machine: { readonly cpu: string; readonly threads: number };
  readonly versions: { readonly node: string; readonly pytorch: string };
  /** Median milliseconds of a VP step in each memory format; the quicker runs in every row. */
  readonly trial: Readonly<Record<MemoryFormat, number>>;
  readonly memoryFormat: MemoryFormat;
  readonly sgemm: SgemmPeaks;
  readonly rows: readonly RowResult[];
}

const packageFolder = fileURLToPath(new URL('..', import.meta.url));
const workerPath = fileURLToPath(new URL('./reticket/worker.js', import.meta.url));
const matrixSide = 2048;
const products = 8;
const sgemmRounds = 7;
const trialRounds = 5;
const pause = 200;

const reticketCommand: EntrantCommand = {
  program: process.execPath,
  args: [workerPath],
  folder: packageFolder,
};

class Race {
  readonly #options: RaceOptions;
  readonly #scratch: string;
  readonly #commands: Readonly<Record<Entrant['side'], EntrantCommand>>;

  constructor(options: RaceOptions, scratch: string) {
    this.#options = options;
    this.#scratch = scratch;
    this.#commands = {
      pytorch: { program: options.python, args: ['-m', 'reference'], folder: packageFolder },
      reticket: reticketCommand,
    };
  }

  async run(): Promise<RaceResult> {
    const { rows, threads, onProgress } = this.#options;
    const weights = await writeWeights(this.#scratch, resnet18());
    const { peaks, versions } = await this.#measureSgemm();
    const { trial, memoryFormat } = await this.#tryMemoryFormats(weights);
    const results: RowResult[] = [];
    for (const row of rows) {
      onProgress(row.title);
      const task = await this.#task(row, weights);
      const starters = row.entrants.map((entrant) =>
        this.#starter(entrant, task, entrant.side === 'pytorch' ? { memoryFormat } : entrant.settings),
      );
      const performances = await this.#takeTurns(starters, {
        rounds: this.#options.rounds ?? row.rounds,
        warmUps: row.warmUps,
      });
      results.push(judgeRow(row, performances, peaks));
    }
    return {
      machine: { cpu: cpus()[0]?.model.trim() || 'unknown', threads },
      versions,
      trial,
      memoryFormat,
      sgemm: peaks,
      rows: results,
    };
  }

  async #task({ images, task }: Row, weights: string): Promise<Task> {
    const inputs = await writeImages(this.#scratch, images);
    return { ...task, inputs, weights, threads: this.#options.threads };
  }

  #starter({ name, side }: Pick<Entrant, 'name' | 'side'>, task: Task, settings: Settings): Starter {
    return { name, command: this.#commands[side], task: { ...task, ...settings } };
  }

  #takeTurns(
    starters: readonly Starter[],
    { rounds, warmUps }: { rounds: number; warmUps: number },
  ): Promise<Performance[]> {
    return takeTurns(starters, {
      rounds,
      warmUps,
      pause,
      scratch: this.#scratch,
      onTurn: (name, round, { seconds }) =>
        this.#options.onProgress(`  ${round + 1}/${rounds} ${name}: ${(1000 * seconds).toFixed(0)} ms`),
    });
  }

  /** The quickest matrix product of several turns of each side. */
  async #measureSgemm(): Promise<{ peaks: SgemmPeaks; versions: RaceResult['versions'] }> {
    this.#options.onProgress(`sgemm, ${matrixSide} x ${matrixSide}`);
    const inputs = await writeMatrices(this.#scratch, matrixSide);
    const task: Task = { kind: 'sgemm', inputs, products, threads: this.#options.threads };
    const sides = ['pytorch', 'reticket'] as const;
    const starters = sides.map((side) =>
      this.#starter({ name: side === 'pytorch' ? 'PyTorch' : 'Reticket', side }, task, {}),
    );
    const [torch, ours] = (await this.#takeTurns(starters, { rounds: sgemmRounds, warmUps: 1 })) as [
      Performance,
      Performance,
    ];
    const peak = ({ turns }: Performance) =>
      (2 * matrixSide ** 3) / Math.min(...turns.map(({ seconds }) => seconds));
    return {
      peaks: { pytorch: peak(torch), reticket: peak(ours) },
      versions: { node: ours.prepared.version, pytorch: torch.prepared.version },
    };
  }

  /** Runs the step in both layouts, so that PyTorch races in the one that suits this machine. */
  async #tryMemoryFormats(weights: string): Promise<Pick<RaceResult, 'trial' | 'memoryFormat'>> {
    this.#options.onProgress('trial of PyTorch: VP step, batch 16');
    const formats = ['contiguous', 'channels_last'] as const;
    const inputs = await writeImages(this.#scratch, { size: 32, perClass: { train: 2, test: 1 } });
    const task: Task = {
      kind: 'vp-step',
      inputs,
      weights,
      classes: 10,
      batch: 16,
      steps: 2,
      threads: this.#options.threads,
    };
    const starters = formats.map((memoryFormat) =>
      this.#starter({ ...pytorch, name: `PyTorch, ${memoryFormat}` }, task, { memoryFormat }),
    );
    const performances = await this.#takeTurns(starters, { rounds: trialRounds, warmUps: 1 });
    const [contiguous, channelsLast] = performances.map(
      ({ turns }) => 1000 * median(turns.map(({ seconds }) => seconds)),
    ) as [number, number];
    return {
      trial: { contiguous, channels_last: channelsLast },
      memoryFormat: channelsLast < contiguous ? 'channels_last' : 'contiguous',
    };
  }
}

/**
 * Runs both sides of every row turn by turn on the same weights, images and threads.
 *
 * @throws DisagreementError when the sides do not compute the same; EntrantError when a process fails.
 */
export async function race(options: RaceOptions): Promise<RaceResult> {
  const scratch = await mkdtemp(join(tmpdir(), 'reticket-race-'));
  try {
    return await new Race(options, scratch).run();
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}
