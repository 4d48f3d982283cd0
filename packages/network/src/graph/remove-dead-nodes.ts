import type { Program } from './graph.js';

/**
 * The program without the nodes, parameters and constants that none of its outputs needs.
 * Inputs stay, so that the signature of the program does not depend on what it computes.
 */
export function removeDeadNodes(program: Program): Program {
  const live = new Set(program.outputs.values());
  for (const node of [...program.nodes].reverse()) {
    if (live.has(node.name)) for (const input of node.inputs) live.add(input);
  }
  const keep = <T>(map: ReadonlyMap<string, T>) => new Map([...map].filter(([name]) => live.has(name)));
  return {
    ...program,
    parameters: keep(program.parameters),
    constants: keep(program.constants),
    nodes: program.nodes.filter((node) => live.has(node.name)),
    types: new Map([...program.types].filter(([name]) => live.has(name) || program.inputs.has(name))),
  };
}
