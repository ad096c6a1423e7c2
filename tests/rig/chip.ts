import type { Page } from './page.ts';
import { until } from './until.ts';

interface DomNode {
  readonly nodeId: number;
  readonly nodeName: string;
  readonly attributes?: readonly string[];
  readonly children?: readonly DomNode[];
  readonly shadowRoots?: readonly DomNode[];
}

function attribute({ attributes = [] }: DomNode, name: string): string {
  const at = attributes.findIndex((text, index) => index % 2 === 0 && text === name);
  return at < 0 ? '' : (attributes[at + 1] ?? '');
}

function findNode(node: DomNode, matches: (node: DomNode) => boolean): DomNode | null {
  if (matches(node)) return node;
  for (const child of [...(node.shadowRoots ?? []), ...(node.children ?? [])]) {
    const found = findNode(child, matches);
    if (found) return found;
  }
  return null;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Middle of the chip's button for a device; looks through the closed shadow tree, as no page can. */
async function findButton({ session }: Page, device: string): Promise<Point | null> {
  const { root } = await session.send<{ root: DomNode }>('DOM.getDocument', {
    depth: -1,
    pierce: true,
  });
  const button = findNode(
    root,
    (node) =>
      attribute(node, 'class') === 'device' &&
      attribute(node, 'aria-label').toLowerCase().includes(device),
  );
  if (!button) return null;
  const { quads } = await session
    .send<{ quads: number[][] }>('DOM.getContentQuads', { nodeId: button.nodeId })
    .catch(() => ({ quads: [] })); // drawn anew meanwhile
  const [left = 0, top = 0, , , right = 0, bottom = 0] = quads[0] ?? [];
  return quads.length > 0 ? { x: (left + right) / 2, y: (top + bottom) / 2 } : null;
}

/** Waits for the chip's button for a device. */
export const chipButton = (page: Page, device: 'camera' | 'microphone'): Promise<Point> =>
  until(`the chip’s ${device} button`, () => findButton(page, device));

/** A real press: what a mouse does, not what a script can. */
export async function pressAt({ session }: Page, { x, y }: Point): Promise<void> {
  await session.send('Input.dispatchMouseEvent', { type: 'mouseMoved', x, y });
  const press = { x, y, button: 'left', clickCount: 1 };
  await session.send('Input.dispatchMouseEvent', { type: 'mousePressed', ...press });
  await session.send('Input.dispatchMouseEvent', { type: 'mouseReleased', ...press });
}
