import { execFile } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { readmeBlocks } from './readme-blocks.mjs';

const execute = promisify(execFile);

/**
 * Runs the `js` examples of `readme` as modules in `folder`, where they find their package by name, and compares what
 * they print with what the README shows. Pages (`html`) are opened by the tests in `e2e/readmes`.
 */
export async function runReadmeExamples(readme, folder) {
  const examples = readmeBlocks(await readFile(readme, 'utf8'), 'js');
  if (examples.length === 0) throw new Error('invalid README: got no js block, expected a runnable example');
  for (const { code, output } of examples) {
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
