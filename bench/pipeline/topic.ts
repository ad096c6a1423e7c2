import { Compositor } from '../../pipeline/compositor.ts';
import { frameByteLength, type PixelFormat } from '../../pipeline/frame-layout.ts';
import { type Kernels, startKernels } from '../../pipeline/kernels.ts';
import { compileKernels } from '../../scripts/kernels/compile.ts';
import type { Findings, Table } from '../report/findings.ts';
import { median, quantile } from '../report/statistics.ts';

const FRAMES = 150;
/** Frames that the engine's compiler may take to get going. */
const WARM_UP = 30;
const GRID = { width: 256, height: 144 };
const SIZES = [
  [640, 360],
  [1280, 720],
  [1920, 1080],
] as const;
const FORMATS = ['I420', 'NV12', 'BGRA'] as const;

type Times = Map<string, number[]>;

function measure(times: Times, stage: string, step: () => void): void {
  const start = performance.now();
  step();
  const list = times.get(stage) ?? [];
  list.push(performance.now() - start);
  times.set(stage, list);
}

/** A head and shoulders with the soft edge of a net, a third of the picture, swaying with `time`. */
function drawPerson(mask: Float32Array, time: number): void {
  const { width } = GRID;
  const sway = 4 * Math.sin(time / 5);
  for (let i = 0; i < mask.length; i++) {
    const x = (i % width) - width / 2 - sway;
    const y = Math.floor(i / width);
    const head = 26 - Math.hypot(x, (y - 50) * 0.8);
    const shoulders = 62 - Math.hypot(x, (y - 150) * 0.9);
    mask[i] = 1 / (1 + Math.exp(-Math.max(head, shoulders)));
  }
}

function runFrames(kernels: Kernels, format: PixelFormat, width: number, height: number): Times {
  const layout = { format, width, height };
  const bytes = Uint8Array.from({ length: frameByteLength(layout) }, (_, i) => (i * 31) >> 3);
  const out = new Uint8Array(frameByteLength({ ...layout, format: 'I420' }));
  const rgba = new Uint8Array(width * height * 4);
  const input = new Float32Array(GRID.width * GRID.height * 3);
  const mask = new Float32Array(GRID.width * GRID.height);
  const compositor = new Compositor(kernels, layout);
  let times: Times = new Map();
  for (let frame = 0; frame < WARM_UP + FRAMES; frame++) {
    if (frame === WARM_UP) times = new Map();
    drawPerson(mask, frame);
    const step = (stage: string, run: () => void) => measure(times, stage, run);
    step('load', () => compositor.load(bytes, layout));
    step('downscale', () => compositor.downscale());
    step('model input', () => compositor.modelInput(input, GRID));
    step('refine mask', () => compositor.refineMask(mask, GRID));
    step('strong blur', () => compositor.drawBackground({ kind: 'blur', strength: 'strong' }));
    step('composite', () => compositor.composite());
    step('store', () => compositor.store(out));
    step('store RGBA', () => compositor.storeRgba(rgba));
  }
  compositor.dispose();
  return times;
}

function tableOf(kernels: Kernels, width: number, height: number): Table {
  const rows: Record<string, Record<string, number>> = {};
  for (const format of FORMATS) {
    for (const [stage, list] of runFrames(kernels, format, width, height)) {
      rows[stage] = {
        ...rows[stage],
        [`${format} best`]: quantile(list, 0),
        [`${format} median`]: median(list),
      };
    }
  }
  return { title: `Kernels alone at ${width} × ${height}, in Node: ms per picture`, rows };
}

/** The steps of the pipeline without net and browser, for every format that pictures come in. */
export async function measurePipeline(): Promise<Findings> {
  const kernels = await startKernels(Uint8Array.from(await compileKernels()));
  const tables = SIZES.map(([width, height]) => tableOf(kernels, width, height));
  return { tables, targets: [] };
}
