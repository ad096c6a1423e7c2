import { MemoryBlocks } from './memory-blocks.ts';

/** The functions of `kernels.wasm`; see pipeline/kernels/. All pointers are byte offsets. */
export interface KernelFunctions {
  heapBase(): number;
  splitPairs(source: number, count: number, u: number, v: number): void;
  lumaRow(source: number, width: number, weights: number, target: number): void;
  chromaRow(
    above: number,
    below: number,
    width: number,
    weights: number,
    u: number,
    v: number,
  ): void;
  rgbaRow(y: number, u: number, v: number, width: number, factors: number, target: number): void;
  downscalePlane(
    source: number,
    width: number,
    height: number,
    factor: number,
    target: number,
  ): void;
  sampleRgb(
    y: number,
    yWidth: number,
    yHeight: number,
    u: number,
    v: number,
    chromaWidth: number,
    chromaHeight: number,
    target: number,
    targetStride: number,
    width: number,
    height: number,
    coefficients: number,
    scratch: number,
  ): void;
  resampleMask(
    grid: number,
    stride: number,
    gridWidth: number,
    gridHeight: number,
    target: number,
    width: number,
    height: number,
    scratch: number,
  ): void;
  rotatePlane(
    source: number,
    width: number,
    height: number,
    quarters: number,
    target: number,
  ): void;
  /** 1 or 0. */
  isMask(mask: number, count: number): number;
  keepLargeComponents(
    mask: number,
    width: number,
    height: number,
    kept: number,
    runs: number,
    result: number,
  ): void;
  followMask(clean: number, smooth: number, count: number, isFirst: number): void;
  gatherCells(
    y: number,
    u: number,
    v: number,
    mask: number,
    width: number,
    height: number,
    cells: number,
  ): void;
  sumCells(cells: number, count: number, total: number): void;
  boxRows(source: number, target: number, width: number, height: number, radius: number): void;
  boxColumns(
    source: number,
    target: number,
    width: number,
    height: number,
    radius: number,
    sums: number,
  ): void;
  cellsToPlanes(cells: number, count: number, prior: number, y: number, u: number, v: number): void;
  compositeScratch(width: number): number;
  compositePlane(
    target: number,
    width: number,
    height: number,
    mask: number,
    ground: number,
    smallWidth: number,
    smallHeight: number,
    factor: number,
    scratch: number,
  ): void;
  compositePicturePlane(
    target: number,
    width: number,
    height: number,
    mask: number,
    picture: number,
    smallWidth: number,
    smallHeight: number,
    factor: number,
    scratch: number,
  ): void;
}

/**
 * One instance of the SIMD kernels and the memory they work in. One serves all captures of a
 * worker; the memory grows to what was needed at once and is reused.
 */
export interface Kernels {
  readonly functions: KernelFunctions;
  readonly blocks: MemoryBlocks;
}

/**
 * Compiles and starts `kernels.wasm`. Rejects with `WebAssembly.CompileError` when it is damaged
 * or SIMD is missing.
 */
export async function startKernels(wasm: BufferSource): Promise<Kernels> {
  const memory = new WebAssembly.Memory({ initial: 1 });
  const { instance } = await WebAssembly.instantiate(wasm, { env: { memory } });
  const functions = instance.exports as unknown as KernelFunctions;
  return { functions, blocks: new MemoryBlocks(memory, functions.heapBase()) };
}
