import { remindedLapse } from '../../policy/lapse';
import type { MachineState } from '../../policy/machine-state';
import type { Effect } from '../../policy/session-events';
import { type BrowserMuted, type FrameReport, isCapturing } from '../../protocol/background';
import type { CaptureStartAnswer } from '../../protocol/capture-start';
import { leavesOutMonitors } from '../../protocol/guard-flags';
import type { ViewedDevice } from '../../protocol/live-view';
import { isFindingAct, type PersonAct } from '../../protocol/person-act';
import type { HandleConfig } from '../../protocol/surface-mark';
import { askBackground } from './ask-background';
import { AttentionTeller } from './attention-teller';
import { Captures } from './captures';
import type { EngineLink } from './engine-link';
import type { LiveViewSource } from './live-view/live-view';
import { Microphones } from './microphones';
import type { Demand, PageLine, PageRequests } from './page-line';
import type { TalkKeyListener } from './push-to-talk';
import { SessionKeeper } from './session-keeper';
import { OwnMark } from './sharing/own-mark';
import type { ScreenShare } from './sharing/screen-share';
import { Shares } from './sharing/shares';
import { rememberUncap } from './site-habits';
import { Ear } from './sound/ear';
import { CallEnd } from './watchers/call-end';
import { EmptyPicture } from './watchers/empty-picture';
import { HiddenTab } from './watchers/hidden-tab';
import { LapseWatch } from './watchers/lapse-watch';
import { MachineSigns } from './watchers/machine-signs';
import { StillShare } from './watchers/still-share';

const isVideo = (track: MediaStreamTrack): track is MediaStreamVideoTrack => track.kind === 'video';

/** Also of a screen that was had through getUserMedia, which Firefox says in the constraints alone. */
const isScreen = (track: MediaStreamTrack): boolean => {
  const { mediaSource = 'camera' } = track.getConstraints() as { mediaSource?: unknown };
  return track.getSettings().displaySurface !== undefined || mediaSource !== 'camera';
};

/** Also of a clone of what another frame, or an element, shares. */
const isShareSound = (track: MediaStreamTrack): boolean =>
  'restrictOwnAudio' in track.getSettings();

/** A rule is for a site and its own frames, not for what a site embeds: `null` there. */
function siteOfFrame(): string | null {
  try {
    return window.top?.origin === window.origin ? window.origin : null;
  } catch {
    return null; // a cross-origin top window refuses the look
  }
}

/** The guard of one frame: brings together what the page asks, the policy says and devices do. */
export class Guard implements PageRequests, LiveViewSource {
  readonly #captures: Captures;
  readonly #microphones: Microphones;
  /** What is heard of shares: gated as a microphone is, by a gate of its own. */
  readonly #sounds: Microphones;
  readonly #shares: Shares;
  /** The stream that is being handed over is a share; its picture, once there is one. */
  #picked: { share: ScreenShare | null; sounds: MediaStreamTrack[] } | null = null;
  readonly #soundsOf = new WeakMap<ScreenShare, MediaStreamTrack[]>();
  readonly #keeper: SessionKeeper;
  readonly #mark = new OwnMark();
  readonly #attention = new AttentionTeller();
  readonly #ear: Ear;
  readonly #callEnd = new CallEnd();
  readonly #emptyPicture = new EmptyPicture();
  readonly #stillShare = new StillShare(() => this.#shares.isSeen);
  readonly #machine = new MachineSigns();
  readonly #watch: LapseWatch;
  #answer: Promise<CaptureStartAnswer | null> | null = null;

