import { png } from './pictures.js';
import { temporaryFolder } from './temporary-folder.js';
import { zipBytes } from './zip-bytes.js';

/** A data directory with a zip in the layout of `cifar10`: two classes, three train and two test images. */
export async function smallCifar10(): Promise<string> {
  const entries = await Promise.all(
    ['train/cat/0.png', 'train/cat/1.png', 'train/dog/0.png', 'test/cat/0.png', 'test/dog/0.png'].map(
      async (name, i) => ({ name, content: await png([i, 10 * i, 20 * i], 32, 32) }),
    ),
  );
  return temporaryFolder({ 'cifar10/cifar10-jpeg.zip': zipBytes(entries) });
}
