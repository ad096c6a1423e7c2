import { wordlist } from '@scure/bip39/wordlists/english.js';
import type { Random } from './random.ts';

const LOWER = 'abcdefghijkmnopqrstuvwxyz';
const UPPER = 'ABCDEFGHJKLMNPQRSTUVWXYZ';
const DIGITS = '0123456789';
const MARKS = '!#$%&*+-=?@_';
const HEX = '0123456789abcdef';
const BASE62 = `${LOWER}l${UPPER}IO${DIGITS}`;

const NAMES = ['Anna', 'Jonas', 'Priya', 'Tomasz', 'Lena', 'Marek', 'Sofia', 'Kofi', 'Mira', 'Ben'];
const SURNAMES = ['Keller', 'Novak', 'Brandt', 'Okafor', 'Lindner', 'Mehta', 'Sommer', 'Price'];
const HOSTS = ['db', 'mail', 'git', 'wiki', 'intranet', 'staging', 'build', 'files', 'crm'];
const DOMAINS = ['example.org', 'example.com', 'firma.example', 'intern.example', 'lab.test'];
const WORDS_EN = ['Summer', 'Dragon', 'Coffee', 'Purple', 'Winter', 'Tiger', 'Orange', 'Rocket'];
const WORDS_DE = ['Sommer', 'Garten', 'Kaffee', 'Drachen', 'Herbst', 'Fussball', 'Bayern', 'Katze'];
const QUIET_WORDS = [
  'bluebird',
  'gartenzaun',
  'moonlight',
  'katzenklo',
  'sternwarte',
  'blackforest',
];
const CITIES = ['Hamburg', 'Leeds', 'Graz', 'Porto', 'Lyon', 'Bergen'];

const draw = (random: Random, letters: string, count: number): string =>
  Array.from({ length: count }, () => letters[random.whole(0, letters.length - 1)]).join('');

const shuffle = (random: Random, text: string): string =>
  [...text]
    .map((character) => ({ character, key: random.next() }))
    .sort((one, other) => one.key - other.key)
    .map(({ character }) => character)
    .join('');

const word = (random: Random): string => random.pick([...WORDS_EN, ...WORDS_DE]);
const year = (random: Random): string => String(random.whole(2015, 2027));

/** As people choose and as generators make them. */
function password(random: Random): string {
  const leet = () => word(random).replace(/a/g, '@').replace(/e/g, '3').replace(/o/g, '0');
  const generated = () =>
    shuffle(
      random,
      draw(random, LOWER, random.whole(3, 6)) +
        draw(random, UPPER, random.whole(2, 4)) +
        draw(random, DIGITS, random.whole(2, 4)) +
        draw(random, MARKS, random.whole(1, 3)),
    );
  return random.pick([
    () => `${word(random)}${year(random)}${random.pick(['!', '?', '#', '!!', '$'])}`,
    () => `${leet()}${random.whole(1, 99)}${random.pick(['!', '&', '#'])}`,
    generated,
    generated,
    () => `${word(random).toLowerCase()}${random.whole(10, 9999)}`,
    () => `${word(random)}-${word(random)}-${random.whole(10, 99)}`,
    () =>
      `${draw(random, LOWER, 2)}${draw(random, UPPER, 3)}${draw(random, DIGITS, 3)}${draw(random, LOWER, 3)}`,
    () => `${word(random)}_${year(random)}`,
  ])();
}

function strongPassword(random: Random): string {
  const body = `${draw(random, LOWER, 5)}${draw(random, UPPER, 4)}${draw(random, DIGITS, 4)}${draw(random, '!#$%&*?', 2)}`;
  return shuffle(random, body);
}

const groups = (random: Random, letters: string, ...sizes: number[]): string =>
  sizes.map((size) => draw(random, letters, size)).join('-');

