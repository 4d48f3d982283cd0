import type { ModelFolders } from '../models/load-source-model.js';
import type { Check } from './check.js';
import { checkBrowser } from './check-browser.js';
import { checkData } from './check-data.js';
import { checkEngines } from './check-engines.js';
import { checkMachine } from './check-machine.js';

/** Everything `reticket doctor` looks at. Takes some seconds: every engine computes. */
export async function examine(folders: ModelFolders): Promise<Check[]> {
  return [...checkMachine(), ...(await checkEngines()), ...checkData(folders), checkBrowser()];
}
