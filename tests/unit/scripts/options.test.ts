import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hasDisplay, readOptions } from '../../../scripts/meeting/options.ts';

describe('the command line of npm start', () => {
  it('takes the clip for a report', () => {
    expect(readOptions(['--headless', '--report', 'out', '--seconds', '3'])).toEqual({
      headless: true,
      reportDir: resolve('out'),
      camera: 'clip',
      withExtension: true,
      seconds: 3,
    });
  });

  it('reports whenever nobody can watch', () => {
    expect(readOptions(['--headless'])?.reportDir).toBe(resolve('reports/demo'));
  });

  it.each([
    [['--seconds', 'soon']],
    [['--seconds', '0']],
    [['--camera', 'film']],
    [['--report', 'out', '--camera', 'real']],
    [['--no-extension', '--camera', 'real']],
    [['--unknown']],
  ])('refuses %j', (args) => {
    expect(() => readOptions(args)).toThrow();
  });

  it('gives help', () => {
    expect(readOptions(['--help'])).toBeNull();
  });
});

it.runIf(process.platform === 'linux')('finds a display of either kind', () => {
  expect(hasDisplay({})).toBe(false);
  expect(hasDisplay({ DISPLAY: ':0' })).toBe(true);
  expect(hasDisplay({ WAYLAND_DISPLAY: 'wayland-0' })).toBe(true);
});
