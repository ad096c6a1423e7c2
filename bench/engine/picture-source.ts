/** One picture as planes, as the guard sends it. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  /** I420, rows packed. */
  readonly bytes: Uint8Array;
}

/** Nearest neighbour: what is in the picture stays, whatever its size. */
function resizePlane(
  from: Uint8Array,
  [fromWidth, fromHeight]: readonly [number, number],
  to: Uint8Array,
  [toWidth, toHeight]: readonly [number, number],
): void {
  for (let y = 0; y < toHeight; y++) {
    const row = Math.floor((y * fromHeight) / toHeight) * fromWidth;
    for (let x = 0; x < toWidth; x++) {
      to[y * toWidth + x] = from[row + Math.floor((x * fromWidth) / toWidth)] ?? 0;
    }
  }
}

/** The same picture at another size; both sizes even. */
export function resizePicture(picture: Picture, width: number, height: number): Picture {
  const bytes = new Uint8Array((width * height * 3) / 2);
  let [read, written] = [0, 0];
  for (const part of [1, 2, 2]) {
    const from = [picture.width / part, picture.height / part] as const;
    const to = [width / part, height / part] as const;
    resizePlane(picture.bytes.subarray(read), from, bytes.subarray(written), to);
    read += from[0] * from[1];
    written += to[0] * to[1];
  }
  return { width, height, bytes };
}

/** So many pictures of the camera, one after the other. Fails on a camera without I420. */
export async function takePictures(count: number): Promise<Picture[]> {
  const video = { width: 1280, height: 720, frameRate: 30 };
  const stream = await navigator.mediaDevices.getUserMedia({ video });
  const [track] = stream.getVideoTracks() as MediaStreamVideoTrack[];
  if (!track) throw new Error('no camera');
  const reader = new MediaStreamTrackProcessor({ track }).readable.getReader();
  const pictures: Picture[] = [];
  while (pictures.length < count) {
    const { value: frame } = await reader.read();
    if (frame?.format !== 'I420') throw new Error(`the camera delivers ${frame?.format}`);
    const bytes = new Uint8Array(frame.allocationSize());
    await frame.copyTo(bytes);
    pictures.push({ width: frame.codedWidth, height: frame.codedHeight, bytes });
    frame.close();
  }
  track.stop();
  return pictures;
}
