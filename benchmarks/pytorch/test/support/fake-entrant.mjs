// An entrant that answers from its arguments, given as JSON: { loss, log?, breaksAt? }. It appends what it is asked to
// the file `log`, and ends at once when asked to do what `breaksAt` names.
import { appendFileSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { writeSafetensors } from '@reticket/safetensors';

const { name, loss, log, breaksAt } = JSON.parse(process.argv[2]);

function answer(request) {
  if (request.do === breaksAt) {
    console.error('first line\nout of paper');
    process.exit(3);
  }
  if (log !== undefined) appendFileSync(log, `${name} ${request.do}\n`);
  if (request.do === 'prepare') return { version: `${name} 1.0`, macs: request.batch };
  if (request.do === 'turn') return { seconds: loss };
  if (request.do === 'memory') return { peakBytes: Math.round(1000 * loss) };
  const tensors = new Map([['loss', { dtype: 'F32', shape: [], data: Float32Array.of(loss) }]]);
  writeFileSync(request.into, writeSafetensors({ tensors }));
  return {};
}

for await (const line of createInterface({ input: process.stdin })) {
  console.log(breaksAt === 'json' ? 'no json' : JSON.stringify(answer(JSON.parse(line))));
}
