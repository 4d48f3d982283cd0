import { BackendUnavailableError } from '../errors.js';

/** Where the WebAssembly files are: a folder, or the place of each file by name. See `setWasmPaths` of TensorFlow.js. */
export type WasmPaths = string | Readonly<Record<string, string>>;

/** @throws BackendUnavailableError when `wasmPaths` is incomplete. */
export async function registerWasm(wasmPaths?: WasmPaths): Promise<void> {
  const { setWasmPaths } = await import('@tensorflow/tfjs-backend-wasm');
  try {
    if (wasmPaths !== undefined) setWasmPaths(typeof wasmPaths === 'string' ? wasmPaths : { ...wasmPaths });
  } catch (cause) {
    const files = typeof wasmPaths === 'string' ? wasmPaths : Object.keys(wasmPaths ?? {}).join(', ');
    throw new BackendUnavailableError(
      `invalid wasmPaths: got ${files || 'none'}, expected a folder or the place of every file of the wasm backend`,
      { cause },
    );
  }
}
