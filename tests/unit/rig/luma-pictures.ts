import type { LumaPlane } from '../../rig/mark-reader.ts';
import { MARKS, REFERENCE } from '../../rig/marks.ts';
import { drawMark } from '../../rig/scene.ts';

/** A plane of its own memory: rows packed, one byte per pixel. */
export function createPlane(
  width: number,
  height: number,
  levelAt: (x: number, y: number) => number,
): LumaPlane {
  const data = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      data[y * width + x] = Math.max(0, Math.min(255, Math.round(levelAt(x, y))));
    }
  }
  return { data, offset: 0, stride: width, step: 1, width, height };
}

/** All marks on an unevenly lit wall, in reference size. */
export function drawMarkedWall(): LumaPlane {
  const { width, height } = REFERENCE;
  const picture = { width, height, data: new Uint8Array(width * height * 4) };
  for (let pixel = 0; pixel < width * height; pixel++) {
    picture.data.fill(240 - (pixel % width) / 12, pixel * 4, pixel * 4 + 3);
  }
  for (const mark of MARKS) drawMark(picture, mark, { x: 0, y: 0 });
  return { data: picture.data, offset: 1, stride: width * 4, step: 4, width, height };
}

const levelOf = ({ data, offset, stride, step, width, height }: LumaPlane) => {
  const clamp = (value: number, size: number): number => Math.max(0, Math.min(size - 1, value));
  return (x: number, y: number): number =>
    data[offset + clamp(y, height) * stride + clamp(x, width) * step] ?? 0;
};

/** Mean over a window of 2 × radius + 1 pixels along one direction, as running sums. */
function boxBlur(plane: Float32Array, lines: number, length: number, radius: number): Float32Array {
  const blurred = new Float32Array(plane.length);
  for (let line = 0; line < lines; line++) {
    const at = (index: number): number =>
      plane[line * length + Math.max(0, Math.min(length - 1, index))] ?? 0;
    let sum = 0;
    for (let index = -radius; index <= radius; index++) sum += at(index);
    for (let index = 0; index < length; index++) {
      // Written transposed, so that a second call goes down the columns.
      blurred[index * lines + line] = sum / (2 * radius + 1);
      sum += at(index + radius + 1) - at(index - radius);
    }
  }
  return blurred;
}

/** Gaussian blur, as three box blurs each way whose variances add up to sigma² (in pixels). */
export function blur(plane: LumaPlane, sigma: number): LumaPlane {
  const { width, height } = plane;
  const radius = Math.round((Math.sqrt(4 * sigma ** 2 + 1) - 1) / 2);
  const level = levelOf(plane);
  let levels = Float32Array.from({ length: width * height }, (_, pixel) =>
    level(pixel % width, Math.floor(pixel / width)),
  );
  for (let pass = 0; pass < 3; pass++) {
    levels = Float32Array.from(boxBlur(levels, height, width, radius));
    levels = Float32Array.from(boxBlur(levels, width, height, radius));
  }
  return createPlane(width, height, (x, y) => levels[y * width + x] ?? 0);
}

/** Nearest-pixel picture of another size, moved by (left, top) pixels of the new size. */
export function resize(
  plane: LumaPlane,
  size: { width: number; height: number; scaleX: number; scaleY: number },
): LumaPlane {
  const level = levelOf(plane);
  const left = (plane.width - size.width / size.scaleX) / 2;
  const top = (plane.height - size.height / size.scaleY) / 2;
  return createPlane(size.width, size.height, (x, y) =>
    level(Math.floor(left + (x + 0.5) / size.scaleX), Math.floor(top + (y + 0.5) / size.scaleY)),
  );
}

/** The picture seen in a mirror. */
export function mirror(plane: LumaPlane): LumaPlane {
  const level = levelOf(plane);
  return createPlane(plane.width, plane.height, (x, y) => level(plane.width - 1 - x, y));
}

/** Adds noise of the given standard deviation, the same for the same seed. */
export function addNoise(plane: LumaPlane, deviation: number, seed = 1): LumaPlane {
  const level = levelOf(plane);
  let state = seed >>> 0;
  const next = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  // Four uniform numbers less their mean have a variance of one third.
  const normal = (): number => (next() + next() + next() + next() - 2) * Math.sqrt(3);
  return createPlane(plane.width, plane.height, (x, y) => level(x, y) + deviation * normal());
}
