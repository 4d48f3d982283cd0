import { createRequire } from 'node:module';
import { Command, CommanderError } from 'commander';
import { addCommand } from './commands/add.js';
import { compareCommand } from './commands/compare.js';
import { doctorCommand } from './commands/doctor.js';
import { gridCommand } from './commands/grid.js';
import { pretrainCommand } from './commands/pretrain.js';
import { recipesCommand } from './commands/recipes.js';
import { speedCommand } from './commands/speed.js';
import { ticketsCommand } from './commands/tickets.js';
import { reportError, usageCodes } from './report/report-error.js';

const require = createRequire(import.meta.url);
const { version } = require('../package.json') as { version: string };

/**
 * Runs one command line.
 *
 * @param argv as in `process.argv`: two entries before the arguments.
 * @returns the exit code: 0 done, 1 failed, 2 wrong usage, 130 or 143 interrupted.
 */
export async function runCommandLine(argv: readonly string[]): Promise<number> {
  let exitCode = 0;
  const finish = (code: number) => {
    exitCode = code;
  };
  const program = new Command('reticket')
    .description('What does compressing a vision model cost when it is adapted with little data?')
    .version(version)
    .option('--debug', 'show stack traces of errors')
    .addHelpText('after', '\nreticket <command> --help shows the options of a command, with examples.');
  program.addCommand(gridCommand(finish));
  program.addCommand(compareCommand(finish));
  program.addCommand(pretrainCommand(finish));
  program.addCommand(ticketsCommand(finish));
  program.addCommand(recipesCommand(finish));
  program.addCommand(speedCommand(finish));
  program.addCommand(doctorCommand(finish));
  program.addCommand(addCommand(finish));
  for (const command of [program, ...program.commands]) {
    command.exitOverride().showSuggestionAfterError();
  }
  try {
    await program.parseAsync([...argv]);
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    reportError(error, program.opts<{ debug?: boolean }>().debug ?? false);
    return usageCodes.has((error as { code?: unknown }).code) ? 2 : 1;
  }
}
