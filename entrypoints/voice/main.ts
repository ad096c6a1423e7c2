import wasmUrl from '@echogarden/fvad-wasm/fvad.wasm?url';
import { CONNECT } from '../../protocol/engine';
import { parseVoiceQuestion, type VoiceAnswer } from '../../protocol/voice';
import { VoiceDetector } from './voice-detector';

/**
 * Listens for voices, in the extension's origin: the page's own rules may forbid WebAssembly in the
 * guard's world. It works in the embedding page's document and keeps nothing of what it hears.
 */
function start(): void {
  const detector = loadDetector();
  window.addEventListener('message', connect);

  function connect({ data, source, ports }: MessageEvent): void {
    const [questions] = ports;
    if (data !== CONNECT || source !== window.parent || !questions) return;
    window.removeEventListener('message', connect);
    void serve(questions, detector);
  }
}

async function loadDetector(): Promise<VoiceDetector> {
  const response = await fetch(wasmUrl);
  return VoiceDetector.load(new Uint8Array(await response.arrayBuffer()));
}

/** Answers what was asked; without a detector nothing is answered, and nothing is noticed. */
async function serve(port: MessagePort, detector: Promise<VoiceDetector>): Promise<void> {
  const ready = await detector;
  port.onmessage = ({ data }) => {
    const question = parseVoiceQuestion(data);
    if (!question) return;
    const hasVoice = ready.hasVoice(new Int16Array(question.samples));
    const answer: VoiceAnswer = { kind: 'voice', request: question.request, hasVoice };
    port.postMessage(answer);
  };
}

start();
