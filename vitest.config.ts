import { defineConfig } from 'vitest/config';

/** Pages drawn in a browser, without a meeting: several at once do not disturb each other. */
const DRAWN_PAGES = [
  'tests/browser/{popup,airlock}/{looks,keyboard}.test.ts',
  'tests/browser/{options,welcome}/*.test.ts',
  'tests/browser/demo/meeting-page.test.ts',
];

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.ts'],
          // Properties take their time on a busy machine; none of these tests judges speed.
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'pages',
          include: DRAWN_PAGES,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          exclude: DRAWN_PAGES,
          // One browser at a time: two calls on two cores would starve each other.
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'firefox',
          include: ['tests/firefox/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
