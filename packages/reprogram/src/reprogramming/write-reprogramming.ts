import { type TensorInput, writeSafetensors } from '@reticket/safetensors';
import { InvalidArgumentError } from '../errors.js';
import { checkLabelMap } from '../label-maps/label-map.js';
import { checkPromptValues } from '../visual-prompting/check-prompt.js';
import { type Configuration, fileFormat } from './configuration.js';
import { describePrompt, promptNames } from './prompt-by-name.js';
import { readoutTensors } from './readout-tensors.js';
import { type Reprogramming, targetClassesOf } from './reprogramming.js';

/**
 * One safetensors file: tensors `prompt/<value>`, and `map`, `weights` (and `bias`) or `head/...`; everything else as JSON in the
 * metadata. Equal reprogrammings give equal bytes.
 *
 * @throws InvalidArgumentError for a prompt that is not one of this package, or class names of another number.
 * @throws ShapeMismatchError for values that are not the prompt's, DuplicateSourceError for a map that names a class twice.
 */
export function writeReprogramming(reprogramming: Reprogramming): Uint8Array {
  const { source, prompt, values, readout, classNames } = reprogramming;
  if (!promptNames.includes(prompt.name)) {
    throw new InvalidArgumentError(
      `invalid prompt: got ${prompt.name}, expected one of ${promptNames.join(', ')}`,
    );
  }
  checkPromptValues(prompt, values);
  if (readout.kind === 'map') checkLabelMap(readout.map, Number.MAX_SAFE_INTEGER);
  const classes = targetClassesOf(reprogramming);
  if (classNames !== undefined && classNames.length !== classes) {
    throw new InvalidArgumentError(`invalid class names: got ${classNames.length}, expected ${classes}`);
  }
  const configuration: Configuration = {
    source,
    prompt: describePrompt(prompt),
    readout: readout.kind,
    classNames: classNames ?? null,
  };
  const names = [...prompt.graph.trained.keys(), ...(prompt.graph.statistics?.keys() ?? [])];
  const trained = names.map((name): [string, TensorInput] => {
    const { data, shape } = values[name]!;
    return [`prompt/${name}`, { dtype: 'F32', shape, data }];
  });
  return writeSafetensors({
    tensors: new Map([...trained, ...readoutTensors(readout)]),
    metadata: { ...fileFormat, configuration: JSON.stringify(configuration) },
  });
}
