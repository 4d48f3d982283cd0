// node scripts/zoo-for-package.mjs add | remove
//
// npm packs nothing from outside a package's folder: the repository's zoo lies inside it while it is packed.
import { cpSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const repository = fileURLToPath(new URL('../../../zoo', import.meta.url));
const inPackage = fileURLToPath(new URL('../zoo', import.meta.url));

rmSync(inPackage, { recursive: true, force: true });
if (process.argv[2] === 'add') cpSync(repository, inPackage, { recursive: true });
