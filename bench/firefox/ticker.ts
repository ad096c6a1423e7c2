/** A worker that ticks as often as a camera gives pictures: a hidden page has no such timer. */
setInterval(() => postMessage('tick'), 1_000 / 30);
