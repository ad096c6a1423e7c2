import type { JSX } from 'preact';
import type { Figures } from '../meeting/figures.ts';
import type { Messages } from '../messages.ts';

interface FigureStripProps {
  readonly messages: Messages;
  readonly figures: Figures;
  readonly language: string;
  /** True when pictures are judged, so that there is a number of readable ones. */
  readonly isJudged: boolean;
}

/** What has arrived, in numbers. */
export function FigureStrip({
  messages,
  figures,
  language,
  isJudged,
}: FigureStripProps): JSX.Element {
  const { frameRate, width, height, received, sights } = figures;
  const count = (value: number): string => value.toLocaleString(language);
  const rows: [string, string, string?][] = [
    [messages.frameRate, count(frameRate)],
    [messages.pictureSize, width === 0 ? '–' : `${width} × ${height}`],
    [messages.received, count(received)],
    [messages.open, isJudged ? count(sights.open) : '–', sights.open > 0 ? 'bad' : 'good'],
  ];
  return (
    <dl class="figures" aria-label={messages.figures}>
      {rows.map(([name, value, tone]) => (
        <div key={name} class={received > 0 && isJudged ? tone : undefined}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
