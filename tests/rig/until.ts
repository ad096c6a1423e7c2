const POLL_INTERVAL_MS = 20;

/**
 * Asks again and again until `probe` answers something truthy, for states that no event announces.
 * Resolves with that answer; rejects after `deadlineMs` naming `what` was awaited.
 * @param everyMs Longer where the asking itself takes time from what is awaited.
 */
export async function until<T>(
  what: string,
  probe: () => T | Promise<T>,
  deadlineMs = 15_000,
  everyMs = POLL_INTERVAL_MS,
): Promise<NonNullable<T>> {
  const deadline = performance.now() + deadlineMs;
  for (;;) {
    const answer = await probe();
    if (answer) return answer;
    if (performance.now() > deadline) throw new Error(`Not within ${deadlineMs} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
}
