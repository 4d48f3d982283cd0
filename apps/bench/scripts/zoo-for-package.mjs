// node scripts/zoo-for-package.mjs add | remove
//
// npm packs nothing from outside a package's folder: the source models of the repository's zoo lie inside it while it is
// packed. Tickets and recipes, megabytes of them, stay in the repository.
import { cpSync, rmSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const repository = fileURLToPath(new URL('../../../zoo', import.meta.url));
const inPackage = fileURLToPath(new URL('../zoo', import.meta.url));

rmSync(inPackage, { recursive: true, force: true });
const isSourceModel = (path) => path === repository || statSync(path).isFile();
if (process.argv[2] === 'add') cpSync(repository, inPackage, { recursive: true, filter: isSourceModel });
