import { defineContentScript } from 'wxt/utils/define-content-script';

/** Put into the documents of sites that are to see "Microphone 1" in place of a device's own name. */
export default defineContentScript({
  matches: ['<all_urls>'],
  registration: 'runtime',
  world: 'MAIN',
  runAt: 'document_start',
  main() {
    const numbers = new DeviceNumbers();
    replaceLabel(MediaDeviceInfo.prototype, (device, label) =>
      label === '' ? '' : numbers.nameOf(device.kind, device.deviceId),
    );
    replaceLabel(MediaStreamTrack.prototype, (track, label) => {
      const { deviceId, displaySurface } = track.getSettings();
      const isDevice = deviceId !== undefined && displaySurface === undefined && label !== '';
      return isDevice ? numbers.nameOf(`${track.kind}input`, deviceId) : label;
    });
    const toJson = Object.getOwnPropertyDescriptor(MediaDeviceInfo.prototype, 'toJSON');
    replaceValue(MediaDeviceInfo.prototype, 'toJSON', toJson, (device) => {
      const { kind, deviceId, groupId, label } = device as MediaDeviceInfo;
      return { deviceId, groupId, kind, label };
    });
  },
});

const NAMES: Readonly<Record<string, string>> = {
  audioinput: 'Microphone',
  audiooutput: 'Speaker',
  videoinput: 'Camera',
};

/** Numbers in the order in which a device of its kind is first seen: the same for list and track. */
class DeviceNumbers {
  readonly #seen = new Map<string, string[]>();

  nameOf(kind: string, deviceId: string): string {
    const ids = this.#seen.get(kind) ?? [];
    if (!ids.includes(deviceId)) ids.push(deviceId);
    this.#seen.set(kind, ids);
    return `${NAMES[kind] ?? 'Device'} ${ids.indexOf(deviceId) + 1}`;
  }
}

function replaceLabel<Labelled extends { readonly label: string }>(
  prototype: Labelled,
  nameFor: (self: Labelled, label: string) => string,
): void {
  const descriptor = Object.getOwnPropertyDescriptor(prototype, 'label');
  if (!descriptor?.get) return;
  const get = new Proxy(descriptor.get, {
    apply: (native, self, args) => nameFor(self, String(Reflect.apply(native, self, args))),
  });
  Object.defineProperty(prototype, 'label', { ...descriptor, get });
}

function replaceValue(
  prototype: object,
  name: string,
  descriptor: PropertyDescriptor | undefined,
  replacement: (self: unknown) => unknown,
): void {
  if (typeof descriptor?.value !== 'function') return;
  const value = new Proxy(descriptor.value as () => unknown, {
    apply: (_, self) => replacement(self),
  });
  Object.defineProperty(prototype, name, { ...descriptor, value });
}
