import { each, get } from './natives';

/** Chromium's own way to a screen through getUserMedia, also by way of a helper extension; Firefox's. */
const SOURCE_NAMES = ['chromeMediaSource', 'mediaSource'] as const;
const SCREEN_SOURCES = ['screen', 'window', 'application', 'browser', 'desktop', 'tab', 'system'];

/** Whether getUserMedia was asked for a screen, a window or a tab instead of a device. */
export function asksForDesktop(constraints: unknown): boolean {
  let found = false;
  each(['video', 'audio'] as const, (kind) => {
    const asked = member(constraints, kind);
    each([asked, member(asked, 'mandatory')], (set) => {
      each(SOURCE_NAMES, (name) => {
        const value = member(set, name);
        each([value, member(value, 'exact'), member(value, 'ideal')], (source) => {
          each(SCREEN_SOURCES, (known) => {
            found ||= source === known;
          });
        });
      });
    });
  });
  return found;
}

const member = (holder: unknown, name: string): unknown =>
  typeof holder === 'object' && holder !== null ? get(holder, name) : undefined;
