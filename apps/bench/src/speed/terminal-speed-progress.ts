import cliProgress from 'cli-progress';
import type { SpeedProgress } from './run-speed.js';

/** Shows on standard error which figure is being taken: a bar on a terminal, nothing in a pipe. */
export class TerminalSpeedProgress implements SpeedProgress {
  readonly #stream: NodeJS.WriteStream;
  #bar: cliProgress.SingleBar | undefined;

  constructor(stream: NodeJS.WriteStream = process.stderr) {
    this.#stream = stream;
  }

  begin(id: string, done: number, total: number): void {
    if (!this.#stream.isTTY) return;
    if (this.#bar === undefined) {
      this.#bar = new cliProgress.SingleBar({
        format: 'figures |{bar}| {value}/{total} | {id}',
        stream: this.#stream,
        hideCursor: true,
        barsize: 20,
        fps: 4,
        clearOnComplete: true,
      });
      this.#bar.start(total, done, { id });
    } else this.#bar.update(done, { id });
  }

  end(): void {
    this.#bar?.stop();
    this.#bar = undefined;
  }
}
