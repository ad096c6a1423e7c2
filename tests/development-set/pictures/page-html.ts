import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Random } from '../random.ts';
import type { Draft } from '../wording.ts';
import { FONTS, isInRoom, lookOf } from './looks.ts';

/** Of every picture, in pixels. */
export const PICTURE = { width: 1280, height: 720 } as const;

const require = createRequire(import.meta.url);

/** `@font-face` rules for every font, with the fonts in them: nothing is fetched. */
export function fontFaces(): string {
  return FONTS.map((font) => {
    const file = require.resolve(`@fontsource/${font}/files/${font}-latin-400-normal.woff2`);
    const data = readFileSync(file).toString('base64');
    return `@font-face{font-family:${font};src:url(data:font/woff2;base64,${data})}`;
  }).join('\n');
}

const asHtml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** Each cell is one `<span>`; whether it is secret stands beside it. */
function rowsOf({ rows }: Draft): string {
  const isTable = rows.some((row) => row.length > 1);
  const cell = ({ text, isSecret }: { text: string; isSecret: boolean }) =>
    `<span data-secret="${isSecret}">${asHtml(text)}</span>`;
  if (!isTable) return rows.map((row) => `<div>${row.map(cell).join('')}&#8203;</div>`).join('');
  const cells = rows.map((row) => row.map((entry) => `<td>${cell(entry)}</td>`).join(''));
  return `<table>${cells.map((row) => `<tr>${row}</tr>`).join('')}</table>`;
}

/** A screen: the text with some frame around it, as programs have it. */
function screenBody(draft: Draft, random: Random): string {
  const look = lookOf(draft.scene, random);
  const style = `font:${look.size}px/${look.lineHeight} ${look.font};color:${look.ink};${look.sheet}`;
  const left = random.whole(10, 200);
  const top = random.whole(10, 120);
  const bar = random.chance(0.5) ? '<header></header>' : '';
  return `<main style="${style}">${bar}
    <section style="margin:${top}px ${left}px">${rowsOf(draft)}</section></main>`;
}

/** A sheet in a room: turned, in perspective, now and then with glare. */
function roomBody(draft: Draft, random: Random): string {
  const look = lookOf(draft.scene, random);
  const onLeft = random.chance(0.5);
  const turn = `rotateY(${random.whole(-32, 32)}deg) rotateX(${random.whole(-8, 8)}deg)`;
  const tilt = `rotate(${random.whole(-6, 6)}deg)`;
  const place = `${onLeft ? 'left' : 'right'}:${random.whole(20, 60)}px;top:${random.whole(30, 240)}px`;
  const style = `font:${look.size}px/${look.lineHeight} ${look.font};color:${look.ink};${look.sheet}`;
  const glare = random.chance(0.3)
    ? `<i style="left:${random.whole(0, 70)}%;top:${random.whole(0, 60)}%"></i>`
    : '';
  const blur = random.pick([0, 0.3, 0.6]);
  const shelf = `<aside style="${onLeft ? 'right' : 'left'}:40px">${books(random)}</aside>`;
  return `<main style="${look.around};filter:blur(${blur}px)">${shelf}<section class="sheet"
    style="${place};${style};transform:perspective(1400px) ${turn} ${tilt}">${rowsOf(draft)}${glare}</section></main>`;
}

/** A shelf of books without titles: strokes that are no text. */
function books(random: Random): string {
  const book = () => {
    const width = random.whole(10, 26);
    const height = random.whole(70, 110);
    return `<b style="width:${width}px;height:${height}px;background:hsl(${random.whole(0, 359)} 35% ${random.whole(25, 60)}%)"></b>`;
  };
  return Array.from({ length: random.whole(6, 12) }, book).join('');
}

const STYLE = `
  *{box-sizing:border-box} body{margin:0;overflow:hidden}
  main{position:relative;width:${PICTURE.width}px;height:${PICTURE.height}px;overflow:hidden}
  header{height:34px;background:#8884;border-bottom:1px solid #8886}
  section div,td{white-space:pre} td{padding:2px 28px 2px 0}
  .sheet{position:absolute;padding:18px 22px;max-width:460px}
  .sheet i{position:absolute;width:120px;height:70px;border-radius:50%;
    background:radial-gradient(#fffb,#fff0 70%)}
  aside{position:absolute;top:60px;display:flex;align-items:end;gap:1px;border-bottom:8px solid #6b5a45}
`;

/** The body of the page that shows one draft. */
export function pageBody(draft: Draft, random: Random): string {
  return isInRoom(draft.scene) ? roomBody(draft, random) : screenBody(draft, random);
}

/** A page on which bodies are shown one after the other. */
export const pageHtml = (): string =>
  `<!doctype html><meta charset="utf-8"><style>${fontFaces()}${STYLE}</style><body>`;
