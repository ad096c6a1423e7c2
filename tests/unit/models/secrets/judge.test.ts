import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReadLine } from '../../../../models/secrets/finding.ts';
import { createSecretJudge, type JudgeOptions } from '../../../../models/secrets/judge.ts';

const digest = async (bytes: Uint8Array): Promise<ArrayBuffer> =>
  Uint8Array.from(createHash('sha256').update(bytes).digest()).buffer;

const OPTIONS: JudgeOptions = { surface: 'screen', fingerprinting: { digest, salt: 'a' } };

/** Lines one under the other; "¦" parts cells. */
const page = (...rows: readonly string[]): ReadLine[] =>
  rows.flatMap((row, index) =>
    row.split('¦').map((text, column) => ({
      text,
      box: { x: 20 + column * 320, y: 20 + index * 30, width: text.length * 10, height: 22 },
      confidence: 0.9,
    })),
  );

const kindsOf = async (lines: readonly ReadLine[], options = OPTIONS): Promise<string[]> =>
  (await createSecretJudge(options).judge(lines)).map(({ kind }) => kind);

describe('a secret', () => {
  it.each([
    ['Passwort: Sommer2024!', 'password'],
    ['WLANPW:Sommer2024!', 'wifi'],
    ['PIN 4711', 'pin'],
    ['Ihre TAN: 482 913', 'otp'],
    ['Schlussel: k3Pq9xWv2LmT8bZr', 'token'],
    ['postgres://app:tRee7%lamp@db.example.org/shop', 'connection-string'],
    ['4111 1111 1111 1111', 'card'],
    ['IBAN DE89 3704 0044 0532 0130 00', 'iban'],
  ])('is seen in "%s"', async (text, kind) => {
    expect(await kindsOf(page(text))).toEqual([kind]);
  });

  it.each([
    ['const password = getPassword();'],
    ['Password: ••••••••'],
    ['Your password must have at least 12 characters.'],
    ['a94a8fe Fix the password form'],
    ['https://example.org/docs/password?page=2'],
    ['request 0b1f3e9c-7a51-4c0e-9e57-0d2b6f1c9a44 done'],
    ['+49 30 1234567, 14.05.2026'],
    // A rule that goes back and forth over the words would take longer here than a test may.
    ['please rememberthatyourpasswordmustnotbesharedwithanybodyelse!'],
  ])('is not seen in "%s"', async (text) => {
    expect(await kindsOf(page(text))).toEqual([]);
  });
});

describe('a label', () => {
  it('reaches the cell beside it, the line below it and the column under it', async () => {
    const judge = createSecretJudge(OPTIONS);
    const [beside] = await judge.judge(page('Kennwort¦Herbst-77x'));
    expect(beside?.box.x).toBe(340);
    const [below] = await judge.judge(page('Password', 'Herbst77!x'));
    expect(below?.box.y).toBe(50);
    const column = await judge.judge(page('User¦Password', 'anna¦tRee7lamp', 'ben¦moon4Cup'));
    expect(column.map(({ box }) => [box.x, box.y])).toEqual([
      [340, 50],
      [340, 80],
    ]);
  });

  it('does not take the next label, a button or a masked field', async () => {
    expect(await kindsOf(page('Password', 'Remember me', 'Sign in'))).toEqual([]);
    expect(await kindsOf(page('Password¦••••••••', 'Website¦example.org'))).toEqual([]);
  });

  it('may be read with one mistake on a screen and with two from a camera', async () => {
    expect(await kindsOf(page('Kennvort: Herbst77!'))).toHaveLength(1);
    const camera = { ...OPTIONS, surface: 'camera' as const };
    expect(await kindsOf(page('Kemnvort: gartenzwerg'), camera)).toEqual(['password']);
    expect(await kindsOf(page('Kemnvort: gartenzwerg'))).toEqual([]);
  });
});

describe('a block', () => {
  it('is one thing when it is a private key, also when its head has scrolled away', async () => {
    const body = 'MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj';
    const whole = page(
      '$ cat key',
      '-----BEGIN PRIVATE KEY-----',
      body,
      body,
      '-----END PRIVATE KEY-----',
    );
    const found = await createSecretJudge(OPTIONS).judge(whole);
    expect(found).toMatchObject([{ kind: 'private-key', box: { y: 50, height: 112 } }]);
    expect(await kindsOf(page(body, body, '-----END PRIVATE KEY-----'))).toEqual(['private-key']);
    expect(await kindsOf(page('-----BEGIN CERTIFICATE-----', body, body))).toEqual([]);
  });

  it('is a seed phrase when its words are from the list', async () => {
    const words = 'legal winner thank year wave sausage worth useful legal winner thank yellow';
    expect(await kindsOf(page(words))).toEqual(['seed-phrase']);
    expect(
      await kindsOf(page('we thank the winner of this year for a useful wave of ideas')),
    ).toEqual([]);
  });
});

describe('what is the person’s own', () => {
  it('is hidden: words, despite bad reading, and patterns', async () => {
    const options = {
      ...OPTIONS,
      personalWords: ['Kranichwerft'],
      personalPatterns: ['^K-\\d{4}$', '('],
    };
    expect(await kindsOf(page('Offer for Kranichwerit'), options)).toEqual(['personal-words']);
    expect(await kindsOf(page('K-2041'), options)).toEqual(['personal-words']);
    expect(await kindsOf(page('K-2041'))).toEqual([]);
  });

  it('is not hidden again when it was allowed, and stored under salt', async () => {
    const [found] = await createSecretJudge(OPTIONS).judge(page('Passwort: Sommer2024!'));
    const allowed = new Set([found?.fingerprint ?? '']);
    expect(await kindsOf(page('Passwort:Sommer2024!'), { ...OPTIONS, allowed })).toEqual([]);
    expect(await kindsOf(page('Passwort: Winter2024!'), { ...OPTIONS, allowed })).toHaveLength(1);
    const salted = { ...OPTIONS, allowed, fingerprinting: { digest, salt: 'b' } };
    expect(await kindsOf(page('Passwort: Sommer2024!'), salted)).toHaveLength(1);
  });
});

it('never throws, and never carries text', { timeout: 60_000 }, async () => {
  const texts = fc.oneof(
    fc.string(),
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom(
      'Passwort:',
      'PIN',
      '-----BEGIN PRIVATE KEY-----',
      'Recovery codes',
      'a'.repeat(5000),
    ),
  );
  const number = fc.oneof(fc.double(), fc.integer({ min: -10, max: 2000 }));
  const box = fc.record({ x: number, y: number, width: number, height: number });
  const line = fc.record({ text: texts, box, confidence: fc.double() });
  await fc.assert(
    fc.asyncProperty(fc.array(line, { maxLength: 12 }), async (lines) => {
      const found = await createSecretJudge(OPTIONS).judge(lines);
      for (const finding of found) {
        expect(Object.keys(finding).sort()).toEqual(['box', 'fingerprint', 'kind', 'why']);
      }
    }),
    { numRuns: 100 },
  );
});
