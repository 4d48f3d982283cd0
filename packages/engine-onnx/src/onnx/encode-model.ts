import { PbfWriter } from 'pbf';
import type {
  OnnxAttribute,
  OnnxData,
  OnnxGraph,
  OnnxInitializer,
  OnnxNode,
  OnnxValue,
} from './onnx-graph.js';

/** Version of the standard operator set that lowerings are written for. */
const opset = 17;
/** Version of the file format, as released with ONNX 1.12. */
const irVersion = 8;

const elementType = { float32: 1, int32: 6, int64: 7 } as const;
/** `TensorProto.DataLocation` of data that lie in another file. */
const external = 1;
const attributeType = { float: 1, int: 2, string: 3, ints: 7 } as const;

function elementTypeOf(data: OnnxData): number {
  if (data instanceof Float32Array) return elementType.float32;
  return data instanceof Int32Array ? elementType.int32 : elementType.int64;
}

function writeAttribute([name, value]: readonly [string, OnnxAttribute], pbf: PbfWriter): void {
  pbf.writeStringField(1, name);
  if ('float' in value) {
    pbf.writeFloatField(2, value.float);
    pbf.writeVarintField(20, attributeType.float);
  } else if ('int' in value) {
    pbf.writeVarintField(3, value.int);
    pbf.writeVarintField(20, attributeType.int);
  } else if ('string' in value) {
    pbf.writeBytesField(4, new TextEncoder().encode(value.string));
    pbf.writeVarintField(20, attributeType.string);
  } else {
    for (const item of value.ints) pbf.writeVarintField(8, item);
    pbf.writeVarintField(20, attributeType.ints);
  }
}

function writeNode(node: OnnxNode, pbf: PbfWriter): void {
  for (const input of node.inputs) pbf.writeStringField(1, input);
  for (const output of node.outputs) pbf.writeStringField(2, output);
  pbf.writeStringField(3, node.outputs[0]!);
  pbf.writeStringField(4, node.opType);
  for (const attribute of Object.entries(node.attributes)) pbf.writeMessage(5, writeAttribute, attribute);
}

function bytesOf({ buffer, byteOffset, byteLength }: OnnxData): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

function writeEntry([key, value]: readonly [string, string], pbf: PbfWriter): void {
  pbf.writeStringField(1, key);
  pbf.writeStringField(2, value);
}

/** A tensor with its data inside, or outside at `offset` of the file `weightsFile`. */
interface PlacedInitializer {
  readonly initializer: OnnxInitializer;
  readonly offset: number | undefined;
}

function writeTensor({ initializer, offset }: PlacedInitializer, pbf: PbfWriter): void {
  const { name, data, shape } = initializer;
  for (const size of shape) pbf.writeVarintField(1, size);
  pbf.writeVarintField(2, elementTypeOf(data));
  pbf.writeStringField(8, name);
  if (offset === undefined) {
    pbf.writeBytesField(9, bytesOf(data));
    return;
  }
  pbf.writeMessage(13, writeEntry, ['location', weightsFile]);
  pbf.writeMessage(13, writeEntry, ['offset', String(offset)]);
  pbf.writeMessage(13, writeEntry, ['length', String(data.byteLength)]);
  pbf.writeVarintField(14, external);
}

function writeDimension(size: number, pbf: PbfWriter): void {
  pbf.writeVarintField(1, size);
}

function writeShape(shape: readonly number[], pbf: PbfWriter): void {
  for (const size of shape) pbf.writeMessage(1, writeDimension, size);
}

function writeTensorType({ dtype, shape }: OnnxValue, pbf: PbfWriter): void {
  pbf.writeVarintField(1, elementType[dtype]);
  pbf.writeMessage(2, writeShape, shape);
}

function writeType(value: OnnxValue, pbf: PbfWriter): void {
  pbf.writeMessage(1, writeTensorType, value);
}

function writeValue(value: OnnxValue, pbf: PbfWriter): void {
  pbf.writeStringField(1, value.name);
  pbf.writeMessage(2, writeType, value);
}

interface PlacedGraph {
  readonly graph: OnnxGraph;
  readonly initializers: readonly PlacedInitializer[];
}

function writeGraph({ graph, initializers }: PlacedGraph, pbf: PbfWriter): void {
  for (const node of graph.nodes) pbf.writeMessage(1, writeNode, node);
  pbf.writeStringField(2, 'reticket');
  for (const initializer of initializers) pbf.writeMessage(5, writeTensor, initializer);
  for (const input of graph.inputs) pbf.writeMessage(11, writeValue, input);
  for (const output of graph.outputs) pbf.writeMessage(12, writeValue, output);
}

function writeOperatorSet(version: number, pbf: PbfWriter): void {
  pbf.writeVarintField(2, version);
}

/** Room for the whole model, as a writer that has to grow copies what it holds: data, and names and numbers around it. */
function capacity({ graph, initializers }: PlacedGraph): number {
  const data = initializers.reduce(
    (total, { initializer, offset }) => total + (offset === undefined ? initializer.data.byteLength : 0),
    0,
  );
  return data + 512 * (graph.nodes.length + initializers.length) + 2 ** 16;
}

function encode(placed: PlacedGraph): Uint8Array {
  const pbf = new PbfWriter(new Uint8Array(capacity(placed)));
  pbf.writeVarintField(1, irVersion);
  pbf.writeStringField(2, 'reticket');
  pbf.writeMessage(7, writeGraph, placed);
  pbf.writeMessage(8, writeOperatorSet, opset);
  return pbf.finish();
}

/** Bytes of an ONNX `ModelProto` (onnx.proto3), little-endian machines only, as ONNX raw data are. */
export function encodeModel(graph: OnnxGraph): Uint8Array {
  return encode({
    graph,
    initializers: graph.initializers.map((initializer) => ({ initializer, offset: undefined })),
  });
}

/** Name by which a model refers to the weights beside it. */
const weightsFile = 'weights';

/** A model whose large tensors lie beside it, in what it takes for a file. */
export interface ModelWithWeights {
  readonly model: Uint8Array;
  readonly weights: { readonly path: string; readonly data: Uint8Array };
}

/** ONNX Runtime computes shapes from tensors, which have to be inside for that; they are far smaller. */
const smallestOutside = 1024;
const alignment = 64;

/**
 * The same model with the data of large tensors in an array of their own, which ONNX Runtime reads in place: parsing
 * them out of a message would copy them twice.
 */
export function encodeModelWithWeights(graph: OnnxGraph): ModelWithWeights {
  let size = 0;
  const initializers = graph.initializers.map((initializer): PlacedInitializer => {
    const { byteLength } = initializer.data;
    if (byteLength < smallestOutside) return { initializer, offset: undefined };
    const offset = size;
    size += Math.ceil(byteLength / alignment) * alignment;
    return { initializer, offset };
  });
  const data = new Uint8Array(size);
  for (const { initializer, offset } of initializers) {
    if (offset !== undefined) data.set(bytesOf(initializer.data), offset);
  }
  return { model: encode({ graph, initializers }), weights: { path: weightsFile, data } };
}
