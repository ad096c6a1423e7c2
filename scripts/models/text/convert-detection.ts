import { OnnxCursor } from '../onnx/onnx-cursor.ts';
import type { OnnxGraph } from '../onnx/onnx-reader.ts';
import { Lcnet, squeezeGate } from './lcnet.ts';
import { compose, repeatForGroups } from './linear-layers.ts';
import { NetWriter, type Value } from './net-writer.ts';

/** Of the picture, in each direction, per pixel of the output, whose channels are their squares. */
const OUTPUT_BLOCK = 4;

/**
 * PP-OCRv4's detector: the backbone's four stages, a feature pyramid that adds each stage to the
 * one above it, and a head that enlarges four times.
 */
export function convertDetection(graph: OnnxGraph, weightsPath: string) {
  const source = new OnnxCursor(graph);
  const writer = new NetWriter([1, -1, -1, 3]);
  const backbone = new Lcnet(writer, source);
  const fine = backbone.pairs(backbone.stem(writer.input), ['plain', 'plain', 'plain']);
  const medium = backbone.pairs(fine, ['plain', 'plain']);
  const coarse = backbone.pairs(medium, new Array(5).fill('plain'));
  const coarsest = backbone.pairs(coarse, ['gated', 'gated', 'plain', 'plain']);
  const pyramid = writePyramid(writer, source, [fine, medium, coarse, coarsest]);
  const head = writeHead(writer, source, pyramid);
  source.end();
  return writer.finish(head, [1, -1, -1, OUTPUT_BLOCK ** 2], weightsPath);
}

/** From the coarsest level to the finest: 24 channels each, joined at the size of the finest. */
function writePyramid(writer: NetWriter, source: OnnxCursor, stages: readonly Value[]): Value {
  const narrowing = stages.map(() => source.convolution()).toReversed();
  const lateral = stages.toReversed().map((stage, i) => {
    // Two layers of one pixel with nothing between them: one, if that is less work.
    const [narrow, widen] = [narrowing[i], source.convolution()];
    if (!narrow) throw new Error('a stage without its layer');
    return i === 0
      ? writeResidualGate(writer, source, writer.convolution(stage, compose(narrow, widen)))
      : writeResidualGate(
          writer,
          source,
          writer.convolution(writer.convolution(stage, narrow), widen),
        );
  });
  source.skip('Resize', 'Add', 'Resize', 'Add', 'Resize', 'Add');
  const summed: Value[] = [];
  for (const level of lateral) {
    const above = summed.at(-1);
    summed.push(above ? writer.add(level, writer.enlargeTo(above, level)) : level);
  }
  const levels = summed.map((level) =>
    writeResidualGate(writer, source, writer.convolution(level, source.convolution())),
  );
  source.skip('Resize', 'Resize', 'Resize', 'Concat');
  const finest = levels.at(-1);
  if (!finest) throw new Error('a pyramid has levels');
  return writer.concat(
    levels.map((level) => (level === finest ? level : writer.enlargeTo(level, finest))),
  );
}

/** The picture times one more than its gate. */
function writeResidualGate(writer: NetWriter, source: OnnxCursor, value: Value): Value {
  const gate = squeezeGate(writer, source, value);
  source.skip('Mul', 'Add');
  return writer.multiply(value, { ...gate, shift: gate.shift + 1 });
}

/** How likely each pixel belongs to text: two transposed convolutions that double the size. */
function writeHead(writer: NetWriter, source: OnnxCursor, pyramid: Value): Value {
  const joined = writer.convolution(pyramid, source.convolution(), 'Relu');
  source.skip('Relu');
  const doubled = writer.convolution(joined, source.convolution(), 'Relu');
  source.skip('Relu');
  const last = repeatForGroups(source.convolution(), OUTPUT_BLOCK);
  source.skip('Sigmoid');
  return writer.convolution(doubled, last, 'Sigmoid');
}
