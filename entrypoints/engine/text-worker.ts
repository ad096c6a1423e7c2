import { createSecretJudge, type SecretJudge } from '../../models/secrets/judge';
import { openTextReader } from '../../models/text/open-text-reader';
import type { TextReader } from '../../models/text/text-reader';
import { loadPackagedFile } from './packaged-files';
import { ReadingRoom } from './reading/reading-room';

/** Finds and reads text on what one guard shares, and says what of it is secret. */
const reader = openTextReader({ loadBytes: (path) => loadPackagedFile(`/models/${path}`) });

self.addEventListener('message', ({ ports }: MessageEvent) => {
  const [port] = ports;
  if (port) void serve(port);
});

async function serve(port: MessagePort): Promise<void> {
  let open: TextReader;
  try {
    open = await reader;
  } catch {
    port.postMessage({ kind: 'fault' });
    return;
  }
  new ReadingRoom(port, open, screenJudge, () => port.postMessage({ kind: 'fault' }));
  port.postMessage({ kind: 'ready' });
}

/** Nothing keeps a fingerprint yet: it need not be the same from one start to the next. */
const SALT = crypto.randomUUID();

function screenJudge(): SecretJudge {
  const digest = (bytes: Uint8Array<ArrayBuffer>) => crypto.subtle.digest('SHA-256', bytes);
  return createSecretJudge({ surface: 'screen', fingerprinting: { digest, salt: SALT } });
}
