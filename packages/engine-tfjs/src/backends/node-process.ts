/** The part of Node's `process` that is read here. */
export interface NodeProcess {
  readonly versions: { readonly node: string };
  getBuiltinModule(name: 'node:util'): object;
}

/** Node's `process`, absent in a browser. */
export function nodeProcess(): NodeProcess | undefined {
  const { process } = globalThis as { process?: Partial<NodeProcess> };
  return process?.versions?.node === undefined ? undefined : (process as NodeProcess);
}
