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

function writeTensor({ name, data, shape }: OnnxInitializer, pbf: PbfWriter): void {
  for (const size of shape) pbf.writeVarintField(1, size);
  pbf.writeVarintField(2, elementTypeOf(data));
  pbf.writeStringField(8, name);
  pbf.writeBytesField(9, new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
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

function writeGraph(graph: OnnxGraph, pbf: PbfWriter): void {
  for (const node of graph.nodes) pbf.writeMessage(1, writeNode, node);
  pbf.writeStringField(2, 'reticket');
  for (const initializer of graph.initializers) pbf.writeMessage(5, writeTensor, initializer);
  for (const input of graph.inputs) pbf.writeMessage(11, writeValue, input);
  for (const output of graph.outputs) pbf.writeMessage(12, writeValue, output);
}

function writeOperatorSet(version: number, pbf: PbfWriter): void {
  pbf.writeVarintField(2, version);
}

/** Room for the whole model, as a writer that has to grow copies what it holds: data, and names and numbers around it. */
function capacity({ nodes, initializers }: OnnxGraph): number {
  const data = initializers.reduce((total, { data: { byteLength } }) => total + byteLength, 0);
  return data + 512 * (nodes.length + initializers.length) + 2 ** 16;
}

/** Bytes of an ONNX `ModelProto` (onnx.proto3), little-endian machines only, as ONNX raw data are. */
export function encodeModel(graph: OnnxGraph): Uint8Array {
  const pbf = new PbfWriter(new Uint8Array(capacity(graph)));
  pbf.writeVarintField(1, irVersion);
  pbf.writeStringField(2, 'reticket');
  pbf.writeMessage(7, writeGraph, graph);
  pbf.writeMessage(8, writeOperatorSet, opset);
  return pbf.finish();
}
