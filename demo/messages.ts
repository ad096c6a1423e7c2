import type { Sight } from './meeting/judge.ts';

export interface Messages {
  readonly title: string;
  readonly privacy: string;
  readonly cameraSees: string;
  readonly othersGet: string;
  readonly builtInClip: string;
  readonly onlyLenscapSees: string;
  readonly clipDescription: string;
  readonly farEndDescription: string;
  readonly sights: Readonly<Record<Sight, string>>;
  readonly live: string;
  readonly waiting: string;
  readonly cameraOff: string;
  readonly failed: (name: string) => string;
  readonly figures: string;
  readonly frameRate: string;
  readonly pictureSize: string;
  readonly received: string;
  readonly open: string;
  readonly camera: string;
  readonly start: string;
  readonly stop: string;
  readonly size: string;
  readonly trouble: string;
  readonly troubleHint: string;
  readonly wipe: string;
  readonly hide: string;
  readonly guards: string;
  readonly blur: string;
  readonly blurHint: string;
}

const english: Messages = {
  title: 'Demo meeting',
  privacy: 'A real call, from this page to itself. Nothing leaves your machine.',
  cameraSees: 'What your camera sees',
  othersGet: 'What the others get',
  builtInClip: 'Built-in clip',
  onlyLenscapSees:
    'Only Lenscap sees your camera. This page, like every meeting, gets nothing but the other picture.',
  clipDescription: 'The camera’s picture: a person in front of a whiteboard with a password on it.',
  farEndDescription: 'The picture that arrives at the other end of the call.',
  sights: {
    open: 'Background can be read',
    guarded: 'Background hidden',
    covered: 'Covered',
  },
  live: 'Live',
  waiting: 'Waiting for a picture',
  cameraOff: 'The camera is off',
  failed: (name) => `The camera did not start (${name}). Allow it for this page and try again.`,
  figures: 'What arrived',
  frameRate: 'Pictures per second',
  pictureSize: 'Picture size',
  received: 'Pictures received',
  open: 'Background readable in',
  camera: 'Camera',
  start: 'Start camera',
  stop: 'Stop camera',
  size: 'Picture size',
  trouble: 'Make trouble',
  troubleHint: 'What careless pages do. The background has to stay hidden all the same.',
  wipe: 'Wipe the page',
  hide: 'Hide this tab',
  guards: 'Guards',
  blur: 'Background blur',
  blurHint: 'Belongs to Lenscap: this page can neither change it nor switch it off.',
};

const german: Messages = {
  title: 'Probe-Meeting',
  privacy: 'Ein echter Anruf von dieser Seite an sich selbst. Nichts verlässt den Rechner.',
  cameraSees: 'Was die Kamera sieht',
  othersGet: 'Was die anderen bekommen',
  builtInClip: 'Eingebauter Clip',
  onlyLenscapSees:
    'Nur Lenscap sieht die Kamera. Diese Seite bekommt, wie jedes Meeting, nur das andere Bild.',
  clipDescription: 'Das Bild der Kamera: eine Person vor einem Whiteboard mit einem Passwort.',
  farEndDescription: 'Das Bild, das am anderen Ende des Anrufs ankommt.',
  sights: {
    open: 'Hintergrund lesbar',
    guarded: 'Hintergrund verborgen',
    covered: 'Abgedeckt',
  },
  live: 'Live',
  waiting: 'Noch kein Bild',
  cameraOff: 'Die Kamera ist aus',
  failed: (name) =>
    `Die Kamera ließ sich nicht starten (${name}). Bitte für diese Seite erlauben und noch einmal versuchen.`,
  figures: 'Was ankam',
  frameRate: 'Bilder pro Sekunde',
  pictureSize: 'Bildgröße',
  received: 'Empfangene Bilder',
  open: 'Hintergrund lesbar in',
  camera: 'Kamera',
  start: 'Kamera starten',
  stop: 'Kamera stoppen',
  size: 'Bildgröße',
  trouble: 'Ärger machen',
  troubleHint: 'Was unbedachte Seiten so tun. Der Hintergrund muss trotzdem verborgen bleiben.',
  wipe: 'Seite leeren',
  hide: 'Tab verdecken',
  guards: 'Schutz',
  blur: 'Hintergrund weichzeichnen',
  blurHint: 'Gehört zu Lenscap: Diese Seite kann es weder ändern noch abschalten.',
};

export const isGerman = (language: string): boolean => /^de\b/i.test(language);

/** Messages for a language tag such as "de-AT"; English for every other language. */
export const messagesFor = (language: string): Messages => (isGerman(language) ? german : english);
