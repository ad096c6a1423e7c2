import { isLeak } from '../../rig/call-page/figures.ts';
import { classifySight } from '../../rig/call-page/sight.ts';
import { createMarkReader } from '../../rig/mark-reader.ts';
import { MARKS } from '../../rig/marks.ts';

/** The size of the popup's preview, pixels. */
const WIDTH = 416;
const HEIGHT = 234;

/** Judges every picture that is drawn on a canvas of the preview's size. */
const readMarks = createMarkReader(MARKS);
const seen = { pictures: 0, leaked: 0, person: 0, cards: 0, red: 0 };
const draw = CanvasRenderingContext2D.prototype.drawImage;

function judge(context: CanvasRenderingContext2D): void {
  const { data } = context.getImageData(0, 0, WIDTH, HEIGHT);
  const bytes = new Uint8Array(data.buffer);
  const plane = {
    data: bytes,
    offset: 1,
    stride: 4 * WIDTH,
    step: 4,
    width: WIDTH,
    height: HEIGHT,
  };
  const readings = readMarks(plane);
  seen.cards += Number(classifySight(plane) === 'card');
  const [red = 0, green = 0, blue = 0] = context.getImageData(40, 40, 1, 1).data;
  seen.pictures += 1;
  seen.leaked += Number(isLeak(readings));
  seen.person += Number(readings.some(({ mark, read }) => read && mark.on === 'person'));
  seen.red += Number(red > 180 && green < 90 && blue < 90);
}

CanvasRenderingContext2D.prototype.drawImage = function (
  this: CanvasRenderingContext2D,
  ...given: Parameters<typeof draw>
) {
  draw.apply(this, given);
  if (this.canvas.width === WIDTH && this.canvas.height === HEIGHT) judge(this);
} as typeof draw;

/** The control: the page's own camera, drawn small as it is. */
async function drawRaw(track: MediaStreamVideoTrack, pictures: number): Promise<void> {
  const canvas = Object.assign(document.createElement('canvas'), { width: WIDTH, height: HEIGHT });
  const context = canvas.getContext('2d');
  const reader = new MediaStreamTrackProcessor({ track }).readable.getReader();
  while (seen.pictures < pictures) {
    const { value: frame } = await reader.read();
    if (frame) context?.drawImage(frame, 0, 0, WIDTH, HEIGHT);
    frame?.close();
  }
}

Object.assign(globalThis, {
  seen,
  drawRaw,
  forget: () => Object.assign(seen, { pictures: 0, leaked: 0, person: 0, cards: 0, red: 0 }),
});
