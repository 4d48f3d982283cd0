import type { OnnxEngine } from '@reticket/engine-onnx';

export type OpenEngine = () => Promise<OnnxEngine>;

/** Uses an engine of its own, so that no session compiled in an earlier turn is found again. */
export async function withEngine<T>(open: OpenEngine, use: (engine: OnnxEngine) => Promise<T>): Promise<T> {
  const engine = await open();
  try {
    return await use(engine);
  } finally {
    await engine.dispose();
  }
}