  constructor(
    engine: EngineLink,
    private readonly line: PageLine,
    voiceUrl: string,
    private readonly onChange: () => void,
  ) {
    this.#keeper = new SessionKeeper(
      siteOfFrame(),
      (effect) => this.#perform(effect),
      () => {
        this.#attention.follow(this.#keeper.session);
        onChange();
      },
    );
    this.#watch = new LapseWatch(
      [
        new HiddenTab(),
        this.#emptyPicture,
        this.#stillShare,
        this.#callEnd,
        ...this.#machine.watchers,
      ],
      () => this.#isCapturing(),
      (event) => this.#keeper.take(event),
    );
    this.#captures = new Captures(engine, {
      onState: onChange,
      onRenewed: (standIn, source) => {
        line.renew(standIn, source);
        this.#followMute(source);
      },
      onLost: () => this.#keeper.take({ origin: 'page', kind: 'capture-closed', device: 'camera' }),
      onPerson: (share) => this.#emptyPicture.observe(share),
      onFound: (why, isHidden) => this.#attention.tell({ kind: 'found', why, isHidden }),
    });
    this.#ear = new Ear(voiceUrl, {
      onVoice: (speaking) =>
        this.#keeper.take({ origin: 'machine', kind: speaking ? 'voice-heard' : 'voice-quiet' }),
    });
    const closed = (device: 'microphone' | 'sound') => () =>
      this.#keeper.take({ origin: 'page', kind: 'capture-closed', device });
    this.#microphones = new Microphones(line, closed('microphone'));
    this.#sounds = new Microphones(line, closed('sound'));
    this.#shares = new Shares(this.#keeper, {
      onChange,
      onPicture: (frame) => this.#stillShare.observe(frame),
      hasSound: (share) => this.#liveSoundsOf(share).length > 0,
      onEnded: (share) => {
        for (const track of this.#liveSoundsOf(share)) this.#endSound(track);
      },
    });
  }

  report(): FrameReport {
    const { camera, microphone, screen, sound, site, talking, talkedWhileMuted, lapses } =
      this.#keeper.session;
    return {
      kind: 'frame-report',
      captures: this.#captures.report(),
      microphones: this.#microphones.labels(),
      sounds: this.#sounds.labels(),
      gates: { camera, microphone, screen, sound },
      mutedByBrowser: this.#mutedByBrowser(),
      site,
      talking,
      talkedWhileMuted,
      reminder: remindedLapse(lapses),
    };
  }

  /** Does what the person said, on one of the extension's own surfaces. */
  obey(act: PersonAct): void {
    if (isFindingAct(act)) {
      this.#captures.obey(act);
      return;
    }
    const { kind, via } = act;
    const { site } = this.#keeper.session;
    if (kind === 'uncap' && site !== null) void rememberUncap(site, act.device);
    if (kind === 'uncap' && act.device === 'screen') this.#shares.resume(via);
    else if (kind === 'uncap')
      this.#keeper.take({ origin: 'person', kind, device: act.device, via });
    else if (kind === 'cap') this.#keeper.take({ origin: 'person', kind, device: act.device });
    else if (kind === 'keep-live') this.#keeper.take({ origin: 'person', kind, lapse: act.lapse });
    else this.#keeper.take({ origin: 'person', kind });
  }

  markSurface(mark: string | null): void {
    this.#mark.set(mark);
  }

  /** The machine is locked, idle, or in use again. */
  followMachine(machine: MachineState): void {
    this.#machine.follow(machine);
    // What covers one capture would cover those to come, too, long after it is over.
    if (this.#isCapturing()) this.#watch.look();
  }

  watch(device: ViewedDevice, onSent: (frame: VideoFrame) => void): () => void {
    return this.#captures.watch(device, onSent);
  }

  meter(onLevel: (db: number) => void): () => void {
    return this.#ear.meter(onLevel);
  }

  /** Push-to-talk in the popup. */
  talk(isHeld: boolean): void {
    this.obey({ kind: isHeld ? 'talk-start' : 'talk-end', via: 'popup' });
  }

  /** What the push-to-talk key needs to know, and does. */
  get talkKey(): TalkKeyListener {
    const guard = this;
    return {
      get key() {
        return guard.#keeper.settings.pushToTalkKey;
      },
      get canTalk() {
        return guard.#keeper.session.open.microphone > 0;
      },
      onTalk: (isHeld) => this.obey({ kind: isHeld ? 'talk-start' : 'talk-end', via: 'key' }),
    };
  }

  expect(): void {
    this.#begin();
  }

  standInFor(source: MediaStreamTrack, parent: MediaStreamTrack | null): MediaStreamTrack {
    this.#begin();
    this.#watch.start();
    this.#keeper.followSiteRules();
    const standIn = isVideo(source)
      ? this.#standInForVideo(source, parent)
      : this.#gateSound(source, parent);
    this.#followMute(source);
    this.onChange();
    return standIn;
  }

  handleConfigured(config: HandleConfig): void {
    this.#mark.pageHas(config);
  }

  /** Before the settings are known, what the background has left in the document counts. */
  get leavesOutMonitors(): boolean {
    const { settings, isSettled } = this.#keeper;
    return isSettled ? settings.sharing.neverWholeScreen : leavesOutMonitors();
  }

  pick(isBegun: boolean): void {
    const picked = this.#picked;
    if (picked?.share) this.#soundsOf.set(picked.share, picked.sounds);
    this.#picked = isBegun ? { share: null, sounds: [] } : null;
  }

  stopped(standIn: MediaStreamTrack): void {
    if (standIn.kind === 'audio') {
      this.#microphones.remove(standIn);
      this.#sounds.remove(standIn);
      this.#ear.remove(standIn);
    } else if (this.#captures.stopped(standIn)) {
      this.#keeper.take({ origin: 'page', kind: 'capture-closed', device: 'camera' });
    }
    this.onChange();
  }

  reconfiguring(standIn: MediaStreamTrack): void {
    this.#captures.shareOf(standIn)?.expectResize();
  }

  reconfigured(standIn: MediaStreamTrack): void {
    this.#captures.reconfigured(standIn);
  }

  enabled(standIn: MediaStreamTrack, enabled: boolean): void {
    const device = this.#sounds.has(standIn) ? 'sound' : 'microphone';
    this.#gated(device).enable(standIn, enabled);
    this.#keeper.take({ origin: 'page', kind: 'page-enabled', device, enabled });
  }

  connecting(peer: RTCPeerConnection): void {
    this.#callEnd.add(peer);
  }

  constrained(standIn: MediaStreamTrack, demand: Demand): void {
    this.#captures.constrained(standIn, demand);
  }

  /** Idempotent. */
  #begin(): void {
    this.#answer ??= askBackground();
    const answer = this.#answer;
    void this.#keeper.followSettings(async () => this.#resume(await answer));
  }

  /** What covers for a reason comes before the site rules, which lift only what has none. */
  #resume(answer: CaptureStartAnswer | null): void {
    if (!answer) return;
    const { machine, isRestored, left } = answer;
    if (left) this.#keeper.take({ origin: 'machine', kind: 'resumed', gates: left });
    if (isRestored) {
      this.#keeper.take({ origin: 'machine', kind: 'lapse', lapse: 'browser-start', forMs: 0 });
    }
    this.#machine.follow(machine);
    this.#watch.look();
  }

  #mutedByBrowser(): BrowserMuted[] {
    const holders = { camera: this.#captures, microphone: this.#microphones };
    return (['camera', 'microphone'] as const).filter((device) => holders[device].isMutedByBrowser);
  }

  /** The browser may mute a source and unmute it, where the person has it do so. */
  #followMute(source: MediaStreamTrack): void {
    for (const type of ['mute', 'unmute']) source.addEventListener(type, () => this.onChange());
  }

  #isCapturing(): boolean {
    return isCapturing(this.report());
  }

  /** A share's clone goes on in the same capture. */
  #standInForVideo(
    source: MediaStreamVideoTrack,
    parent: MediaStreamTrack | null,
  ): MediaStreamTrack {
    const known = parent ? this.#captures.shareOf(parent) : null;
    const isShare = known !== null || this.#picked !== null || isScreen(source);
    if (!isShare) {
      const standIn = this.#captures.add(source, parent, null);
      this.#keeper.take({ origin: 'page', kind: 'capture-opened', device: 'camera' });
      return standIn;
    }
    const share = known ?? this.#shares.open(source);
    if (this.#picked) this.#picked.share = share;
    return this.#captures.add(source, parent, share);
  }

  #gateSound(source: MediaStreamTrack, parent: MediaStreamTrack | null): MediaStreamTrack {
    const isClone = parent !== null && this.#sounds.has(parent);
    const isShared = this.#picked !== null || isClone || isShareSound(source);
    const device = isShared ? 'sound' : 'microphone';
    this.#gated(device).add(source);
    if (device === 'microphone') this.#ear.add(source);
    this.#picked?.sounds.push(source);
    this.#keeper.take({ origin: 'page', kind: 'capture-opened', device, isClone });
    return source;
  }

  #gated(device: 'microphone' | 'sound'): Microphones {
    return device === 'sound' ? this.#sounds : this.#microphones;
  }

  #liveSoundsOf(share: ScreenShare): MediaStreamTrack[] {
    const sounds = this.#soundsOf.get(share) ?? [];
    return sounds.filter((track) => this.#sounds.has(track));
  }

  /** A sound's stand-in is its real track, which tells nobody that it was stopped. */
  #endSound(track: MediaStreamTrack): void {
    track.stop();
    this.#sounds.remove(track);
    this.line.end(track);
  }

  #perform(effect: Effect): void {
    switch (effect.kind) {
      case 'gate':
        if (effect.device === 'camera') this.#captures.setCameraGate(effect.live);
        if (effect.device === 'microphone') {
          this.#microphones.setGate(effect.live);
          this.#ear.setMuted(!effect.live);
        }
        if (effect.device === 'sound') this.#sounds.setGate(effect.live);
        if (effect.device === 'screen') this.#shares.applyGate();
        return;
      case 'release':
        if (effect.device === 'camera') this.#captures.releaseCameras();
        return;
      case 'acquire':
        if (effect.device === 'camera') void this.#acquireCameras();
        return;
      case 'remind':
        this.#attention.tell({ kind: 'remind', lapse: effect.about, devices: effect.devices });
        return;
      case 'notice':
        this.#attention.tell(effect);
        return;
    }
  }

  async #acquireCameras(): Promise<void> {
    const answer = await this.#captures.acquireCameras();
    if (answer === 'acquired') return;
    this.#keeper.take({ origin: 'machine', kind: answer, device: 'camera' });
  }
}
