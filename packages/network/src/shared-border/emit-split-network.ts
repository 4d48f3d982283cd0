import type { GraphBuilder } from '../graph/graph-builder.js';
import { type Network, networkInput } from '../network.js';
import { type EmittedValues, emitNode } from '../programs/emit-network.js';
import { splitRules } from './split-rules.js';
import { merge, type SplitValue, savesWork } from './split-value.js';

/**
 * Copies a network into `builder` for a batch whose inputs differ only inside one rectangle, as prompted images do:
 * everything outside the rectangle's field of influence is computed once instead of once per item. The rectangle
 * grows from layer to layer; where it saves no work any more (see `savesWork`), and where an operation has no rule,
 * the value is merged and the rest of the network is emitted as usual. Gradients follow by the ordinary
 * transformation. The result differs from the plain network's by rounding only: the linear operations act on the
 * difference to the background.
 *
 * @returns undefined where the input would have to be merged already, so that nothing is gained. Either way dead nodes
 * stay behind.
 */
export function emitSplitNetwork(
  builder: GraphBuilder,
  network: Network,
  input: SplitValue,
): EmittedValues | undefined {
  const ordinary = new Map<string, string>();
  const split = new Map<string, SplitValue>([[networkInput, input]]);
  const merged = (name: string): string => {
    const value = split.get(name);
    if (value !== undefined && !ordinary.has(name)) ordinary.set(name, merge(builder, value));
    return ordinary.get(name) ?? name;
  };

  for (const node of network.nodes) {
    const isParameter = (name: string) => network.parameters.has(name);
    const data = node.inputs.filter((name) => !isParameter(name));
    const values = data.map((name) => split.get(name)).filter((value) => value !== undefined);
    const rule = values.length === data.length ? splitRules[node.op] : undefined;
    const output = rule?.(builder, node, values, node.inputs.filter(isParameter));
    if (typeof output === 'object' && savesWork(builder, output)) split.set(node.name, output);
    else if (typeof output === 'string') ordinary.set(node.name, output);
    else if (data.includes(networkInput)) return undefined;
    else ordinary.set(node.name, emitNode(builder, node, node.inputs.map(merged)));
  }
  return new Map([network.features, network.logits].map((name) => [name, merged(name)]));
}
