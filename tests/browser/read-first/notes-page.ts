/** A tab with something to read on it; it is what gets shared. */
const list = document.createElement('ul');

function begin(): void {
  document.title = 'Team notes';
  document.body.replaceChildren(list);
  document.body.style.cssText = 'font: 26px/1.6 sans-serif; margin: 2em; background: white';
}

/** Adds a line; returns it. */
function add(text: string): HTMLLIElement {
  const line = document.createElement('li');
  line.textContent = text;
  list.append(line);
  return line;
}

/** Puts other words into the line that holds these. */
function change(from: string, to: string): void {
  for (const line of list.children) {
    if (line.textContent === from) line.textContent = to;
  }
}

/** Shows a picture below the lines, in place of the one before. */
async function picture(url: string): Promise<void> {
  document.querySelector('img')?.remove();
  const image = Object.assign(new Image(), { src: url });
  await image.decode();
  document.body.append(image);
}

/** Where a line stands, in parts of the tab's picture. */
function placeOf(text: string): { x: number; y: number; width: number; height: number } | null {
  const line = [...list.children].find(({ textContent }) => textContent === text);
  if (!line) return null;
  const range = document.createRange();
  range.selectNodeContents(line);
  const { x, y, width, height } = range.getBoundingClientRect();
  return {
    x: x / innerWidth,
    y: y / innerHeight,
    width: width / innerWidth,
    height: height / innerHeight,
  };
}

/** Types a line letter by letter, at the pace of a person. */
async function type(text: string): Promise<void> {
  const line = add('');
  for (const letter of text) {
    line.textContent += letter;
    await new Promise((resolve) => setTimeout(resolve, 120));
  }
}

/** Moves everything up and down for a while. */
async function move(ms: number): Promise<void> {
  const start = performance.now();
  while (performance.now() - start < ms) {
    list.style.marginTop = `${Math.round(60 + 50 * Math.sin((performance.now() - start) / 200))}px`;
    await new Promise(requestAnimationFrame);
  }
  list.style.marginTop = '0';
}

addEventListener('DOMContentLoaded', begin);
Object.assign(window, {
  notes: { add, change, picture, placeOf, type, move, clear: () => list.replaceChildren() },
});
