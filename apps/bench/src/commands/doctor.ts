import { Command, Option } from 'commander';
import pc from 'picocolors';
import type { Check } from '../doctor/check.js';
import { examine } from '../doctor/examine.js';
import { plainTable, trimLines } from '../report/result-table.js';

interface DoctorOptions {
  readonly dataDir?: string;
  readonly weightsDir?: string;
  readonly json?: boolean;
}

const examples = `
Examples:
  reticket doctor                       what works here, and the command that mends what does not
  reticket doctor --data-dir ~/data     also which data sets and weights are found there
  reticket doctor --json

Exit codes: 0 something can run here, 1 nothing can.`;

const marks: Record<Check['status'], string> = {
  ok: pc.green('ok'),
  missing: pc.yellow('missing'),
  broken: pc.red('broken'),
};

/** `reticket doctor`. */
export function doctorCommand(finish: (exitCode: number) => void): Command {
  return new Command('doctor')
    .description('say what works on this machine, and how to mend what does not')
    .addOption(new Option('--data-dir <folder>', 'folder with data sets').env('RETICKET_DATA'))
    .addOption(new Option('--weights-dir <folder>', 'folder with checkpoints').env('RETICKET_WEIGHTS'))
    .option('--json', 'print the findings as JSON')
    .addHelpText('after', examples)
    .action(async ({ dataDir, weightsDir, json }: DoctorOptions) => {
      const checks = await examine({ dataDir, weightsDir });
      const works = checks.every(({ status }) => status !== 'broken');
      if (json) console.log(JSON.stringify({ works, checks }, null, 2));
      else print(checks);
      finish(works ? 0 : 1);
    });
}

function print(checks: readonly Check[]): void {
  const table = plainTable(['', 'what', 'found'], 0);
  for (const { name, status, detail } of checks) table.push([marks[status], name, detail]);
  console.log(trimLines(table.toString()));
  for (const { name, fix } of checks) if (fix !== undefined) console.log(`${name}: ${fix}`);
}
