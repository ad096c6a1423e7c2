/** The other process: a frame of another site, with the worker that echoes. */
const worker = new Worker('/echo-worker.js');

window.onmessage = ({ ports }: MessageEvent) => worker.postMessage(null, [...ports]);
