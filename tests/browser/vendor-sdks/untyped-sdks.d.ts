/** What the tests use of SDKs that come without type declarations. */
declare module 'lib-jitsi-meet' {
  export interface JitsiLocalTrack {
    getTrack(): MediaStreamTrack;
    mute(): Promise<void>;
    unmute(): Promise<void>;
    dispose(): Promise<void>;
  }
  interface JitsiMeet {
    init(options: Record<string, unknown>): Promise<void>;
    setLogLevel(level: string): void;
    readonly logLevels: { readonly WARN: string };
    createLocalTracks(options: {
      devices: string[];
      resolution?: string;
      cameraDeviceId?: string;
      micDeviceId?: string;
    }): Promise<JitsiLocalTrack[]>;
  }
  const JitsiMeetJS: JitsiMeet;
  export default JitsiMeetJS;
}

declare module 'simple-peer/simplepeer.min.js' {
  export default class SimplePeer {
    constructor(options: { initiator?: boolean; stream?: MediaStream });
    on(event: 'signal', listener: (data: unknown) => void): this;
    on(event: 'stream', listener: (stream: MediaStream) => void): this;
    on(event: 'error', listener: (error: Error) => void): this;
    signal(data: unknown): void;
    replaceTrack(from: MediaStreamTrack, to: MediaStreamTrack, stream: MediaStream): void;
    destroy(): void;
  }
}
