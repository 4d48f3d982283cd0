import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findPython } from '../src/python.js';
import { temporaryFolder } from './support/temporary-folder.js';

test('a Python that cannot run the race is explained in one line', async () => {
  const folder = temporaryFolder();
  const python = join(folder, 'python3');
  const options = { python, environment: folder, requirements: 'requirements.txt' };
  const error = await findPython(options).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ code: 'RETICKET_PYTHON_UNAVAILABLE' });
  expect((error as Error).message).toBe(
    `invalid python: got ${python} (spawn ${python} ENOENT), expected Python >= 3.10 after \`${python} -m pip install -r requirements.txt\``,
  );
});
