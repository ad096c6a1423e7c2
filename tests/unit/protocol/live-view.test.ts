import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseLiveViewAsk, parseLiveViewTold } from '../../../protocol/live-view.ts';
import { parseVoiceAnswer, parseVoiceQuestion } from '../../../protocol/voice.ts';

describe.each<[string, (value: unknown) => unknown, readonly object[], readonly object[]]>([
  [
    'live view, popup to guard',
    parseLiveViewAsk,
    [
      { kind: 'next-picture', device: 'camera' },
      { kind: 'next-picture', device: 'screen' },
      { kind: 'talk', isHeld: true },
    ],
    [{ kind: 'next-picture', device: 'microphone' }, { kind: 'talk', isHeld: 1 }, { kind: 'raw' }],
  ],
  [
    'live view, guard to popup',
    parseLiveViewTold,
    [
      { kind: 'picture', device: 'camera', webp: 'AAAA' },
      { kind: 'level', db: -40 },
    ],
    [{ kind: 'picture', device: 'camera' }, { kind: 'level', db: Number.NaN }, { kind: 'level' }],
  ],
  [
    'voice, guard to its page',
    parseVoiceQuestion,
    [{ kind: 'has-voice', request: 1, samples: new ArrayBuffer(3_200) }],
    [
      { kind: 'has-voice', request: -1, samples: new ArrayBuffer(2) },
      { kind: 'has-voice', request: 1, samples: new ArrayBuffer(3) },
      { kind: 'has-voice', request: 1, samples: new ArrayBuffer(1_000_000) },
      { kind: 'has-voice', request: 1, samples: [0] },
    ],
  ],
  [
    'voice, page to guard',
    parseVoiceAnswer,
    [{ kind: 'voice', request: 1, hasVoice: false }],
    [
      { kind: 'voice', request: 1 },
      { kind: 'voice', request: '1', hasVoice: true },
    ],
  ],
])('%s', (_, parse, right, wrong) => {
  it('is read when it is right, and not otherwise', () => {
    for (const message of right) expect(parse(message)).toEqual(message);
    for (const message of wrong) expect(parse(message)).toBeNull();
  });

  it('never breaks the reader', () => {
    fc.assert(fc.property(fc.anything(), (value) => void parse(value)));
  });
});
