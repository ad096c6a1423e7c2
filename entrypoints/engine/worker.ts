import type { Background } from '../../pipeline/background';
import { type EngineAnswer, parseEngineRequest } from '../../protocol/engine';
import { backgroundFor } from './background-picture';
import { faultOf } from './engine-fault';
import { openTreatmentRoom, type TreatmentRoom } from './treatment-room';
import { parseWorkerCommand } from './worker-command';

/** Until the settings are read, and whenever the chosen background cannot be drawn. */
const SAFE_BACKGROUND: Background = { kind: 'blur', strength: 'strong' };

const room = openTreatmentRoom();
let background: Background = SAFE_BACKGROUND;

self.addEventListener('message', ({ data, ports }: MessageEvent) => {
  const command = parseWorkerCommand(data);
  const [port] = ports;
  if (command?.kind === 'connect' && port) void serve(port);
  if (command?.kind === 'effect') {
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
  const say = (answer: EngineAnswer, transfer: Transferable[] = []): void =>
    port.postMessage(answer, transfer);
  try {
    const open = await room;
    port.onmessage = ({ data }) => answerRequest(open, data, say);
    say({ kind: 'ready' });
  } catch (error) {
    say({ kind: 'fault', fault: faultOf(error) });
  }
}

type Say = (answer: EngineAnswer, transfer?: Transferable[]) => void;

function answerRequest(open: TreatmentRoom, data: unknown, say: Say): void {
  const message = parseEngineRequest(data);
  if (!message) return;
  if (message.kind === 'end') {
    open.end(message.capture);
    return;
  }
  const { request } = message;
  if (message.kind === 'look') {
    say({ kind: 'as-is', request });
    return;
  }
  try {
    const treated = open.treat(message, background);
    say({ kind: 'released', request, ...treated }, [treated.buffer]);
  } catch (error) {
    // Bytes that are no such picture concern this picture alone; anything else, the engine.
    if (error instanceof RangeError) say({ kind: 'refused', request });
    else say({ kind: 'fault', fault: faultOf(error) });
  }
}
