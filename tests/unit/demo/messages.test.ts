import { expect, it } from 'vitest';
import { messagesFor } from '../../../demo/messages.ts';

it.each([
  ['de', 'Kamera stoppen'],
  ['de-CH', 'Kamera stoppen'],
  ['en-GB', 'Stop camera'],
  ['den', 'Stop camera'],
  ['fr', 'Stop camera'],
])('speaks %s', (language, stop) => {
  expect(messagesFor(language).stop).toBe(stop);
});
