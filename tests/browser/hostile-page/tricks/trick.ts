import type { Random } from '../../../rig/random.ts';
import type { Realm } from '../sound-handles.ts';

/** What a trick may play with: a page's own capped devices, and whatever else it can name. */
export interface Stage {
  readonly random: Random;
  readonly camera: MediaStreamTrack;
  readonly microphone: MediaStreamTrack;
  readonly stream: MediaStream;
  /** Of the extension, as a page may have learned it. */
  readonly extensionId: string;
  /** This page's realm and those of its frames. */
  readonly realms: readonly Realm[];
  /** Has a track watched, from now on, for pictures and sound. */
  keep(track: unknown): void;
}

/** One try to uncap something. What it throws is its own failure. */
export type Trick = (stage: Stage) => unknown;
