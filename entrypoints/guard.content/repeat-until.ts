/** Does something now and every `everyMs` until the signal aborts; resolves then. */
export function repeatUntil(signal: AbortSignal, everyMs: number, work: () => void): Promise<void> {
  work();
  const timer = setInterval(work, everyMs);
  return new Promise((resolve) => {
    const end = (): void => {
      clearInterval(timer);
      resolve();
    };
    if (signal.aborted) end();
    else signal.addEventListener('abort', end, { once: true });
  });
}
