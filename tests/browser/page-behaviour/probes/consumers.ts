import {
  nextEvent,
  openCamera,
  openTrack,
  outcome,
  type Probes,
  play,
  stopAll,
  untilFrame,
} from './probe.ts';

type Photographer = {
  grabFrame(): Promise<ImageBitmap>;
  takePhoto(): Promise<Blob>;
  getPhotoCapabilities(): Promise<unknown>;
  readonly track: MediaStreamTrack;
};
declare const ImageCapture: new (track: MediaStreamTrack) => Photographer;

export const consumerProbes: Probes = {
  '20 ImageCapture grabs a frame of the track’s size': async () => {
    const track = await openTrack({ width: 640, height: 480 });
    const capture = new ImageCapture(track);
    await untilFrame(track);
    const bitmap = await capture.grabFrame();
    const answer = [bitmap.width, bitmap.height, capture.track === track];
    track.stop();
    return [answer, await outcome(() => capture.grabFrame())];
  },

  '20 ImageCapture takes a photo': async () => {
    const track = await openTrack({ width: 640, height: 480 });
    const photo = await new ImageCapture(track).takePhoto();
    const bitmap = await createImageBitmap(photo);
    track.stop();
    return [photo.size > 0, bitmap.width, bitmap.height];
  },

  '20 MediaRecorder records what plays': async () => {
    // The camera's own size: of a scaled track Chromium records the unscaled picture.
    const stream = await openCamera({ width: 640, height: 480 });
    const recorder = new MediaRecorder(stream, { mimeType: 'video/webm;codecs=vp8' });
    const chunks: Blob[] = [];
    recorder.ondataavailable = ({ data }) => {
      chunks.push(data);
      if (chunks.length >= 3) recorder.stop();
    };
    const stopped = nextEvent(recorder, 'stop');
    recorder.start(200);
    await stopped;
    stopAll(stream);
    const video = document.createElement('video');
    video.src = URL.createObjectURL(new Blob(chunks, { type: recorder.mimeType }));
    await nextEvent(video, 'loadeddata');
    return [video.videoWidth, video.videoHeight, recorder.state];
  },

  '20 a canvas draws it and can be captured again': async () => {
    const stream = await openCamera({ width: 320, height: 240 });
    const video = await play(stream);
    const canvas = document.createElement('canvas');
    canvas.width = 320;
    canvas.height = 240;
    const context = canvas.getContext('2d');
    const [captured] = canvas.captureStream(30).getVideoTracks();
    if (!captured || !context) return 'no canvas capture';
    const drawing = setInterval(() => context.drawImage(video, 0, 0, 320, 240), 30);
    let frames = 0;
    await untilFrame(captured, () => ++frames >= 5);
    clearInterval(drawing);
    stopAll(stream);
    return [video.videoWidth, video.videoHeight, captured.readyState];
  },

  '20 a track processor and a generator make a page’s own effect': async () => {
    const track = await openTrack({ width: 320, height: 240 });
    const generator = new MediaStreamTrackGenerator({ kind: 'video' });
    const { readable } = new MediaStreamTrackProcessor({ track: track as MediaStreamVideoTrack });
    const running = readable.pipeTo(generator.writable).catch(() => 'ended');
    let frames = 0;
    await untilFrame(generator, () => ++frames >= 10);
    track.stop();
    await running;
    return 'ten pictures went through';
  },

  '20 a video element’s own capture carries it on': async () => {
    const stream = await openCamera({ width: 320, height: 240 });
    const video = (await play(stream)) as HTMLVideoElement & { captureStream(): MediaStream };
    const [track] = video.captureStream().getVideoTracks();
    if (!track) return 'no track';
    await untilFrame(track);
    stopAll(stream);
    return 'a picture came';
  },

  '1 a real call sends it and the far end sees its size': async () => {
    const stream = await openCamera({ width: 640, height: 480 });
    const [near, far] = [new RTCPeerConnection(), new RTCPeerConnection()];
    near.onicecandidate = ({ candidate }) => void far.addIceCandidate(candidate ?? undefined);
    far.onicecandidate = ({ candidate }) => void near.addIceCandidate(candidate ?? undefined);
    const arrived = nextEvent(far, 'track') as Promise<RTCTrackEvent>;
    for (const track of stream.getTracks()) near.addTrack(track, stream);
    await near.setLocalDescription();
    await far.setRemoteDescription(near.localDescription as RTCSessionDescription);
    await far.setLocalDescription();
    await near.setRemoteDescription(far.localDescription as RTCSessionDescription);
    const { track, streams } = await arrived;
    await untilFrame(track, (frame) => frame.displayWidth * 3 === frame.displayHeight * 4);
    near.close();
    far.close();
    stopAll(stream);
    return [track.kind, streams.length];
  },
};
