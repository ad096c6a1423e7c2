import type { Background } from '../../pipeline/background';
import { parseEngineRequest } from '../../protocol/engine';
import { backgroundFor } from './background-picture';
import { faultOf } from './engine-fault';
import { GuardPort } from './guard-port';
import { CameraFinder } from './reading/camera-finder';
import { Ticker } from './ticker';
import { openTreatmentRoom, type TreatmentRoom } from './treatment-room';
import { parseWorkerCommand } from './worker-command';

/** Until the settings are read, and whenever the chosen background cannot be drawn. */
const SAFE_BACKGROUND: Background = { kind: 'blur', strength: 'strong' };

const room = openTreatmentRoom();
let background: Background = SAFE_BACKGROUND;
/** The background goes out as far as there is nothing to read on it. */
let isBackgroundShown = false;
const finder = new CameraFinder((command) => self.postMessage(command));

self.addEventListener('message', ({ data, ports }: MessageEvent) => {
  const command = parseWorkerCommand(data);
  const [port] = ports;
  if (command?.kind === 'connect' && port) void serve(port);
  if (command?.kind === 'finder' && port) finder.connect(port);
  if (command?.kind === 'finder-lost') finder.lost();
  if (command?.kind === 'effect') {
    isBackgroundShown = command.effect.kind === 'none';
    backgroundFor(command.effect).then(
      (chosen) => {
        background = chosen;
      },
      () => {
        background = SAFE_BACKGROUND;
      },
    );
  }
});

/** Answers the guard's pictures, one after the other, once everything is loaded. */
async function serve(port: MessagePort): Promise<void> {
  const guard = new GuardPort(port);
  try {
    const open = await room;
    const ticker = new Ticker(() => guard.say({ kind: 'tick' }));
    port.onmessage = ({ data }) => answerRequest(open, data, guard, ticker);
    guard.say({ kind: 'ready' });
  } catch (error) {
    guard.say({ kind: 'fault', fault: faultOf(error) });
  }
}

function answerRequest(open: TreatmentRoom, data: unknown, guard: GuardPort, ticker: Ticker): void {
  const message = parseEngineRequest(data);
  if (!message) return;
  if (message.kind === 'clock') {
    ticker.run(message.everyMs);
    return;
  }
  if (message.kind === 'end') {
    open.end(message.capture);
    return;
  }
  if (message.kind === 'finding') {
    open.show(message.capture, message.finding, message.isShown);
    return;
  }
  if (message.kind === 'parts') {
    guard.receive(message);
    return;
  }
  const { request } = message;
  try {
    const { bytes, ...answer } = open.treat(message, guard.pictureOf(message), {
      background,
      isBackgroundShown,
      finder,
    });
    guard.release(bytes, { kind: 'released', request, ...answer });
  } catch (error) {
    // Bytes that are no such picture concern this picture alone; anything else, the engine.
    if (error instanceof RangeError) guard.say({ kind: 'refused', request });
    else guard.say({ kind: 'fault', fault: faultOf(error) });
  }
}
