/** Shapes of text that look random but tell nothing: each one anchored to the whole token. */
const HARMLESS: readonly RegExp[] = [
  /^\d{1,4}[./-]\d{1,2}[./-]\d{1,4}(?:[T,]?\d{1,2}:\d{2}.*)?$/, // date
  /^\d{4}-\d{2}-\d{2}T[\d:.]+(?:Z|[+-]\d{2}:?\d{2})?$/i, // timestamp
  /^\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:[.,]\d+)?)?(?:h|am|pm|uhr)?(?:[-–]\d{1,2}[:.]\d{2}.*)?$/i, // time
  /^[<>~±+-]?[€$£]?\d+(?:[.,']\d+)*(?:[a-zµ°%€$£‰]{0,4})?(?:\/[a-z]+)?$/i, // amount with unit
  /^\^?~?v?\d+(?:\.\d+){1,3}(?:[-+][0-9a-z.-]+)?$/i, // version or IP address
  /^(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}$/i, // hardware address
  /^(?:[0-9a-f]{0,4}:){2,7}[0-9a-f]{0,4}(?:\/\d+)?$/i, // IPv6
  /^#(?:[0-9a-f]{3,4}){1,2}[;,]?$/i, // colour
  /^0x[0-9a-f]+[,;)]?$/i, // number in base 16
  /^[\w.+-]+@[\w-]+(?:\.[\w-]+)+[>,;:)]*$/, // mail address
  /^(?:@?[\w.-]+\/)+[\w.@-]*$/, // path or package
  /^[A-Za-z]:\\/, // Windows path
  /^~?\.{0,2}\/[\w./~-]*$/, // absolute path
  /^[\w-]+(?:\.[\w-]+)*\.[a-z][a-z0-9]{0,5}(?::\d+)*$/i, // file or host, with line number or port
  /^(?:\+|00)\d[\d ()/.-]{6,}$/, // phone number
  /^0\d{2,5}[-/ ]\d{3,}[\d -]*$/, // phone number
  /^97[89][-\d ]{10,}$/, // ISBN
  /^[A-Z]{1,8}[-_#]\d{1,7}$/, // ticket, standard, model
  /^(?:[a-z][a-z_.-]+|[A-Z][A-Z_]+)=[\w.,:/-]*$/, // assignment: its label is judged elsewhere
  /^[A-Z]{1,5}\d{1,6}[A-Z]{0,2}$/, // model, room, flight
  /^\d{1,4}[a-z]{1,8}$/i, // 12px, 4th, 1080p
  /^[a-z]{1,4}\d{1,3}$/i, // h2, utf8, ipv6
  /^(?:sha|md)\d{1,3}[-:=]/i, // named hash
];

/** Without the marks that a sentence puts around a word. */
export const trimMarks = (token: string): string =>
  token.replace(/^[([{"'`“„‚‘«»,;:]+|["'`”“’»),;:\]}]+$/g, '');

const CREDENTIALS_IN_URL = /:\/\/[^\s/@]*:[^\s/@]+@/;
const URL = /^(?:[a-z][a-z0-9+.-]*:\/\/|www\.|mailto:)/i;

/** Whether a token is a web address without a name and password in it. */
export const isHarmlessUrl = (token: string): boolean =>
  URL.test(token) && !CREDENTIALS_IN_URL.test(token);

const UUID = /^\{?[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{8,12}\}?$/i;
const HEX = /^(?=.*\d)[0-9a-f]{6,128}$/i;

/** A commit, checksum or identifier: harmless unless a label says that it is a key. */
export const isHashOrId = (token: string): boolean => UUID.test(token) || HEX.test(token);

/** Whether a token has one of the shapes that everyday screens are full of. */
export const isHarmlessShape = (token: string): boolean =>
  isHarmlessUrl(token) || HARMLESS.some((shape) => shape.test(token));
