/**
 * Lets `work` run one at a time: what is asked for while it runs is done by one more run after it,
 * so that the last to finish is the last that has looked. Rejects as `work` does.
 */
export function oneAtATime(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  let waiting: Promise<void> | null = null;
  const start = (): Promise<void> => {
    waiting = null;
    running = work().finally(() => {
      running = null;
    });
    return running;
  };
  return () => {
    if (!running) return waiting ?? start();
    waiting ??= running.then(start, start);
    return waiting;
  };
}
