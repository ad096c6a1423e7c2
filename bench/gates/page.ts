import { energyOf } from '../../tests/rig/call-page/sound-energy.ts';
import { epochNow, FrameLog } from '../camera-page/frame-log.ts';

const VIDEO = { width: 1280, height: 720, frameRate: 30 };
/** Sum of squared samples of 10 ms; the tone has 10 and more, a muted track exactly 0. */
const SILENCE = 1e-6;

/** Notes when a muted track begins to sound, and when it falls silent. */
class SoundLog {
  #isHeard = false;
  #onChange: ((isHeard: boolean, time: number) => void) | null = null;

  constructor(track: MediaStreamAudioTrack) {
    void this.#read(new MediaStreamTrackProcessor({ track }).readable.getReader());
  }

  /** Milliseconds since the epoch at which the first block with sound, or the first without, came. */
  until(isHeard: boolean): Promise<number> {
    return new Promise((resolve) => {
      this.#onChange = (now, time) => {
        if (now === isHeard) resolve(time);
      };
    });
  }

  async #read(reader: ReadableStreamDefaultReader<AudioData>): Promise<void> {
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return;
      const isHeard = energyOf(value) > SILENCE;
      value.close();
      if (isHeard !== this.#isHeard) this.#onChange?.(isHeard, epochNow());
      this.#isHeard = isHeard;
    }
  }
}

/** What the topic drives over CDP as `gates`: a page that joins, and notes what its tracks let out. */
class GatesPage {
  #stream = new MediaStream();
  #pictures: FrameLog | null = null;
  #sounds: SoundLog | null = null;
  #awaited: Promise<number> = Promise.resolve(Number.NaN);
  #pressedAt = Number.NaN;

  constructor() {
    const note = ({ timeStamp, isTrusted }: Event): void => {
      if (isTrusted) this.#pressedAt = performance.timeOrigin + timeStamp;
    };
    addEventListener('pointerup', note, { capture: true });
  }

  async join(): Promise<void> {
    this.#stream = await navigator.mediaDevices.getUserMedia({ video: VIDEO, audio: true });
    const [camera] = this.#stream.getVideoTracks();
    const [microphone] = this.#stream.getAudioTracks();
    if (!camera || !microphone) throw new Error('no camera or no microphone');
    this.#pictures = new FrameLog(camera, true);
    this.#sounds = new SoundLog(microphone as MediaStreamAudioTrack);
  }

  /** From here on the next picture, sound or silence is waited for. */
  expect(what: 'picture' | 'sound' | 'silence'): void {
    if (what === 'picture') {
      this.#awaited = (this.#pictures?.firstPicture() ?? Promise.reject()).then(({ time }) => time);
    } else {
      this.#awaited = this.#sounds?.until(what === 'sound') ?? Promise.reject();
    }
  }

  /** When the button was let go and when that came, both milliseconds since the epoch. */
  async came(): Promise<{ pressedAt: number; cameAt: number }> {
    const cameAt = await this.#awaited;
    return { pressedAt: this.#pressedAt, cameAt };
  }
}

Object.assign(globalThis, { gates: new GatesPage() });
