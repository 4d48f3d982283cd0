import { type Compared, compareArms, metricCatalogue } from '@reticket/results';
import { Command } from 'commander';
import { comparisonText } from '../comparison/comparison-text.js';
import { readRuns } from '../comparison/read-runs.js';
import { summarizeArms } from '../comparison/summarize-arms.js';
import { UnknownNameError, UsageError } from '../errors.js';

interface CompareOptions {
  readonly by: string;
  readonly metric: string;
  readonly json?: boolean;
}

const examples = `
Two results are compared where they agree in everything else: weights, ticket, data, shots, and whatever --by leaves out.
Seeds are paired, as they draw the same shots for all. Averages count every such setting the same; their intervals cover
seeds and not the choice of settings.

Examples:
  reticket compare run.json                                  every method with every other
  reticket compare squeezenet.json resnet.json --by map      label maps, over the settings of two runs
  reticket compare run.json --by prompt,learningRate         prompts, each with its own learning rate
  reticket compare run.json --by resolution --metric ece     the equal-resolution control of linear probing

Exit codes: 0 done, 1 failed, 2 wrong usage.`;

/** `reticket compare`. Resolves to the exit code. */
export function compareCommand(finish: (exitCode: number) => void): Command {
  return new Command('compare')
    .description('compare methods, prompts, label maps or other options over the seeds of run files')
    .argument('<run...>', 'run files, as reticket grid --out writes them')
    .option(
      '--by <keys>',
      'what to compare: method, or options by their names in results, such as map, prompt, resolution, learningRate',
      'method',
    )
    .option(
      '--metric <key>',
      'metric by its name in results, such as top1, ece, ece.scaled, nll, macs',
      'top1',
    )
    .option('--json', 'print the comparison as JSON')
    .addHelpText('after', examples)
    .action((files: string[], options: CompareOptions) => {
      compare(files, options);
      finish(0);
    });
}

function comparedOf(text: string): Compared {
  const [first, ...others] = text.split(',').map((key) => key.trim());
  if (first === undefined || [first, ...others].includes('')) {
    throw new UsageError(`invalid --by: got "${text}", expected keys separated by commas`);
  }
  if (first === 'method' && others.length === 0) return 'method';
  if ([first, ...others].includes('method')) {
    throw new UsageError(`invalid --by: got "${text}", expected method alone, which takes in all options`);
  }
  return [first, ...others];
}

function compare(files: readonly string[], { by, metric: key, json }: CompareOptions): void {
  if (!Object.hasOwn(metricCatalogue, key)) {
    throw new UnknownNameError('metric', key, Object.keys(metricCatalogue));
  }
  const cells = readRuns(files).flatMap((run) => run.cells);
  const summary = summarizeArms(compareArms(cells, { by: comparedOf(by), metric: key }), key);
  const metric = metricCatalogue[key as keyof typeof metricCatalogue];
  console.log(json ? JSON.stringify(summary, null, 2) : comparisonText(summary, metric));
}
