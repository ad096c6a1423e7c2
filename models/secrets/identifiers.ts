/**
 * What programs print to tell things apart, found anywhere in a text, also glued to its neighbours and
 * with single characters misread: UUIDs, checksums, hardware and network addresses, timestamps.
 */
const IDENTIFIERS: readonly RegExp[] = [
  /[0-9a-fOolISB]{8}-(?:[0-9a-fOolISB]{4}-){3}[0-9a-fOolISB]{12}/gi,
  /(?=[a-f]*\d)[0-9a-fO]{16,}/g,
  /(?:[0-9a-fO]{2}[:-]){5}[0-9a-fO]{2}/gi,
  /\d[\dOl]{3}-[\dOl]{2}-[\dOl]{2}(?:[T ]?[\dOl]{2}:[\dOl]{2}(?::[\dOl]{2})?(?:[.,]\d+)?(?:Z|[+-]\d{2}:?\d{2})?)?/g,
  /\b\d{1,3}(?:\.\d{1,3}){3}\b/g,
];

/** The text with a space in the place of each identifier. */
export const withoutIdentifiers = (text: string): string =>
  IDENTIFIERS.reduce((rest, identifier) => rest.replace(identifier, ' '), text);
