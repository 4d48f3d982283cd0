import { execFile } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const execute = promisify(execFile);
const fence = /^```(\w*)\n(.*?)^```$/gms;

/** Every `js` block of a README, with the unlabelled block after it, which shows what it prints. */
function parseExamples(readme) {
  const blocks = [...readme.matchAll(fence)].map(([, language, text]) => ({ language, text }));
  const examples = blocks.flatMap(({ language, text }, position) => {
    if (language !== 'js') return [];
    const next = blocks[position + 1];
    const isOutput = next !== undefined && (next.language === '' || next.language === 'text');
    return [{ code: text, output: isOutput ? next.text : undefined }];
  });
  if (examples.length === 0) throw new Error('invalid README: got no js block, expected a runnable example');
  return examples;
}

/**
 * Runs the examples of `readme` as modules in `folder`, where they find their package by name, and compares what they
 * print with what the README shows.
 */
export async function runReadmeExamples(readme, folder) {
  for (const { code, output } of parseExamples(await readFile(readme, 'utf8'))) {
    const file = join(folder, '.readme-example.mjs');
    await writeFile(file, code);
    try {
      const { stdout } = await execute(process.execPath, [file], { cwd: folder });
      if (stdout.trim() === '') throw new Error(`invalid example of ${readme}: got no output`);
      if (output !== undefined && stdout.trim() !== output.trim()) {
        throw new Error(`invalid example of ${readme}: got\n${stdout}\nexpected\n${output}`);
      }
    } finally {
      await rm(file, { force: true });
    }
  }
}
