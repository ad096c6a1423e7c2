/**
 * Does something in a task of its own, after the page has its answer. A hidden tab would keep a timer
 * waiting for up to a second.
 */
export function inNextTask(work: () => void): void {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    port1.close();
    work();
  };
  port2.postMessage(null);
}
