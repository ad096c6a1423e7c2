import type { ConvolutionLayer, Layer, LayerGraph, ResizeLayer } from './layer-graph.ts';

/**
 * Puts a linear 1×1 convolution before the resize that feeds it. Both are linear and act on
 * different axes, so the result is the same, and the convolution sees a quarter of the pixels.
 */
export function moveConvolutionsBeforeResize(graph: LayerGraph): LayerGraph {
  const layers = [...graph.layers];
  for (let i = 0; i + 1 < layers.length; i++) {
    const resize = layers[i];
    const convolution = layers[i + 1];
    if (resize?.kind !== 'resize' || convolution?.kind !== 'convolution') continue;
    if (!canSwap(resize, convolution, layers)) continue;
    layers[i] = { ...convolution, input: resize.input, output: resize.output };
    layers[i + 1] = { ...resize, input: resize.output, output: convolution.output };
  }
  return { ...graph, layers };
}

function canSwap(resize: ResizeLayer, convolution: ConvolutionLayer, layers: readonly Layer[]) {
  const [height, width] = convolution.weightShape;
  const pointwise = height === 1 && width === 1 && convolution.strides.every((s) => s === 1);
  const readers = layers.filter((layer) => reads(layer, resize.output)).length;
  return (
    pointwise &&
    convolution.activation === 'linear' &&
    convolution.input === resize.output &&
    readers === 1
  );
}

function reads(layer: Layer, value: number): boolean {
  return layer.input === value || ('other' in layer && layer.other === value);
}
