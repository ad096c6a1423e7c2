import { FIND_NO_TEXT, FIND_TEXT } from '../../protocol/camera-text';
import { followTextRules } from './reading/follow-text-rules';
import type { WorkerCommand } from './worker-command';

/**
 * Starts and ends the finder of text on cameras, in the engine's page, as the engine's worker asks for
 * it: while no camera is live there is nothing to find.
 */
export function followCameraText(engine: Worker): void {
  let end: () => void = () => undefined;
  const tell = (command: WorkerCommand, ports: Transferable[] = []) =>
    engine.postMessage(command, ports);
  engine.addEventListener('message', ({ data }) => {
    if (data !== FIND_TEXT && data !== FIND_NO_TEXT) return;
    end();
    end = () => undefined;
    if (data === FIND_NO_TEXT) return;
    const { port1, port2 } = new MessageChannel();
    end = startFinder(port2, () => {
      end();
      end = () => undefined;
      tell({ kind: 'finder-lost' });
    });
    tell({ kind: 'finder' }, [port1]);
  });
}

/** @returns what ends it. */
function startFinder(port: MessagePort, onLost: () => void): () => void {
  const finder = new Worker(new URL('./camera-text-worker.ts', import.meta.url), {
    type: 'module',
  });
  const lifetime = new AbortController();
  finder.addEventListener('error', onLost, { signal: lifetime.signal });
  finder.postMessage(null, [port]);
  const unfollow = followTextRules((message) => finder.postMessage(message));
  return () => {
    lifetime.abort();
    unfollow();
    finder.terminate();
  };
}
