import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { EntrantError } from './errors.js';
import type { Request } from './task.js';

const rememberedErrorBytes = 10_000;

/** How to start one side of the race. */
export interface EntrantCommand {
  readonly program: string;
  readonly args: readonly string[];
  /** Working folder. */
  readonly folder: string;
}

/** One side of the race in a process of its own, so that its peak memory is its own too. */
export class EntrantProcess {
  readonly #name: string;
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #lines: AsyncIterator<string>;
  readonly #ended: Promise<string>;
  #errorText = '';

  constructor(name: string, { program, args, folder }: EntrantCommand) {
    this.#name = name;
    this.#child = spawn(program, args, {
      cwd: folder,
      env: { ...process.env, PYTHONDONTWRITEBYTECODE: '1' },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    this.#ended = new Promise((resolve) => {
      this.#child.on('error', ({ message }) => resolve(message));
      this.#child.on('close', (code, signal) => resolve(`exit with ${signal ?? code}`));
    });
    this.#child.stderr.setEncoding('utf8').on('data', (text: string) => {
      this.#errorText = (this.#errorText + text).slice(-rememberedErrorBytes);
    });
    // A broken pipe shows as the end of the process.
    this.#child.stdin.on('error', () => {});
    this.#lines = createInterface({ input: this.#child.stdout })[Symbol.asyncIterator]();
  }

  /** @throws EntrantError when the process ends, or answers something else than a line of JSON. */
  async ask<T>(request: Request): Promise<T> {
    this.#child.stdin.write(`${JSON.stringify(request)}\n`);
    const { value, done } = await this.#lines.next();
    if (done === true) {
      const reason = this.#errorText.trim().split('\n').at(-1) || 'no message';
      throw new EntrantError(
        `invalid answer of ${this.#name} to ${request.do}: got ${await this.#ended} (${reason}), expected a line of JSON`,
      );
    }
    try {
      return JSON.parse(value) as T;
    } catch (error) {
      throw new EntrantError(
        `invalid answer of ${this.#name} to ${request.do}: got ${JSON.stringify(value.slice(0, 200))}, expected a line of JSON`,
        { cause: error },
      );
    }
  }

  /** Closes its input and waits until it has gone; kills it if it does not go by itself within five seconds. */
  async end(): Promise<void> {
    this.#child.stdin.end();
    const timer = setTimeout(() => this.#child.kill('SIGKILL'), 5000);
    await this.#ended;
    clearTimeout(timer);
  }
}
