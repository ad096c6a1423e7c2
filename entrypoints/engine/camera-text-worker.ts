import { createSecretJudge } from '../../models/secrets/judge';
import { openTextReader } from '../../models/text/open-text-reader';
import type { TextReader } from '../../models/text/text-reader';
import {
  type FinderAnswer,
  type FinderRequest,
  parseFinderRequest,
} from '../../protocol/camera-text';
import { loadPackagedFile } from './packaged-files';
import { type FrontRules, lookAtCamera } from './reading/camera-text-pass';
import { parseTextRules, type TextRules } from './reading/text-rules';

/** Says where on a camera's picture text is, and what of it over the person is secret. */
const reader = openTextReader({ loadBytes: (path) => loadPackagedFile(`/models/${path}`) });

/** `null` before the person's own are known: till then nothing is judged. */
let rules: (FrontRules & Pick<TextRules, 'mode'>) | null = null;
/** Counts the rules that have come. */
let generation = 0;
let port: MessagePort | null = null;
let isServing = false;

self.addEventListener('message', ({ data, ports }: MessageEvent) => {
  port ??= ports[0] ?? null;
  const known = parseTextRules(data);
  if (known) {
    rules = rulesBy(known);
    generation += 1;
  }
  if (port && rules && !isServing) void serve(port);
});

async function serve(engine: MessagePort): Promise<void> {
  isServing = true;
  const say = (answer: FinderAnswer, transfer: Transferable[] = []) =>
    engine.postMessage(answer, transfer);
  try {
    const open = await reader;
    engine.onmessage = async ({ data }) => {
      const answer = await look(open, parseFinderRequest(data));
      if (answer.kind === 'found') say(answer, [answer.places.buffer]);
      else say(answer);
    };
    say({ kind: 'ready' });
  } catch {
    say({ kind: 'fault' });
  }
}

async function look(open: TextReader, request: FinderRequest | null) {
  if (!request || !rules) return { kind: 'fault' } as const;
  const [by, number] = [rules, generation];
  try {
    const { places, hidden } = await lookAtCamera(request, open, by);
    const numbers = places.flatMap(({ x, y, width, height }) => [x, y, width, height]);
    return {
      kind: 'found',
      places: Float32Array.from(numbers),
      hidden,
      warnsOnly: by.mode === 'relaxed',
      rules: number,
    } as const;
  } catch {
    // Whatever fails: nothing was found out, and what is held stays held.
    return { kind: 'fault' } as const;
  }
}

function rulesBy({ salt, allowed, words, patterns, mode }: TextRules) {
  const digest = (bytes: Uint8Array<ArrayBuffer>) => crypto.subtle.digest('SHA-256', bytes);
  const fingerprinting = { digest, salt };
  const judge = createSecretJudge({
    surface: 'camera',
    fingerprinting,
    personalWords: words,
    personalPatterns: patterns,
    allowed,
  });
  return { judge, fingerprinting, allowed, mode, isStrict: mode === 'strict' };
}
