import { basename } from 'node:path';

/** What is shown in place of the value of an option that takes a path; other values are shown as they are. */
const shownValues = new Map<string, (value: string) => string>([
  ['--data-dir', () => '<data-dir>'],
  ['--weights-dir', () => '<weights-dir>'],
  ['--run-dir', () => '<run-dir>'],
  ['--out', () => '<out>'],
  ['--compare', (path) => basename(path)],
  ['--config', (path) => basename(path)],
  ['--model', (models) => models.split(',').map(shownModel).join(',')],
]);

function shownModel(model: string): string {
  const [architecture, file] = model.split(/:(.*)/s);
  return file === undefined ? model : `${architecture}:${basename(file)}`;
}

const longest = 4000;

/**
 * The command of a run as results show it: what was typed, with folders left out, since they may name a person.
 *
 * @param args without the interpreter and the script.
 */
export function shownCommand(args: readonly string[]): string {
  const words = args.flatMap((word) => {
    const [option, value] = word.split(/=(.*)/s);
    return value !== undefined && shownValues.has(option!) ? [option!, value] : [word];
  });
  const shown = words.map((word, index) => {
    const show = index === 0 ? undefined : shownValues.get(words[index - 1]!);
    return show === undefined ? word : show(word);
  });
  return ['reticket', ...shown].join(' ').slice(0, longest);
}
