import { FIND_NO_TEXT, FIND_TEXT } from '../../protocol/camera-text';
import type { WorkerCommand } from './worker-command';

/**
 * Starts and ends the finder of text on cameras, in the engine's page, as the engine's worker asks for
 * it: with a background that nobody sees there is nothing to find.
 */
export function followCameraText(engine: Worker): void {
  let finder: Worker | null = null;
  const tell = (command: WorkerCommand, ports: Transferable[] = []) =>
    engine.postMessage(command, ports);
  const end = (): void => {
    finder?.terminate();
    finder = null;
  };
  engine.addEventListener('message', ({ data }) => {
    if (data !== FIND_TEXT && data !== FIND_NO_TEXT) return;
    end();
    if (data === FIND_NO_TEXT) return;
    const { port1, port2 } = new MessageChannel();
    const started = new Worker(new URL('./camera-text-worker.ts', import.meta.url), {
      type: 'module',
    });
    started.addEventListener('error', () => {
      if (finder !== started) return;
      end();
      tell({ kind: 'finder-lost' });
    });
    finder = started;
    finder.postMessage(null, [port2]);
    tell({ kind: 'finder' }, [port1]);
  });
}
