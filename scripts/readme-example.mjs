import { execFile } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const execute = promisify(execFile);
const fence = /^```(\w*)\n(.*?)^```$/gms;

/** The first `js` block of a README, and the unlabelled block after it, which shows what it prints. */
function parseExample(readme) {
  const blocks = [...readme.matchAll(fence)].map(([, language, text]) => ({ language, text }));
  const position = blocks.findIndex(({ language }) => language === 'js');
  if (position === -1) throw new Error('invalid README: got no js block, expected a runnable example');
  const next = blocks[position + 1];
  const isOutput = next !== undefined && (next.language === '' || next.language === 'text');
  return { code: blocks[position].text, output: isOutput ? next.text : undefined };
}

/**
 * Runs the example of `readme` as a module in `folder`, where it finds its package by name, and compares what it
 * prints with what the README shows.
 */
export async function runReadmeExample(readme, folder) {
  const { code, output } = parseExample(await readFile(readme, 'utf8'));
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
