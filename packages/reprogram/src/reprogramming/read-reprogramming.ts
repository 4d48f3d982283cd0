import { readSafetensors } from '@reticket/safetensors';
import { ReprogrammingFileError } from '../errors.js';
import type { Prompt, PromptValues } from '../prompts/prompt.js';
import { checkPromptValues } from '../visual-prompting/check-prompt.js';
import { fileFormat, parseConfiguration } from './configuration.js';
import { type PromptDescription, promptByName, promptNames } from './prompt-by-name.js';
import { readReadout, type TensorReader, tensorReader } from './readout-tensors.js';
import { type Reprogramming, targetClassesOf } from './reprogramming.js';

/**
 * Reads what `writeReprogramming` wrote. The file is hostile until parsed: nothing in it is executed, sizes are bounded
 * before anything is allocated for them, every field, tensor and option is expected and none is left over, and all
 * numbers are finite.
 *
 * @throws SafetensorsError for a container that is none, ReprogrammingFileError, or the error of the prompt, map or
 * shape that is wrong.
 */
export function readReprogramming(bytes: Uint8Array): Reprogramming {
  const { tensors, metadata } = readSafetensors(bytes, {
    maxHeaderBytes: 2 ** 20,
    maxTensors: 1000,
    maxRank: 4,
  });
  const { format, version, configuration, ...others } = metadata;
  if (format !== fileFormat.format)
    throw new ReprogrammingFileError('format', `${format}`, fileFormat.format);
  if (version !== fileFormat.version) {
    throw new ReprogrammingFileError('version', `${version}`, fileFormat.version);
  }
  if (configuration === undefined || Object.keys(others).length > 0) {
    const got = Object.keys(metadata).join(', ');
    throw new ReprogrammingFileError('metadata', got, 'format, version, configuration');
  }
  const parsed = parseConfiguration(configuration);
  const prompt = makePrompt(parsed.prompt);
  const reader = tensorReader(tensors);
  const values = readValues(prompt, reader);
  const readout = readReadout(parsed.readout, reader);
  const [unexpected] = reader.rest();
  if (unexpected !== undefined) throw new ReprogrammingFileError('tensors', unexpected, 'no other');
  const classes = targetClassesOf({ readout });
  const { classNames } = parsed;
  if (classNames !== null && classNames.length !== classes) {
    throw new ReprogrammingFileError('class names', `${classNames.length}`, `${classes}`);
  }
  return { source: parsed.source, prompt, values, readout, ...(classNames && { classNames }) };
}

function makePrompt(description: PromptDescription): Prompt {
  const prompt = promptByName(description);
  if (prompt === undefined) {
    throw new ReprogrammingFileError('prompt', description.name, promptNames.join(', '));
  }
  const written = Object.entries(description.options);
  const made = new Map(Object.entries(prompt.options));
  const wrong = written.find(([name, option]) => made.get(name) !== option);
  if (wrong !== undefined) {
    throw new ReprogrammingFileError(
      `option ${wrong[0]} of the prompt`,
      `${wrong[1]}`,
      `${made.get(wrong[0])}`,
    );
  }
  if (written.length !== made.size) {
    const expected = [...made.keys()].join(', ');
    throw new ReprogrammingFileError('prompt options', written.map(([name]) => name).join(', '), expected);
  }
  return prompt;
}

function readValues(prompt: Prompt, tensors: TensorReader): PromptValues {
  const shapes = [...prompt.graph.trained, ...(prompt.graph.statistics ?? [])];
  const values = Object.fromEntries(
    shapes.map(([name, shape]) => [name, tensors.floats(`prompt/${name}`, shape.length)]),
  );
  checkPromptValues(prompt, values);
  return values;
}
