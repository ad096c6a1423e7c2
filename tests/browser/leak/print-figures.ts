import type { PhaseFigures } from '../../rig/call-page/figures.ts';

const round = (value: number | null): string => (value === null ? '-' : value.toFixed(0));

function describe(figures: PhaseFigures): string {
  const { phase, frames, leaked, person, pictures, cards, black, sizes } = figures;
  return [
    phase.padEnd(52),
    `frames ${frames}`.padEnd(11),
    `leaked ${leaked}`.padEnd(11),
    `best ${figures.bestBackgroundScore.toFixed(2)}`,
    `person ${person}/${pictures}`.padEnd(15),
    `cards ${cards}`.padEnd(10),
    `black ${black}`.padEnd(9),
    `first picture ${round(figures.firstPictureMs)} ms`.padEnd(22),
    `longest gap ${round(figures.longestGapMs)} ms`.padEnd(20),
    sizes.join(' '),
  ].join('  ');
}

/** One line per phase, for people. */
export function printFigures(title: string, phases: readonly PhaseFigures[]): void {
  console.log([title, ...phases.map(describe)].join('\n'));
}
