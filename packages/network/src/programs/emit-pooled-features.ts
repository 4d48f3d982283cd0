import type { GraphBuilder } from '../graph/graph-builder.js';
import { noAttributes } from '../graph/operation.js';
import { globalAveragePool } from '../ops/average-pool.js';

/** What a classifier sees [N,F], averaged over positions where it is a convolution. */
export function emitPooledFeatures(builder: GraphBuilder, features: string): string {
  const spatial = builder.type(features).shape.length === 4;
  return spatial ? builder.emit(globalAveragePool, [features], noAttributes, 'pooledFeatures') : features;
}
