import { get } from './natives';

const { create } = Object;

/** An object that has these members on top of everything that `base` has, even by inheritance. */
const over = (base: object | null, members: object): object => {
  const own: PropertyDescriptorMap = { __proto__: null } as unknown as PropertyDescriptorMap;
  for (const name in members) {
    own[name] = { __proto__: null, value: get(members, name) } as PropertyDescriptor;
  }
  return create(base, own) as object;
};

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

const wantsMonitor = (value: unknown): boolean =>
  value === 'monitor' || (isObject(value) && get(value, 'ideal') === 'monitor');

/**
 * The page's own options, with whole screens left out of the browser's picker (Screen Capture,
 * `monitorTypeSurfaces`). A page that would rather have a monitor asks for nothing special instead:
 * the two together are refused.
 *
 * @param options What is no dictionary stays as it is, for the browser to refuse it.
 */
export function withoutMonitors(options: unknown): unknown {
  if (options !== undefined && options !== null && !isObject(options)) return options;
  const base = isObject(options) ? options : null;
  const video = base ? get(base, 'video') : undefined;
  const members = { monitorTypeSurfaces: 'exclude' };
  if (!isObject(video) || !wantsMonitor(get(video, 'displaySurface'))) return over(base, members);
  return over(base, { ...members, video: over(video, { displaySurface: undefined }) });
}
