import { createSecretJudge, type SecretJudge } from '../../models/secrets/judge';
import { openTextReader } from '../../models/text/open-text-reader';
import type { TextReader } from '../../models/text/text-reader';
import { loadPackagedFile } from './packaged-files';
import { ReadingRoom } from './reading/reading-room';
import { parseTextRules, type TextRules } from './reading/text-rules';

/** Finds and reads text on what one guard shares, and says what of it is secret. */
const reader = openTextReader({ loadBytes: (path) => loadPackagedFile(`/models/${path}`) });

/** `null` before the person's own are known: till then nothing is read, and all stays held. */
let rules: TextRules | null = null;
let room: ReadingRoom | null = null;
let port: MessagePort | null = null;

self.addEventListener('message', ({ data, ports }: MessageEvent) => {
  port ??= ports[0] ?? null;
  rules = parseTextRules(data) ?? rules;
  if (port && rules) void serve(port, rules);
});

/** Called with every change of the rules. */
async function serve(guard: MessagePort, known: TextRules): Promise<void> {
  let open: TextReader;
  try {
    open = await reader;
  } catch {
    guard.postMessage({ kind: 'fault' });
    return;
  }
  if (known !== rules) return; // others have come meanwhile
  const ways = { judgeFor: () => judgeBy(known), isStrict: known.mode === 'strict' };
  if (room) {
    room.follow(ways);
    return;
  }
  room = new ReadingRoom(guard, open, ways, () => guard.postMessage({ kind: 'fault' }));
  guard.postMessage({ kind: 'ready' });
}

function judgeBy({ salt, allowed, words, patterns }: TextRules): SecretJudge {
  const digest = (bytes: Uint8Array<ArrayBuffer>) => crypto.subtle.digest('SHA-256', bytes);
  return createSecretJudge({
    surface: 'screen',
    fingerprinting: { digest, salt },
    personalWords: words,
    personalPatterns: patterns,
    allowed,
  });
}