function luhnDigit(digits: string): string {
  let sum = 0;
  for (const [index, digit] of [...digits].toReversed().entries()) {
    const doubled = Number(digit) * (index % 2 === 0 ? 2 : 1);
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return String((10 - (sum % 10)) % 10);
}

function card(random: Random): string {
  const first = `${random.pick(['4', '51', '53', '55'])}${draw(random, DIGITS, 14)}`.slice(0, 15);
  return (first + luhnDigit(first)).replace(/(.{4})(?=.)/g, '$1 ');
}

function iban(random: Random): string {
  const account = draw(random, DIGITS, 18);
  const rest = [...`${account}131400`].reduce((sum, digit) => (sum * 10 + Number(digit)) % 97, 0);
  const check = String(98 - rest).padStart(2, '0');
  return `DE${check}${account}`.replace(/(.{4})(?=.)/g, '$1 ');
}

const base64 = (random: Random, length: number): string => draw(random, `${BASE62}+/`, length);
const two = (value: number): string => String(value).padStart(2, '0');
const date = (random: Random): string =>
  `${two(random.whole(1, 28))}.${two(random.whole(1, 12))}.${year(random)}`;
const isoDate = (random: Random): string =>
  `${year(random)}-${two(random.whole(1, 12))}-${two(random.whole(1, 28))}`;
const time = (random: Random): string => `${two(random.whole(7, 21))}:${two(random.whole(0, 59))}`;
const hex = (random: Random, length: number): string => draw(random, HEX, length);

/** What stands in braces in a wording, by name. Secrets are drawn anew; none was ever in use. */
export const MADE_UP: Readonly<Record<string, (random: Random) => string>> = {
  pw: password,
  strongpw: strongPassword,
  wordpw: (random) => random.pick(QUIET_WORDS),
  phrase: (random) => Array.from({ length: 4 }, () => random.pick(QUIET_WORDS)).join(' '),
  pin4: (random) => draw(random, DIGITS, 4),
  pin6: (random) => draw(random, DIGITS, 6),
  otp: (random) => `${random.whole(100, 999)} ${random.whole(100, 999)}`,
  door: (random) => `${random.whole(1000, 9999)}#`,
  cvv: (random) => draw(random, DIGITS, 3),
  recovery: (random) =>
    groups(random, `${LOWER}${DIGITS}`, 4, 4).replace(/^.../, `${random.whole(1, 9)}k7`),
  recovery5: (random) =>
    groups(random, `${LOWER}${DIGITS}`, 5, 5).replace(/^../, `${random.whole(1, 9)}f`),
  recovery8: (random) => `${random.whole(1000, 9999)} ${random.whole(1000, 9999)}`,
  tan: (random) => draw(random, DIGITS, 6),
  licence: (random) => groups(random, `${UPPER}${DIGITS}`, 5, 5, 5, 5, 5).replace(/^../, '7K'),
  bitlocker: (random) => groups(random, DIGITS, 6, 6, 6, 6, 6, 6, 6, 6),
  b62x20: (random) => `a7${draw(random, BASE62, 16)}Q4`,
  b62x32: (random) => `k3${draw(random, BASE62, 28)}Z8`,
  b62x40: (random) => `q9${draw(random, BASE62, 36)}B5`,
  b64key: (random) => `${base64(random, 43)}=`,
  b64x64: (random) => base64(random, 64),
  b64x70: (random) => base64(random, 70),
  b64x76: (random) => base64(random, 76),
  b64tail: (random) => `${base64(random, 22)}==`,
  jwt: (random) =>
    `eyJhbGciOiJIUzI1NiJ9.eyJ${draw(random, BASE62, 24)}.${draw(random, BASE62, 30)}`,
  awsid: (random) => `AKIA${draw(random, `${UPPER}234567`, 16)}`,
  awskey: (random) => base64(random, 40),
  ghp: (random) => `ghp_${draw(random, BASE62, 36)}`,
  glpat: (random) => `glpat-${draw(random, BASE62, 20)}`,
  slack: (random) =>
    `xoxb-${draw(random, DIGITS, 12)}-${draw(random, DIGITS, 12)}-${draw(random, BASE62, 24)}`,
  stripe: (random) => `sk_live_${draw(random, BASE62, 24)}`,
  openai: (random) => `sk-proj-${draw(random, BASE62, 40)}`,
  npmtoken: (random) => `npm_${draw(random, BASE62, 36)}`,
  cookie: (random) => `s%3A${draw(random, BASE62, 32)}`,
  session: (random) => draw(random, `${LOWER}${DIGITS}`, 26).replace(/^../, '8f'),
  iban,
  card,
  seed12: (random) => Array.from({ length: 12 }, () => random.pick(wordlist)).join(' '),
  seed6: (random) => Array.from({ length: 6 }, () => random.pick(wordlist)).join(' '),
  seedword: (random) => random.pick(wordlist),
  hex7: (random) => `${hex(random, 6)}${random.whole(0, 9)}`,
  hex12: (random) => `${hex(random, 11)}${random.whole(0, 9)}`,
  hex32: (random) => `${hex(random, 31)}${random.whole(0, 9)}`,
  hex40: (random) => `${hex(random, 39)}${random.whole(0, 9)}`,
  hex64: (random) => `${hex(random, 63)}${random.whole(0, 9)}`,
  uuid: (random) => [8, 4, 4, 4, 12].map((length) => hex(random, length)).join('-'),
  sha512: (random) => `sha512-${base64(random, 86)}==`,
  name: (random) => random.pick(NAMES),
  surname: (random) => random.pick(SURNAMES),
  user: (random) => `${random.pick(NAMES).toLowerCase()}.${random.pick(SURNAMES).toLowerCase()}`,
  email: (random) => `${random.pick(NAMES).toLowerCase()}@${random.pick(DOMAINS)}`,
  host: (random) => `${random.pick(HOSTS)}.${random.pick(DOMAINS)}`,
  ip: (random) => `10.${random.whole(0, 40)}.${random.whole(0, 250)}.${random.whole(2, 250)}`,
  mac: (random) => Array.from({ length: 6 }, () => hex(random, 2)).join(':'),
  city: (random) => random.pick(CITIES),
  date,
  isodate: isoDate,
  time,
  n1: (random) => draw(random, '123456789', 1),
  n2: (random) => String(random.whole(10, 99)),
  n3: (random) => String(random.whole(100, 999)),
  n4: (random) => String(random.whole(1000, 9999)),
  n5: (random) => String(random.whole(10_000, 99_999)),
  n10: (random) => `4${draw(random, DIGITS, 9)}`,
  amount: (random) =>
    `${random.whole(1, 99)}.${draw(random, DIGITS, 3)},${draw(random, DIGITS, 2)}`,
  phone: (random) => `+49 ${random.whole(30, 911)} ${random.whole(100_000, 9_999_999)}`,
  phonede: (random) => `0${random.whole(151, 179)} ${random.whole(1_000_000, 99_999_999)}`,
  ssid: (random) =>
    `${random.pick(['FRITZ!Box', 'Vodafone', 'TP-LINK', 'Gast', 'Office', 'o2-WLAN'])}-${random.pick(['5G', 'Guest', '24', 'HQ'])}`,
  isbn: (random) =>
    `978-3-${random.whole(10_000, 99_999)}-${random.whole(100, 999)}-${random.whole(0, 9)}`,
  parcel: (random) => `JJD${draw(random, DIGITS, 18)}`,
  ticket: (random) => `${random.pick(['OPS', 'WEB', 'INC', 'CORE'])}-${random.whole(10, 9999)}`,
  version: (random) => `${random.whole(0, 20)}.${random.whole(0, 30)}.${random.whole(0, 9)}`,
};
