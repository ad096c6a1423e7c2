import { get, some } from './natives';

/** Chromium's own way to a screen through getUserMedia, also by way of a helper extension; Firefox's. */
const SOURCE_NAMES = ['chromeMediaSource', 'mediaSource'] as const;
const SCREEN_SOURCES = ['screen', 'window', 'application', 'browser', 'desktop', 'tab', 'system'];

/** Whether getUserMedia was asked for a screen, a window or a tab instead of a device. */
export function asksForDesktop(constraints: unknown): boolean {
  return some(['video', 'audio'], (kind) => {
    const asked = member(constraints, kind);
    return some([asked, member(asked, 'mandatory')], (set) =>
      some(SOURCE_NAMES, (name) => {
        const value = member(set, name);
        return some([value, member(value, 'exact'), member(value, 'ideal')], (source) =>
          some(SCREEN_SOURCES, (known) => source === known),
        );
      }),
    );
  });
}

const member = (holder: unknown, name: string): unknown =>
  typeof holder === 'object' && holder !== null ? get(holder, name) : undefined;
