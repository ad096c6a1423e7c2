import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  actsOf,
  clickAt,
  openPlayground,
  type Playground,
  type Point,
  pressKey,
  sendKey,
  sendMouse,
} from './open-playground.ts';

let playground: Playground;

beforeAll(async () => {
  playground = await openPlayground();
});

afterAll(() => playground?.close());

const evaluate = <T>(expression: string): Promise<T> => playground.page.evaluate<T>(expression);

/** What has the focus, by what it is called; "" for nothing. */
const focused = (root: string): Promise<string> =>
  evaluate(`(() => {
    const element = ${root}.activeElement;
    if (!element || element === document.body) return '';
    const label = element.closest('label');
    return (element.getAttribute('aria-label') ?? label?.textContent ?? element.textContent).trim();
  })()`);

/** The stops of the Tab key, from the first to where it leaves the document. */
async function walk(root: string): Promise<string[]> {
  const stops: string[] = [];
  for (;;) {
    await pressKey(playground.page, 'Tab');
    const stop = await focused(root);
    if (stop === '' || stops.length > 40) return stops;
    stops.push(stop);
  }
}

const focusOn = async (root: string, name: string): Promise<void> => {
  for (let presses = 0; presses < 40; presses++) {
    await pressKey(playground.page, 'Tab');
    if ((await focused(root)) === name) return;
  }
  throw new Error(`The Tab key never reached "${name}".`);
};

/** Whose button is held, as the playground writes it down. */
const MICROPHONE = '{"tabId":1,"frameId":0,"kind":"microphone"}';

describe('popup by keyboard', () => {
  it('reaches everything, in the order in which it is read', async () => {
    await playground.show({ exhibit: 'popup/talking' });
    expect(await walk('document')).toEqual([
      'Uncover camera',
      'Unmute',
      'Hold to talk' + 'You can be heard',
      'Meetings here start covered and muted',
      'Attention stays private',
      'Neutral device names',
      'Strong blur',
      'While the camera is covered',
      'Push-to-talk key',
      'When was I live?',
      'All settings',
      'Cover everything',
    ]);
  });

  it('uncovers, and covers everything', async () => {
    await playground.show({ exhibit: 'popup/covered' });
    await focusOn('document', 'Uncover camera');
    await pressKey(playground.page, 'Enter');
    await focusOn('document', 'Cover everything');
    await pressKey(playground.page, ' ');
    expect(await actsOf(playground.page)).toEqual([
      'gate {"tabId":1,"frameId":0,"kind":"camera"} "live"',
      'cover-everything',
    ]);
  });

  it('is heard for as long as the key is held', async () => {
    await playground.show({ exhibit: 'popup/covered' });
    await focusOn('document', 'Hold to talkYou can be heard');
    await sendKey(playground.page, 'keyDown', ' ');
    await sendKey(playground.page, 'keyDown', ' ');
    expect(await actsOf(playground.page)).toEqual([`talk ${MICROPHONE} true`]);
    await sendKey(playground.page, 'keyUp', ' ');
    expect(await actsOf(playground.page)).toEqual([
      `talk ${MICROPHONE} true`,
      `talk ${MICROPHONE} false`,
    ]);
  });

  it('lets go when the focus leaves with the key down', async () => {
    await playground.show({ exhibit: 'popup/covered' });
    await focusOn('document', 'Hold to talkYou can be heard');
    await sendKey(playground.page, 'keyDown', ' ');
    await evaluate('document.activeElement.blur()');
    expect(await actsOf(playground.page)).toEqual([
      `talk ${MICROPHONE} true`,
      `talk ${MICROPHONE} false`,
    ]);
  });

  it('chooses a background with the arrow keys', async () => {
    await playground.show({ exhibit: 'popup/live' });
    await focusOn('document', 'Strong blur');
    await pressKey(playground.page, 'ArrowRight');
    expect(await actsOf(playground.page)).toEqual([
      'background {"kind":"blur","strength":"light"}',
    ]);
  });
});

const CHIP = 'playground.chipRoots.at(-1)';

/** The middle of what is called so, in the chip. */
const middleOf = (label: string): Promise<Point> =>
  evaluate(`(() => {
    const found = [...${CHIP}.querySelectorAll('button')]
      .find((button) => button.getAttribute('aria-label') === ${JSON.stringify(label)});
    const { x, y, width, height } = found.getBoundingClientRect();
    return { x: x + width / 2, y: y + height / 2 };
  })()`);

const CAMERA = 'Camera covered. Uncover camera';

describe('chip', () => {
  beforeEach(async () => {
    await playground.show({ exhibit: 'chip/covered', width: 800 });
    await evaluate(`document.body.insertAdjacentHTML('afterbegin', '<input id="chat">')`);
    await evaluate(`globalThis.heard = [];
      for (const type of ['click', 'keydown', 'pointerdown'])
        document.addEventListener(type, () => heard.push(type));`);
    await evaluate(`document.querySelector('#chat').focus()`);
  });

  it('is reached by keyboard, every part of it', async () => {
    expect(await walk(CHIP)).toEqual([
      'Move Lenscap: drag, or press the arrow keys',
      CAMERA,
      'Microphone muted. Unmute',
      'Hold to talk',
      'Make smaller',
      'Hide on this site',
    ]);
  });

  it('leaves the focus in the page when it is clicked, and keeps the click to itself', async () => {
    await clickAt(playground.page, await middleOf(CAMERA));
    expect(await actsOf(playground.page)).toEqual(['chip-gate "camera" "live"']);
    expect(await evaluate('document.activeElement.id')).toBe('chat');
    expect(await evaluate('heard')).toEqual([]);
    await clickAt(playground.page, await evaluate<Point>(`({ x: 400, y: 200 })`));
    expect(await evaluate('heard')).toEqual(['pointerdown', 'click']);
  });

  it('does nothing for a click or a key that a script has made up', async () => {
    await evaluate(`for (const button of ${CHIP}.querySelectorAll('button')) {
      button.click();
      button.dispatchEvent(new PointerEvent('click', { bubbles: true, composed: true }));
      button.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowUp', bubbles: true }));
    }`);
    expect(await actsOf(playground.page)).toEqual([]);
  });

  it('is dragged, and a drag presses nothing', async () => {
    const from = await middleOf(CAMERA);
    await sendMouse(playground.page, 'mousePressed', from);
    await sendMouse(playground.page, 'mouseMoved', { x: from.x + 60, y: from.y - 90 });
    await sendMouse(playground.page, 'mouseMoved', { x: from.x + 120, y: from.y - 180 });
    await sendMouse(playground.page, 'mouseReleased', { x: from.x + 120, y: from.y - 180 });
    const acts = await actsOf(playground.page);
    expect(acts).toHaveLength(1);
    expect(acts[0]).toMatch(/^chip-move /);
    const to = await middleOf(CAMERA);
    expect(to.x - from.x).toBeCloseTo(120, 0);
    expect(to.y - from.y).toBeCloseTo(-180, 0);
  });

  it('moves by arrow keys and folds', async () => {
    await focusOn(CHIP, 'Move Lenscap: drag, or press the arrow keys');
    const before = await middleOf(CAMERA);
    await pressKey(playground.page, 'ArrowUp');
    expect((await middleOf(CAMERA)).y).toBeLessThan(before.y);
    await focusOn(CHIP, 'Make smaller');
    await pressKey(playground.page, 'Enter');
    await middleOf('Show Lenscap: Camera covered, Microphone muted');
    expect((await actsOf(playground.page)).at(-1)).toBe('chip-fold true');
  });
});
