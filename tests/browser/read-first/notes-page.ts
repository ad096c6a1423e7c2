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
Object.assign(window, { notes: { add, type, move, clear: () => list.replaceChildren() } });
