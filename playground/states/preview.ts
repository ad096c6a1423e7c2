import type { DeviceTarget } from '../../components/device/device-view.ts';
import type { PopupModel } from '../../components/popup/popup-model.ts';
import { drawCoverCard } from '../../pipeline/cover-card.ts';
import { CAPPED_CAMERA } from '../../pipeline/cover-card-icon.ts';
import { HELD_SCREEN } from '../../pipeline/held-screen-icon.ts';
import { paintLandscape } from './landscape.ts';

/** What the others see of a device, as the popup of the extension shows it. */
export function paintPreview(
  { cover, tabs }: PopupModel,
  target: DeviceTarget,
  canvas: HTMLCanvasElement,
): void {
  const context = canvas.getContext('2d');
  const device = tabs
    .find(({ tabId }) => tabId === target.tabId)
    ?.devices.find(({ kind, frameId }) => kind === target.kind && frameId === target.frameId);
  if (!context) return;
  const isCovered = device?.gate?.state === 'capped' || device?.picture?.phase === 'covered';
  const hasOwnCard = target.kind === 'camera' && cover?.kind !== 'neutral';
  if (isCovered && !hasOwnCard) paintCard(context, target.kind);
  else paintLandscape(context, canvas.width, canvas.height);
}

function paintCard(context: CanvasRenderingContext2D, kind: DeviceTarget['kind']): void {
  const { width: codedWidth, height: codedHeight } = context.canvas;
  const icon = kind === 'screen' ? HELD_SCREEN : CAPPED_CAMERA;
  const bytes = drawCoverCard(codedWidth, codedHeight, icon);
  const frame = new VideoFrame(bytes, { format: 'I420', codedWidth, codedHeight, timestamp: 0 });
  context.drawImage(frame, 0, 0);
  frame.close();
}
