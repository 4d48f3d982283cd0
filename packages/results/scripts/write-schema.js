import { writeFile } from 'node:fs/promises';
import { runJsonSchema } from '../dist/index.js';

const target = new URL('../schema/run.v1.schema.json', import.meta.url);
await writeFile(target, `${JSON.stringify(runJsonSchema(), null, 2)}\n`);
