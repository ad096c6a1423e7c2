/** One way from a camera picture to a picture with a blurred background. */
export interface Peer {
  /**
   * Resolves with the processed picture, which the caller closes.
   * @param frame Owned by the peer.
   * @param video Plays the camera: what the frame shows, for peers that take elements.
   */
  process(frame: VideoFrame, video: HTMLVideoElement): Promise<VideoFrame>;
  close(): void;
}

export const WIDTH = 1280;
export const HEIGHT = 720;

export function createCanvas(): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = WIDTH;
  canvas.height = HEIGHT;
  return canvas;
}
