import { expect, test } from 'vitest';
import { Browser } from '../../rig/browser.ts';
import { builtExtension } from '../../rig/built-extension.ts';
import { ensureCameraFile } from '../../rig/camera-file.ts';
import { GuardWorld } from '../../rig/guard-world.ts';
import type { Page } from '../../rig/page.ts';
import { createRandom, type Random } from '../../rig/random.ts';
import { serveSite } from '../../rig/server.ts';
import { toldSessions } from '../../rig/told-states.ts';
import { ensureToneFile } from '../../rig/tone-file.ts';
import { until } from '../../rig/until.ts';
import type { Held } from './sequences-page.ts';

/** `npm run test:sequences` plays 500. */
const SEQUENCES = Number(process.env['LENSCAP_SEQUENCES'] ?? 80);
const SEED = Number(process.env['LENSCAP_SEED'] ?? 1);
const LONGEST = 12;
const SEQUENCES_OF_A_PAGE = 20;
const TIMEOUT_MS = 1_800_000;

const PERSON_ACTS: readonly (readonly [string, string?])[] = [
  ['uncap', 'camera'],
  ['uncap', 'camera'],
  ['uncap', 'microphone'],
  ['cap', 'camera'],
  ['cap', 'microphone'],
  ['panic'],
  ['talk-start'],
  ['talk-end'],
];

/** What is known of the devices of a page, told or seen; equal, or somebody is wrong. */
interface State {
  readonly camera: 'live' | 'capped' | 'none';
  readonly microphone: 'live' | 'capped' | 'none';
}

interface Stage {
  readonly browser: Browser;
  readonly page: Page;
  readonly world: GuardWorld;
}

/** What the background knows, and popup and toolbar show. */
async function toldState(browser: Browser): Promise<State> {
  const [told] = await toldSessions(browser);
  const captures = told?.captures.filter(({ state }) => state.phase !== 'ended') ?? [];
  const isCovered = captures.every(
    ({ state }) => state.phase === 'covered' && state.reason === 'capped',
  );
  const isExposed = captures.every(({ state }) => state.phase === 'live');
  const camera = told?.gates.camera.state ?? 'capped';
  if (!(camera === 'capped' ? isCovered : isExposed)) {
    throw new Error(`gate ${camera}, captures ${JSON.stringify(captures)}`);
  }
  return {
    camera: captures.length > 0 ? camera : 'none',
    microphone: told && told.microphones.length > 0 ? told.gates.microphone.state : 'none',
  };
}

/** What the real tracks do, against what the page holds. Throws where they contradict each other. */
async function realState({ page, world }: Stage): Promise<State> {
  const held = await page.evaluate<Held>('tellHeld()');
  const real = await world.realTracks();
  const live = real.filter(({ readyState }) => readyState === 'live');
  const cameras = live.filter(({ kind }) => kind === 'video');
  const microphones = live.filter(({ kind }) => kind === 'audio');
  if (cameras.length !== 0 && cameras.length !== held.cameras) {
    throw new Error(`${cameras.length} real cameras, ${held.cameras} held`);
  }
  const sent = microphones.map(({ enabled }) => enabled);
  const wanted = held.microphones.map(({ enabled }) => enabled);
  const muted = held.microphones.filter((one) => one.muted).length;
  if (sent.length !== wanted.length) throw new Error(`${sent.length} real microphones`);
  if (muted !== 0 && muted !== held.microphones.length) throw new Error('muted in part');
  const isMuted = muted > 0;
  const should = wanted.map((enabled) => enabled && !isMuted);
  if (String(sent) !== String(should)) throw new Error(`sent ${sent}, but should be ${should}`);
  return {
    camera: held.cameras === 0 ? 'none' : cameras.length > 0 ? 'live' : 'capped',
    microphone: held.microphones.length === 0 ? 'none' : isMuted ? 'capped' : 'live',
  };
}

async function step({ browser, page }: Stage, names: readonly string[], random: Random) {
  const person = random.below(3) === 0 ? random.pick(PERSON_ACTS) : null;
  if (person) {
    await browser.extension?.act(...person);
    return person.join(' ');
  }
  const name = random.pick(names);
  const choice = random.below(60);
  await page.evaluate(`act(${JSON.stringify(name)}, ${choice})`);
  return `${name} ${choice}`;
}

/** Waits until what is told and what is real agree, which takes as long as a device takes to open. */
async function expectAgreement(stage: Stage, story: string): Promise<State> {
  let last = '';
  const agree = async (): Promise<State | null> => {
    try {
      const [told, real] = [await toldState(stage.browser), await realState(stage)];
      last = JSON.stringify({ told, real });
      return JSON.stringify(told) === JSON.stringify(real) ? real : null;
    } catch (error) {
      last = String(error);
      return null;
    }
  };
  return until('agreement', agree).catch(async () => {
    const real = JSON.stringify(await stage.world.realTracks());
    throw new Error(`${last}, real tracks ${real} after ${story}`);
  });
}

async function openStage(browser: Browser, url: string): Promise<Stage> {
  const page = await browser.newTab(url);
  return { browser, page, world: await GuardWorld.enter(page, browser.extension) };
}

test(
  `the state told is the real tracks’ state after each of ${SEQUENCES} random sequences`,
  async () => {
    const site = await serveSite({ sequences: 'browser/page-behaviour/sequences-page.ts' });
    const browser = await Browser.launch({
      extensionDir: builtExtension(),
      cameraFile: await ensureCameraFile({ width: 640, height: 360 }),
      microphoneFile: ensureToneFile(),
      startsLive: false,
    });
    const seen: Record<string, number> = {};
    let stage: Stage | null = null;
    try {
      for (let sequence = 0; sequence < SEQUENCES; sequence += 1) {
        if (!stage || sequence % SEQUENCES_OF_A_PAGE === 0) {
          await stage?.page.close();
          stage = await openStage(browser, `${site.origin}/sequences`);
        }
        const names = await stage.page.evaluate<string[]>('actNames');
        const random = createRandom(SEED * 10_000 + sequence);
        const steps: string[] = [];
        for (let left = 1 + random.below(LONGEST); left > 0; left -= 1) {
          steps.push(await step(stage, names, random));
        }
        const state = await expectAgreement(stage, `sequence ${sequence}: ${steps.join(', ')}`);
        const key = `camera ${state.camera}, microphone ${state.microphone}`;
        seen[key] = (seen[key] ?? 0) + 1;
      }
      console.table(seen);
      // Every state of either device has come about, or agreement would say little.
      for (const device of ['camera', 'microphone']) {
        for (const state of ['live', 'capped', 'none']) {
          expect(Object.keys(seen).join(), device).toContain(`${device} ${state}`);
        }
      }
    } finally {
      await browser.close();
      await site.close();
    }
  },
  TIMEOUT_MS,
);
