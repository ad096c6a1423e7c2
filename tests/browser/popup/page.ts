/** A page that opens and closes the camera when the test says so. */
let stream: MediaStream | undefined;

const meeting = {
  async start(): Promise<void> {
    stream = await navigator.mediaDevices.getUserMedia({ video: true });
  },
  stop(): void {
    for (const track of stream?.getTracks() ?? []) track.stop();
  },
};

Object.assign(globalThis, { meeting });
