import { endWithTheReader } from './end-with-the-reader.js';
import { runCommandLine } from './program.js';

endWithTheReader(process.stdout);
process.exitCode = await runCommandLine(process.argv);
