import { browser } from 'wxt/browser';
import type { EffectiveSettings } from '../../policy/settings/managed';
import { CONNECT, READ, TEXT_WORKER_LOST, WORKER_LOST } from '../../protocol/engine';
import { loadSettings, watchSettings } from '../../protocol/settings-store';
import type { WorkerCommand } from './worker-command';

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
  let worker: Worker | null = null;
  control.onmessage = ({ data, ports }) => {
    const [port] = ports;
    if (data !== READ || !port) return;
    worker?.terminate();
    worker = new Worker(new URL('./text-worker.ts', import.meta.url), { type: 'module' });
    worker.addEventListener('error', () => control.postMessage(TEXT_WORKER_LOST));
    worker.postMessage(null, [port]);
  };
}

function tell(worker: Worker, command: WorkerCommand, transfer: Transferable[] = []): void {
  worker.postMessage(command, transfer);
}

async function followSettings(worker: Worker): Promise<void> {
  let told = '';
  const use = ({ settings }: EffectiveSettings): void => {
    const effect = settings.background;
    if (told === JSON.stringify(effect)) return;
    told = JSON.stringify(effect);
    tell(worker, { kind: 'effect', effect });
  };
  watchSettings(browser.storage, use);
  use(await loadSettings(browser.storage));
}

start();
