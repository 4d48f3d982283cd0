import cliProgress from 'cli-progress';
import { formatDuration } from '../report/format-duration.js';
import type { TaskError } from '../work/task.js';
import type { Chain } from './plan-zoo.js';
import type { ZooReport } from './zoo-task.js';

/**
 * Shows the training of tickets on standard error: a bar with steps, rate and time left on a terminal, and in a pipe
 * nothing but one line for each ticket.
 */
export class ZooProgress {
  readonly #stream: NodeJS.WriteStream;
  readonly #steps = new Map<string, number>();
  #bar: cliProgress.SingleBar | undefined;
  #total = 0;
  /** Steps that earlier processes have done; they say nothing about the rate. */
  #found = 0;
  #begun = 0;

  constructor(stream: NodeJS.WriteStream = process.stderr) {
    this.#stream = stream;
  }

  note(line: string): void {
    this.#stream.write(`${line}\n`);
  }

  begin(chains: readonly Chain[]): void {
    this.#total = chains.reduce((sum, { steps }) => sum + steps, 0);
    this.#begun = performance.now();
    this.#start();
  }

  report({ chain, steps, card }: ZooReport): void {
    if (!this.#steps.has(chain)) this.#found += steps;
    this.#steps.set(chain, steps);
    if (card !== undefined) {
      const { method, state, seed, test, sparsity } = card;
      const pruned = `${(100 * sparsity.prunable).toFixed(1)} % pruned`;
      const figures = `top-1 ${(100 * test.top1.value).toFixed(2)} %, ECE ${(100 * test.ece).toFixed(2)} %`;
      this.#aside(`${method} state ${state} seed ${seed} (${pruned}): ${figures}`);
    }
    this.#update();
  }

  failed({ method, seed, states }: Chain, { code, message }: TaskError): void {
    this.#aside(`failed: ${method} states ${states.join(', ')} seed ${seed}: ${message} [${code}]`);
  }

  end(): void {
    this.#bar?.stop();
    this.#bar = undefined;
  }

  #aside(line: string): void {
    this.end();
    this.note(line);
    this.#start();
  }

  #done(): number {
    return [...this.#steps.values()].reduce((sum, steps) => sum + steps, 0);
  }

  #update(): void {
    const done = this.#done();
    const rate = (done - this.#found) / ((performance.now() - this.#begun) / 1000);
    const left = rate > 0 ? formatDuration((this.#total - done) / rate) : '-';
    this.#bar?.update(Math.min(done, this.#total), { rate: rate.toFixed(2), left });
  }

  #start(): void {
    if (!this.#stream.isTTY) return;
    this.#bar = new cliProgress.SingleBar({
      format: 'steps |{bar}| {value}/{total} | {rate} steps/s | {left} left',
      stream: this.#stream,
      hideCursor: true,
      barsize: 30,
      fps: 4,
      emptyOnZero: true,
    });
    this.#bar.start(this.#total, Math.min(this.#done(), this.#total), { rate: '-', left: '-' });
  }
}
