import { type Fingerprinting, fingerprintOf } from '../../../models/secrets/allowed-texts';
import type { ReadLine } from '../../../models/secrets/finding';
import type { SecretJudge } from '../../../models/secrets/judge';
import { findQrCodes, type QrCode } from '../../../models/secrets/qr-codes';
import { boundsOf, type TextBox } from '../../../models/text/text-boxes';
import { LONG_SIDE } from '../../../models/text/text-detector';
import type { TextReader } from '../../../models/text/text-reader';
import { type Crop, cropPicture } from '../../../pipeline/quarantine/crop';
import { grown, overlaps } from '../../../pipeline/quarantine/rects';
import type { Rect } from '../../../pipeline/quarantine/tile-grid';
import type { FinderRequest, PersonGrid } from '../../../protocol/camera-text';
import type { HiddenPlace } from '../../../protocol/reading';

/** How what is written over the person is judged. */
export interface FrontRules {
  readonly judge: SecretJudge;
  readonly fingerprinting: Fingerprinting;
  /** Whatever can be read is hidden. */
  readonly isStrict: boolean;
  /** Fingerprints of what the person never wants hidden again. */
  readonly allowed: ReadonlySet<string>;
}

/** What one picture holds, in its pixels. */
export interface CameraTexts {
  /** All places that look like text, and all QR codes. */
  readonly places: readonly Rect[];
  /** What of that over the person is secret. */
  readonly hidden: readonly HiddenPlace[];
}

/** Of 255: where the mask is lower nobody can read through what is laid behind the person. */
const VISIBLE = 40;

/** Pixels around the person in which a line may begin that reaches over them. */
const MARGIN = 24;

/** No sentence of its own: the person has asked for all text to be hidden. */
const ANY_TEXT = 'hiddenSomething';

/**
 * Looks at one picture of a camera: finds the text on a background that is shown, and reads what is
 * written over the person. Without a shown background only the part around the person is looked at.
 * @throws whatever the nets throw; then nothing was found out.
 */
export async function lookAtCamera(
  request: FinderRequest,
  reader: Pick<TextReader, 'find' | 'read'>,
  rules: FrontRules,
): Promise<CameraTexts> {
  const person = personIn(request);
  const area = request.isBackgroundShown ? wholeOf(request) : person && grown(person, MARGIN);
  if (!area) return { places: [], hidden: [] };
  const crop = cropPicture(request.picture, request, clip(area, request));
  const boxes = boxesIn(crop, request, reader);
  const codes = codesIn(crop).filter((code) => isCode(code, boxes));
  const isInFront = (rect: Rect) => isVisible(request, rect);
  const hidden = await readInFront(
    boxes.filter((box) => isInFront(grown(boundsOf(box.quad), boundsOf(box.quad).height / 2))),
    codes.filter(({ box }) => isInFront(box)),
    { request, reader, rules },
  );
  return { places: [...boxes.map(({ quad }) => boundsOf(quad)), ...codes.map(boxOf)], hidden };
}

/** Letters may stand like a code's corners: one that nobody could read is none where text is found. */
const isCode = ({ content, box }: QrCode, boxes: readonly TextBox[]): boolean =>
  content !== null || !boxes.some(({ quad }) => overlaps(middleOf(boundsOf(quad)), box));

const middleOf = ({ x, y, width, height }: Rect): Rect => ({
  x: x + width / 2,
  y: y + height / 2,
  width: 1,
  height: 1,
});

const boxOf = ({ box }: QrCode): Rect => box;

const wholeOf = ({ width, height }: FinderRequest): Rect => ({ x: 0, y: 0, width, height });

function boxesIn(
  crop: Crop,
  { matrix, isBackgroundShown }: FinderRequest,
  reader: Pick<TextReader, 'find'>,
): TextBox[] {
  const { data, width, height } = crop;
  const longSide = isBackgroundShown ? LONG_SIDE.camera : LONG_SIDE.front;
  const found = reader.find({ format: 'I420', data, width, height, matrix }, longSide);
  return found.map((box) => moveBox(box, crop));
}

