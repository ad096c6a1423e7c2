import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import type { Browser } from './browser.ts';

/** The fake camera as the operating system sees it, past everything that the browser says of itself. */
export interface CameraHardware {
  /** Whether a process of the browser holds the camera's file open, as it would hold a camera. */
  readonly isOn: boolean;
  /** What that process has read so far: some 40 MB a second while pictures are taken. */
  readonly bytesRead: number;
}

/** Bytes of one 720p picture, I420. */
export const PICTURE_BYTES = (1280 * 720 * 3) / 2;

function holds(pid: number, file: string): boolean {
  const dir = `/proc/${pid}/fd`;
  const isFile = (descriptor: string): boolean => {
    try {
      return readlinkSync(`${dir}/${descriptor}`) === file;
    } catch {
      return false; // closed between the listing and the look
    }
  };
  try {
    return readdirSync(dir).some(isFile);
  } catch {
    return false; // the process has ended
  }
}

function bytesReadBy(pid: number): number {
  try {
    return Number(/^rchar: (\d+)/m.exec(readFileSync(`/proc/${pid}/io`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0; // the process has ended
  }
}

/** Looks at the camera that plays `cameraFile` (Linux only: reads /proc). */
export function lookAtCamera(browser: Browser, cameraFile: string): CameraHardware {
  const service = browser
    .processes()
    .filter(({ commandLine }) => commandLine.some((word) => word.endsWith('VideoCaptureService')));
  return {
    isOn: service.some(({ pid }) => holds(pid, cameraFile)),
    bytesRead: service.reduce((sum, { pid }) => sum + bytesReadBy(pid), 0),
  };
}

export interface CameraWatch {
  readonly looks: number;
  readonly timesOn: number;
  /** Read while it was watched. */
  readonly bytesRead: number;
}

const LOOK_EVERY_MS = 20;

/** Looks again and again for as long as `meanwhile` lasts. */
export async function watchCamera(
  browser: Browser,
  cameraFile: string,
  meanwhile: Promise<unknown>,
): Promise<CameraWatch> {
  const before = lookAtCamera(browser, cameraFile).bytesRead;
  let looks = 0;
  let timesOn = 0;
  let isOver = false;
  const over = meanwhile.finally(() => {
    isOver = true;
  });
  while (!isOver) {
    looks += 1;
    if (lookAtCamera(browser, cameraFile).isOn) timesOn += 1;
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
  await over;
  const { bytesRead } = lookAtCamera(browser, cameraFile);
  return { looks, timesOn, bytesRead: bytesRead - before };
}
