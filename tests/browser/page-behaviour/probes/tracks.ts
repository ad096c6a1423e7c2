import {
  meanBrightness,
  nextEvent,
  openCamera,
  openTrack,
  type Probes,
  play,
  stopAll,
  untilFrame,
  untilShown,
  untilSize,
} from './probe.ts';

/** Black after conversion and scaling; the cover card is brighter. */
const BLACK = 6;

export const trackProbes: Probes = {
  '1 a track and its stream are real platform objects': async () => {
    const stream = await openCamera();
    const [track] = stream.getVideoTracks();
    if (!track) return 'no track';
    const peer = new RTCPeerConnection();
    const sender = peer.addTrack(track, stream);
    const transceiver = peer.addTransceiver(track.clone());
    const answer = {
      classes: [String(track), String(stream), track.constructor.name, stream.constructor.name],
      instance: [track instanceof MediaStreamTrack, stream instanceof MediaStream],
      sender: sender.track === track,
      transceiver: transceiver.sender.track?.kind,
      again: new MediaStream([track]).getTracks()[0] === track,
      byId: stream.getTrackById(track.id) === track,
      state: [track.kind, track.readyState, track.enabled, track.muted, stream.active],
      ownKeys: [Reflect.ownKeys(track), Reflect.ownKeys(stream)],
    };
    peer.close();
    stopAll(stream);
    return answer;
  },

  '2 patches that the page makes on the prototype take effect': async () => {
    const prototype = MediaStreamTrack.prototype;
    const { clone, stop, addEventListener, dispatchEvent } = prototype;
    const calls: string[] = [];
    prototype.clone = function (this: MediaStreamTrack) {
      calls.push('clone');
      const cloned = clone.call(this);
      this.dispatchEvent(new Event('cloned'));
      return cloned;
    };
    prototype.stop = function (this: MediaStreamTrack) {
      calls.push('stop');
      stop.call(this);
    };
    prototype.dispatchEvent = function (this: MediaStreamTrack, event: Event) {
      calls.push(`dispatch ${event.type}`);
      return dispatchEvent.call(this, event);
    };
    try {
      const track = await openTrack();
      track.addEventListener('cloned', () => calls.push('heard'));
      const twin = track.clone();
      track.stop();
      twin.stop();
      return { calls, states: [track.readyState, twin.readyState] };
    } finally {
      Object.assign(prototype, { clone, stop });
      Reflect.deleteProperty(prototype, 'dispatchEvent');
      prototype.addEventListener = addEventListener;
      Reflect.deleteProperty(prototype, 'addEventListener');
    }
  },

  '8 a disabled video is black, an enabled one is not': async () => {
    const stream = await openCamera();
    const [track] = stream.getVideoTracks();
    if (!track) return 'no track';
    const video = await play(stream);
    await untilShown(video, () => meanBrightness(video) > BLACK);
    track.enabled = false;
    await untilShown(video, () => meanBrightness(video) <= BLACK);
    track.enabled = true;
    await untilShown(video, () => meanBrightness(video) > BLACK);
    stopAll(stream);
    return 'black and back';
  },

  '9 a clone lives on its own': async () => {
    const track = await openTrack({ width: 640, height: 480 });
    track.enabled = false;
    track.contentHint = 'detail';
    const twin = track.clone();
    const before = [
      twin.id !== track.id,
      twin.label === track.label,
      twin.enabled,
      twin.contentHint,
    ];
    track.enabled = true;
    track.stop();
    await untilFrame(twin);
    const answer = [before, twin.enabled, track.readyState, twin.readyState];
    twin.stop();
    return [answer, twin.readyState, twin.clone().readyState];
  },

  '9 a clone takes constraints of its own': async () => {
    const track = await openTrack({ width: 640, height: 480 });
    const twin = track.clone();
    await twin.applyConstraints({ width: 320, height: 240 });
    await Promise.all([untilSize(twin, 320, 240), untilSize(track, 640, 480)]);
    const sizes = [track, twin].map((one) => [one.getSettings().width, one.getSettings().height]);
    track.stop();
    twin.stop();
    return sizes;
  },

  '9 a stream clones with all its tracks': async () => {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true, video: true });
    const twin = stream.clone();
    const kinds = twin.getTracks().map((track) => track.kind);
    const settings = twin.getVideoTracks()[0]?.getSettings().deviceId;
    const same = settings === stream.getVideoTracks()[0]?.getSettings().deviceId;
    stopAll(stream);
    const active = [stream.active, twin.active, twin.id !== stream.id];
    stopAll(twin);
    return [kinds, same, active, twin.active, String(twin)];
  },

  '10 stopping fires no event and ends the stream': async () => {
    const stream = await openCamera();
    const [track] = stream.getVideoTracks();
    if (!track) return 'no track';
    const heard: string[] = [];
    track.onended = () => heard.push('ended');
    const inactive = nextEvent(stream, 'inactive');
    track.stop();
    await inactive;
    return [heard, track.readyState, stream.active];
  },

  '11 nothing is muted while pictures are on their way': async () => {
    const heard: string[] = [];
    const track = await openTrack();
    for (const type of ['mute', 'unmute', 'ended']) {
      track.addEventListener(type, () => heard.push(type));
    }
    let frames = 0;
    await untilFrame(track, () => ++frames >= 30);
    const { muted } = track;
    track.stop();
    return [heard, muted];
  },

  '12 the camera is switched off and on through replaceTrack': async () => {
    const first = await openTrack();
    const near = new RTCPeerConnection();
    const sender = near.addTrack(first);
    await sender.replaceTrack(null);
    first.stop();
    const second = await openTrack();
    await sender.replaceTrack(second);
    const answer = [sender.track === second, first.readyState, second.readyState];
    near.close();
    second.stop();
    return answer;
  },

  '13 one camera opens at two sizes at once and in series': async () => {
    const [small, large] = await Promise.all([
      openTrack({ width: { exact: 320 }, height: { exact: 240 } }),
      openTrack({ width: { exact: 640 }, height: { exact: 480 } }),
    ]);
    if (!small || !large) return 'no tracks';
    await Promise.all([untilSize(small, 320, 240), untilSize(large, 640, 480)]);
    const third = await openTrack({ width: { exact: 160 }, height: { exact: 120 } });
    await untilSize(third, 160, 120);
    for (const track of [small, large, third]) track.stop();
    return 'each has its own size';
  },

  '18 contentHint is kept': async () => {
    const track = await openTrack();
    const hints = ['motion', 'detail', 'text', 'nonsense', ''].map((hint) => {
      track.contentHint = hint;
      return track.contentHint;
    });
    track.stop();
    return hints;
  },
};
