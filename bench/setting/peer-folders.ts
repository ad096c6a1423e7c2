import { createRequire } from 'node:module';
import { dirname } from 'node:path';

const folderOf = (file: string): string => dirname(createRequire(import.meta.url).resolve(file));

/** Where the peers' published files lie; the bench's site serves them, nothing is fetched. */
export const twilioFolder = (): string =>
  folderOf('@twilio/video-processors/dist/build/twilio-video-processors.js');

export const mediapipeFolder = (): string =>
  folderOf('@mediapipe/selfie_segmentation/selfie_segmentation.js');

export const visionFolder = (): string => folderOf('@mediapipe/tasks-vision');
