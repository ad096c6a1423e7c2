import type { Outlet } from './outlet';

/** Names of getUserMedia's errors that mean that somebody else holds the device. */
const BUSY_ERRORS = ['NotReadableError', 'AbortError'];

/**
 * Opens the same device again, as the page had asked for it. This world's `getUserMedia` is the
 * browser's own: the real track never passes through the page's hands.
 */
export async function reopenSource(
  outlet: Outlet,
): Promise<MediaStreamVideoTrack | 'device-missing' | 'device-busy'> {
  const { constraints, deviceId } = outlet;
  const same = deviceId === undefined ? {} : { deviceId: { exact: deviceId } };
  try {
    const stream = await navigator.mediaDevices.getUserMedia({
      video: { ...constraints, ...same },
    });
    return stream.getVideoTracks()[0] ?? 'device-missing';
  } catch (error) {
    // Not every browser's error is a `DOMException` here.
    const { name } = error as Error;
    return BUSY_ERRORS.includes(name) ? 'device-busy' : 'device-missing';
  }
}
