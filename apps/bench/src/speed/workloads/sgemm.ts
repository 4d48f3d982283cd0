import type { Engine } from '@reticket/network';
import { describeProduct, type MatrixProduct, matrixProductRun } from './matrix-product.js';
import { programWorkload } from './program-workload.js';
import type { Workload } from './workload.js';

/** Tells roughly how fast an engine is, and is its limit where anything larger would take too long. */
const smallProduct: MatrixProduct = { form: 'linear', rows: 256, width: 256, depth: 4 };

/** 0.5 to 4.3 GMAC. Which one an engine is fastest at depends on its caches and on how it packs weights. */
const largeProducts: readonly MatrixProduct[] = [
  { form: 'conv1x1', rows: 1024, width: 256, depth: 8 },
  { form: 'linear', rows: 512, width: 512, depth: 8 },
  { form: 'linear', rows: 4096, width: 512, depth: 4 },
  { form: 'conv1x1', rows: 4096, width: 512, depth: 4 },
  { form: 'linear', rows: 1024, width: 1024, depth: 4 },
];

/** Trials of each product: at least so many, and for at least so long in ms. */
const trials = { count: 5, time: 100 };
/** A product that is expected to take longer than this in ms is not tried. */
const patience = 2000;

function macsOf({ rows, width, depth }: MatrixProduct): number {
  return depth * rows * width * width;
}

/** Most multiply-accumulates per ms that one run reaches, the first run apart. */
async function rateOf(engine: Engine, product: MatrixProduct): Promise<number> {
  const { run, dispose } = await programWorkload(engine, matrixProductRun(product));
  try {
    await run();
    let shortest = Number.POSITIVE_INFINITY;
    const begun = performance.now();
    for (let trial = 0; trial < trials.count || performance.now() - begun < trials.time; trial += 1) {
      const start = performance.now();
      await run();
      shortest = Math.min(shortest, performance.now() - start);
    }
    return macsOf(product) / shortest;
  } finally {
    await dispose?.();
  }
}

/** The large matrix product, of several shapes and forms, that this engine is fastest at. */
export async function sgemmWorkload(engine: Engine): Promise<Workload> {
  const roughRate = await rateOf(engine, smallProduct);
  let best = { product: smallProduct, rate: 0 };
  for (const product of largeProducts.filter((large) => macsOf(large) / roughRate <= patience)) {
    const rate = await rateOf(engine, product);
    if (rate > best.rate) best = { product, rate };
  }
  const workload = await programWorkload(engine, matrixProductRun(best.product));
  return { ...workload, params: { shape: describeProduct(best.product) } };
}
