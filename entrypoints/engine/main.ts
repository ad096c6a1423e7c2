import { browser } from 'wxt/browser';
import { CONNECT, READ, TEXT_WORKER_LOST, WORKER_LOST } from '../../protocol/engine';
import { followTextRules } from './reading/follow-text-rules';
import type { WorkerCommand } from './worker-command';

const EFFECT_KEY = 'backgroundEffect';

/**
 * The engine's page: starts the worker, hands it the guard's port, keeps it told of the settings.
 * It runs in the embedding page's document but in the extension's origin.
 */
function start(): void {
  window.addEventListener('message', connect);

  function connect({ data, source, ports }: MessageEvent): void {
    const [pictures, control] = ports;
    if (data !== CONNECT || source !== window.parent || !pictures || !control) return;
    window.removeEventListener('message', connect);
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
    worker.addEventListener('error', () => control.postMessage(WORKER_LOST));
    followReading(control);
    tell(worker, { kind: 'connect' }, [pictures]);
    void followSettings(worker);
  }
}

/** A text worker takes its time to start and is seldom needed: it comes when the guard asks for it. */
function followReading(control: MessagePort): void {
  let stop: () => void = () => undefined;
  control.onmessage = ({ data, ports }) => {
    const [port] = ports;
    if (data !== READ || !port) return;
    stop();
    const worker = new Worker(new URL('./text-worker.ts', import.meta.url), { type: 'module' });
    worker.addEventListener('error', () => control.postMessage(TEXT_WORKER_LOST));
    worker.postMessage(null, [port]);
    const unfollow = followTextRules((message) => worker.postMessage(message));
    stop = () => {
      unfollow();
      worker.terminate();
    };
  };
}

function tell(worker: Worker, command: WorkerCommand, transfer: Transferable[] = []): void {
  worker.postMessage(command, transfer);
}

async function followSettings(worker: Worker): Promise<void> {
  browser.storage.local.onChanged.addListener((changes) => {
    const change = changes[EFFECT_KEY];
    if (change) tell(worker, { kind: 'effect', effect: change.newValue });
  });
  const stored = await browser.storage.local.get(EFFECT_KEY);
  tell(worker, { kind: 'effect', effect: stored[EFFECT_KEY] });
}

start();
