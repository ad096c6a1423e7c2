import { measureEngine } from './engine/topic.ts';
import { measureFirefox } from './firefox/topic.ts';
import { measureFrameRate } from './frame-rate/topic.ts';
import { measureGates } from './gates/topic.ts';
import { measureLatency } from './latency/topic.ts';
import { measureLegibility } from './legibility/topic.ts';
import { measureMainThread } from './main-thread/topic.ts';
import { measurePeers } from './peers/topic.ts';
import { measurePipeline } from './pipeline/topic.ts';
import { measurePopup } from './popup/topic.ts';
import { measureReading } from './reading/topic.ts';
import type { Findings } from './report/findings.ts';
import { measureSecrets } from './secrets/topic.ts';
import { measureSegmentation } from './segmentation/topic.ts';
import { measureScreen, measureShare } from './share/topic.ts';
import { measureShim } from './shim/topic.ts';
import { measureStartUp } from './start-up/topic.ts';
import { measureTransport } from './transport/topic.ts';

/** Everything that is measured, by the name to ask for it, in the order of a full run. */
export const TOPICS = {
  engine: measureEngine,
  'frame-rate': measureFrameRate,
  firefox: measureFirefox,
  latency: measureLatency,
  'main-thread': measureMainThread,
  'start-up': measureStartUp,
  gates: measureGates,
  popup: measurePopup,
  share: measureShare,
  'screen-1080p': measureScreen('1080p'),
  'screen-1440p': measureScreen('1440p'),
  'screen-4k': measureScreen('4K'),
  shim: measureShim,
  peers: measurePeers,
  segmentation: measureSegmentation,
  pipeline: measurePipeline,
  reading: measureReading,
  legibility: measureLegibility,
  secrets: measureSecrets,
  transport: measureTransport,
} as const satisfies Record<string, () => Promise<Findings>>;

export type TopicName = keyof typeof TOPICS;
export const TOPIC_NAMES = Object.keys(TOPICS) as TopicName[];
