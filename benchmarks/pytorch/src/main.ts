import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Command, CommanderError, Option } from 'commander';
import { RaceError, UsageError } from './errors.js';
import { findPython } from './python.js';
import { race } from './race.js';
import { replaceSection } from './replace-section.js';
import { allReached, reportMarkdown } from './report.js';
import { type Row, rows } from './rows.js';

interface RaceCommandOptions {
  readonly rounds?: number;
  readonly threads: number;
  readonly python?: string;
  readonly json?: boolean;
  readonly docs?: string;
}

const requirements = fileURLToPath(new URL('../requirements.txt', import.meta.url));
const environment = fileURLToPath(new URL('../../../.reticket/pytorch', import.meta.url));

const details = `
Rows:
${rows.map(({ id, title }) => `  ${id.padEnd(13)} ${title}`).join('\n')}

Both sides get the same seeded weights, the same Fashion-MNIST images and the same number of threads, each in a process
of its own, and take turns; a ratio is one of two neighbouring turns. Before any timing their losses, gradients,
logits or features are compared, and a difference that rounding does not explain ends the race.

Without --python the first run makes a virtual environment in .reticket/pytorch and installs PyTorch into it; where
pip's default is a CUDA build of several gigabytes, an environment of your own with the CPU build saves them.

Examples:
  pnpm race                                    every row, on an otherwise idle machine
  pnpm race step-32-b16 probe --rounds 3       two rows
  pnpm race --python ~/torch/bin/python --json > race.json
  pnpm race --docs docs/performance.md         also writes the tables into the page

Exit codes: 0 every promise reached, 1 a promise missed or a failure, 2 wrong usage.`;

function count(name: string): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!Number.isInteger(value) || value < 1) {
      throw new UsageError(`invalid ${name}: got ${text}, expected an integer >= 1`);
    }
    return value;
  };
}

function chooseRows(ids: readonly string[]): readonly Row[] {
  const known = rows.map(({ id }) => id);
  const unknown = ids.find((id) => !known.includes(id));
  if (unknown !== undefined) {
    throw new UsageError(`invalid row: got ${unknown}, expected one of ${known.join(', ')}`);
  }
  return ids.length === 0 ? rows : rows.filter(({ id }) => ids.includes(id));
}

async function run(ids: readonly string[], options: RaceCommandOptions): Promise<void> {
  const chosen = chooseRows(ids);
  const page = options.docs === undefined ? undefined : await readFile(options.docs, 'utf8');
  const python = await findPython({
    environment,
    requirements,
    ...(options.python !== undefined && { python: options.python }),
  });
  const result = await race({
    rows: chosen,
    python,
    threads: options.threads,
    ...(options.rounds !== undefined && { rounds: options.rounds }),
    onProgress: (line) => console.error(line),
  });
  const report = reportMarkdown(result);
  console.log(options.json ? JSON.stringify(result, null, 2) : report);
  if (options.docs !== undefined) await writeFile(options.docs, replaceSection(page!, 'race', report));
  process.exitCode = allReached(result) ? 0 : 1;
}

const program = new Command('race')
  .description('Reticket against the reference protocol in PyTorch, on this machine')
  .argument('[rows...]', 'rows to run; all by default')
  .addOption(new Option('--rounds <n>', 'turns of each entrant that count').argParser(count('rounds')))
  .addOption(new Option('--threads <n>', 'threads of each entrant').default(2).argParser(count('threads')))
  .addOption(new Option('--python <path>', 'a Python with torch and safetensors').env('RETICKET_PYTHON'))
  .option('--json', 'print everything that was measured as JSON')
  .option('--docs <file>', 'write the tables into this page, between <!-- race --> and <!-- /race -->')
  .addHelpText('after', details)
  .exitOverride()
  .showSuggestionAfterError()
  .action(run);

try {
  await program.parseAsync(process.argv);
} catch (error) {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? 0 : 2;
  } else if (error instanceof RaceError) {
    console.error(`error ${error.message} [${error.code}]`);
    process.exitCode = error instanceof UsageError ? 2 : 1;
  } else {
    throw error;
  }
}
