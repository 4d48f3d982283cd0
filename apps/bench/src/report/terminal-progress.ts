import type { Cell } from '@reticket/results';
import cliProgress from 'cli-progress';
import type { GridProgress } from '../grid/grid-progress.js';
import { formatDuration } from './format-duration.js';

/**
 * Shows a grid's progress on standard error: a bar with cells, rate and time left on a terminal, and in a pipe nothing
 * but the notes.
 */
export class TerminalProgress implements GridProgress {
  readonly #stream: NodeJS.WriteStream;
  #bar: cliProgress.SingleBar | undefined;
  #begun = 0;
  #computed = 0;
  #macsDone = 0;
  #macsTotal = 0;

  constructor(stream: NodeJS.WriteStream = process.stderr) {
    this.#stream = stream;
  }

  note(line: string): void {
    this.#stream.write(`${line}\n`);
  }

  prepare(done: number, total: number): void {
    if (done === 0) this.#start('preparing tickets and features |{bar}| {value}/{total}', total, 0);
    else this.#bar?.update(done);
  }

  begin(done: number, total: number, macs: number): void {
    this.end();
    this.#begun = performance.now();
    this.#macsTotal = macs;
    if (done < total) this.#start('cells |{bar}| {value}/{total} | {rate} | {left} left', total, done);
  }

  cell(_cell: Cell, macs: number): void {
    this.#computed += 1;
    this.#macsDone += macs;
    const elapsed = (performance.now() - this.#begun) / 1000;
    const left = (elapsed * (this.#macsTotal - this.#macsDone)) / this.#macsDone;
    this.#bar?.increment(1, {
      rate: `${((60 * this.#computed) / elapsed).toFixed(1)} cells/min`,
      left: formatDuration(left),
    });
  }

  end(): void {
    this.#bar?.stop();
    this.#bar = undefined;
  }

  #start(format: string, total: number, done: number): void {
    this.end();
    if (!this.#stream.isTTY) return;
    this.#bar = new cliProgress.SingleBar({
      format,
      stream: this.#stream,
      hideCursor: true,
      barsize: 30,
      fps: 4,
      emptyOnZero: true,
    });
    this.#bar.start(total, done, { rate: '-', left: '-' });
  }
}
