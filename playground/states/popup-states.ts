import type { HeldDevice } from '../../components/device/device-view.ts';
import type { PopupModel, TabView } from '../../components/popup/popup-model.ts';
import { CAP_REASONS, capped } from '../../policy/gate.ts';
import {
  CAMERA_WITH_ROOM,
  COVERED_CAMERA,
  FOUND_SCREEN,
  FULL_SCREEN,
  HELD_SCREEN,
  LIVE_CAMERA,
  LIVE_MICROPHONE,
  MUTED_MICROPHONE,
  minutesAgo,
  NOW,
  SHARED_SCREEN,
  UNREAD_SCREEN,
  WAITING_SCREEN,
  WARNED_SCREEN,
} from './devices.ts';
import { LANDSCAPE } from './own-picture.ts';

const tab = (devices: readonly HeldDevice[], given: Partial<TabView> = {}): TabView => ({
  tabId: 1,
  title: 'Weekly planning – Meeting',
  host: 'meet.example.org',
  devices,
  isCurrent: true,
  site: {
    origin: 'https://meet.example.org',
    rules: [],
    privateAttention: false,
    neutralLabels: false,
    offered: [],
  },
  ...given,
});

const otherTab = (tabId: number, host: string, devices: readonly HeldDevice[]): TabView =>
  tab(devices, { tabId, host, title: host, isCurrent: false });

const model = (tabs: readonly TabView[], given: Partial<PopupModel> = {}): PopupModel => ({
  now: NOW,
  tabs,
  background: { kind: 'blur', strength: 'strong' },
  liveSites: [],
  cover: { kind: 'neutral' },
  talkKey: null,
  locked: new Set(),
  problem: null,
  refusedPicture: null,
  ...given,
});

const inTrouble = (reason: 'engine-late' | 'engine-fault' | 'unreadable-picture'): PopupModel =>
  model([tab([{ ...LIVE_CAMERA, picture: { phase: 'covered', reason } }, LIVE_MICROPHONE])]);

/** Every state of the popup that is drawn in another way, by name. */
export const POPUP_STATES: Readonly<Record<string, PopupModel>> = {
  empty: model([]),
  'managed-settings': model([], { locked: new Set(['background', 'cover', 'alwaysLive']) }),
  'broken-settings': model([], { problem: 'broken' }),
  covered: model([tab([COVERED_CAMERA, MUTED_MICROPHONE])]),
  live: model([tab([LIVE_CAMERA, LIVE_MICROPHONE])]),
  sharing: model([tab([SHARED_SCREEN, LIVE_CAMERA, MUTED_MICROPHONE])]),
  found: model([tab([FOUND_SCREEN])]),
  'found-much': model([tab([FULL_SCREEN, MUTED_MICROPHONE])]),
  'found-elsewhere': model([
    tab([]),
    { ...otherTab(2, 'talk.cloud.example', [FOUND_SCREEN]), title: 'Review – Talk' },
  ]),
  warned: model([tab([WARNED_SCREEN])]),
  reading: model([tab([WAITING_SCREEN])]),
  'reading-fault': model([tab([UNREAD_SCREEN])]),
  held: model([tab([HELD_SCREEN, COVERED_CAMERA, MUTED_MICROPHONE])]),
  late: inTrouble('engine-late'),
  fault: inTrouble('engine-fault'),
  unreadable: inTrouble('unreadable-picture'),
  busy: model([tab([{ ...LIVE_CAMERA, load: 4, fps: 8 }, MUTED_MICROPHONE])]),
  talking: model([tab([COVERED_CAMERA, { ...MUTED_MICROPHONE, talkedWhileMuted: true }])]),
  ended: model([tab([{ ...LIVE_CAMERA, picture: { phase: 'ended' } }])]),
  managed: model([tab([{ ...COVERED_CAMERA, gate: capped('managed', minutesAgo(60)) }])]),
  'other-tabs': model([
    tab([]),
    otherTab(2, 'talk.cloud.example', [LIVE_CAMERA, LIVE_MICROPHONE]),
    otherTab(3, 'video-consultation.surgery-on-the-green.example', [COVERED_CAMERA]),
    otherTab(4, 'call.example.com', [SHARED_SCREEN]),
  ]),
  'with-room': model([tab([CAMERA_WITH_ROOM])], { background: { kind: 'none' } }),
  'no-gates': model([tab([{ ...LIVE_CAMERA, gate: null }])]),
  colour: model([tab([LIVE_CAMERA])], { background: { kind: 'colour', colour: '#4f7ca8' } }),
  picture: model([tab([LIVE_CAMERA])], { background: { kind: 'picture', url: LANDSCAPE } }),
  'picture-refused': model([tab([LIVE_CAMERA])], { refusedPicture: 'background' }),
  'cover-frozen': model([tab([{ ...COVERED_CAMERA, gate: capped('user', minutesAgo(2)) }])], {
    cover: { kind: 'frozen' },
    talkKey: 'Space',
  }),
  'cover-picture': model([tab([COVERED_CAMERA])], {
    cover: { kind: 'picture', url: LANDSCAPE },
    talkKey: 'ControlRight',
    refusedPicture: 'cover',
  }),
  offer: model([
    tab([LIVE_CAMERA, MUTED_MICROPHONE], {
      site: {
        origin: 'https://meet.example.org',
        rules: [],
        privateAttention: false,
        neutralLabels: false,
        offered: ['camera'],
      },
    }),
  ]),
  'live-sites': model(
    [
      tab([LIVE_CAMERA, LIVE_MICROPHONE], {
        site: {
          origin: 'https://meet.example.org',
          rules: ['camera', 'microphone'],
          privateAttention: false,
          neutralLabels: false,
          offered: [],
        },
      }),
    ],
    {
      liveSites: [
        { origin: 'https://meet.example.org', rules: ['camera', 'microphone'] },
        { origin: 'https://video-consultation.surgery-on-the-green.example', rules: ['camera'] },
      ],
    },
  ),
  embedded: model([
    tab([
      { ...LIVE_CAMERA, frameId: 3, frameHost: 'rooms.example.net' },
      { ...MUTED_MICROPHONE, frameId: 3, frameHost: 'rooms.example.net' },
    ]),
  ]),
};

/** Every reason for which a camera can be covered. */
export const REASON_STATES: Readonly<Record<string, PopupModel>> = Object.fromEntries(
  CAP_REASONS.map((reason) => {
    const gate = capped(reason, minutesAgo(2));
    return [`reason-${reason}`, model([tab([{ ...COVERED_CAMERA, gate }])])];
  }),
);
