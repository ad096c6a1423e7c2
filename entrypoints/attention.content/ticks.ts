/** Milliseconds; what a screen of 60 Hz gives. */
const FRAME_MS = 1000 / 60;

const TICKER = `setInterval(() => postMessage(0), ${FRAME_MS})`;

/**
 * Calls at the pace of a screen, in a hidden page too, whose own timers the browser slows to one a
 * second. A page whose rules allow no such worker gets that one.
 */
export function startTicking(onTick: () => void): () => void {
  const url = URL.createObjectURL(new Blob([TICKER], { type: 'text/javascript' }));
  const timer = setInterval(onTick, FRAME_MS);
  const worker = openWorker(url);
  if (worker) {
    worker.onmessage = () => {
      clearInterval(timer);
      onTick();
    };
  }
  URL.revokeObjectURL(url);
  return () => {
    clearInterval(timer);
    worker?.terminate();
  };
}

function openWorker(url: string): Worker | null {
  try {
    return new Worker(url);
  } catch {
    return null; // refused by the page's content security policy
  }
}
