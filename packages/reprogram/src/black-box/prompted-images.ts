import { type Engine, type Executable, type FloatTensor, floatTensor, GraphBuilder } from '@reticket/network';
import type { ImageSource } from '../images/image-source.js';
import type { Prompt, PromptValues } from '../prompts/prompt.js';

/** Makes source inputs of target images with a prompt, for models that are not ours to run. */
export class PromptedImages {
  readonly #prompt: Prompt;
  readonly #executable: Executable;
  readonly #batch: number;

  private constructor(prompt: Prompt, executable: Executable, batch: number) {
    this.#prompt = prompt;
    this.#executable = executable;
    this.#batch = batch;
  }

  static async open(engine: Engine, prompt: Prompt, batch: number): Promise<PromptedImages> {
    const { imageShape, trained, given = new Map(), statistics = new Map(), emit } = prompt.graph;
    const builder = new GraphBuilder();
    const images = builder.input('images', { dtype: 'float32', shape: [batch, ...imageShape] });
    for (const [name, shape] of [...trained, ...given, ...statistics]) {
      builder.input(name, { dtype: 'float32', shape });
    }
    const program = builder.program(`${prompt.name}/prompted`, { prompted: emit(builder, images) });
    return new PromptedImages(prompt, await engine.compile(program, new Map()), batch);
  }

  /** Source inputs [n, channels, height, width] in 0..1 of n images, at most a batch. */
  async of(images: ImageSource, indices: Int32Array, values: PromptValues, given: PromptValues) {
    const [channels, height, width] = this.#prompt.sourceShape;
    const padded = new Int32Array(this.#batch).fill(indices[0]!);
    padded.set(indices);
    const pixels = new Float32Array(this.#batch * images.shape[0] * images.shape[1] * images.shape[2]);
    images.read(padded, pixels);
    const outputs = await this.#executable.run({
      images: floatTensor(pixels, [this.#batch, ...images.shape]),
      ...values,
      ...given,
    });
    const { data } = outputs.prompted as FloatTensor;
    const size = channels * height * width;
    return floatTensor(data.slice(0, indices.length * size), [indices.length, channels, height, width]);
  }

  dispose(): Promise<void> {
    return this.#executable.dispose();
  }
}