async function readInFront(
  boxes: readonly TextBox[],
  codes: readonly QrCode[],
  pass: {
    readonly request: FinderRequest;
    readonly reader: Pick<TextReader, 'read'>;
    readonly rules: FrontRules;
  },
): Promise<HiddenPlace[]> {
  const { picture: data, width, height, matrix } = pass.request;
  const { judge, isStrict } = pass.rules;
  const lines: ReadLine[] = [];
  const picture = { format: 'I420' as const, data, width, height, matrix };
  for (const { box, text, confidence, hasText } of pass.reader.read(picture, boxes)) {
    if (hasText) lines.push({ text, confidence, box: boundsOf(box.quad) });
  }
  const found = [...(await judge.judge(lines)), ...(await judge.judgeQrCodes(codes))];
  const hidden = found.map(({ box, why, fingerprint }) => ({ ...box, why, fingerprint }));
  return isStrict ? [...hidden, ...(await restOf(lines, hidden, pass.rules))] : hidden;
}

/** The lines that are hidden only because all are. */
async function restOf(
  lines: readonly ReadLine[],
  hidden: readonly HiddenPlace[],
  { fingerprinting, allowed }: FrontRules,
): Promise<HiddenPlace[]> {
  const rest = lines.filter(({ box }) => !hidden.some((place) => overlaps(place, box)));
  const places = await Promise.all(
    rest.map(async ({ box, text }) => {
      const fingerprint = await fingerprintOf(text, fingerprinting);
      return { ...box, why: ANY_TEXT, fingerprint };
    }),
  );
  return places.filter(({ fingerprint }) => !allowed.has(fingerprint));
}

/** The smallest rectangle around all that is seen of the person, in pixels; `null` of nobody. */
function personIn({ person, width, height }: FinderRequest): Rect | null {
  let [left, top, right, bottom] = [person.width, person.height, -1, -1];
  for (let y = 0; y < person.height; y++) {
    const row = person.samples.subarray(y * person.width, (y + 1) * person.width);
    const first = row.findIndex((sample) => sample >= VISIBLE);
    if (first < 0) continue;
    left = Math.min(left, first);
    right = Math.max(right, row.findLastIndex((sample) => sample >= VISIBLE) + 1);
    top = Math.min(top, y);
    bottom = y + 1;
  }
  if (bottom < 0) return null;
  const [across, down] = [width / person.width, height / person.height];
  return {
    x: left * across,
    y: top * down,
    width: (right - left) * across,
    height: (bottom - top) * down,
  };
}

/** Whether anything of the rectangle is seen over the person. */
function isVisible({ person, width, height }: FinderRequest, rect: Rect): boolean {
  const [across, down] = [person.width / width, person.height / height];
  const [left, right] = [Math.max(0, Math.floor(rect.x * across)), (rect.x + rect.width) * across];
  const [top, bottom] = [Math.max(0, Math.floor(rect.y * down)), (rect.y + rect.height) * down];
  for (let y = top; y < Math.min(bottom, person.height); y++) {
    for (let x = left; x < Math.min(right, person.width); x++) {
      if (sampleAt(person, x, y) >= VISIBLE) return true;
    }
  }
  return false;
}

const sampleAt = ({ samples, width }: PersonGrid, x: number, y: number): number =>
  samples[y * width + x] ?? 0;

function codesIn({ data, x, y, width, height }: Crop): QrCode[] {
  const luma = data.subarray(0, width * height);
  return findQrCodes({ luma, width, height }).map((code) => ({
    ...code,
    box: { ...code.box, x: code.box.x + x, y: code.box.y + y },
  }));
}

function clip({ x, y, width, height }: Rect, within: FinderRequest): Rect {
  const [left, top] = [Math.max(0, x), Math.max(0, y)];
  const right = Math.min(within.width, x + width);
  const bottom = Math.min(within.height, y + height);
  return { x: left, y: top, width: right - left, height: bottom - top };
}

function moveBox(box: TextBox, { x, y }: { readonly x: number; readonly y: number }): TextBox {
  const [a, b, c, d] = box.quad;
  const moved = ([across, down]: readonly [number, number]) => [across + x, down + y] as const;
  return { ...box, quad: [moved(a), moved(b), moved(c), moved(d)] };
}
