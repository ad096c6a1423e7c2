import { parseArgs } from 'node:util';
import { evaluate } from '../tests/development-set/pictures/evaluate.ts';
import { loadPictureModels } from '../tests/development-set/pictures/picture-models.ts';
import { ensureGeneratedFiles } from './setup/extension.ts';

/** `npm run evaluate -- --screens 60 --rooms 60 --fronts 60 --half test --seed 1`: what is hidden of the development set. */
const { values } = parseArgs({
  options: {
    half: { type: 'string', default: 'test' },
    seed: { type: 'string', default: '20260' },
    screens: { type: 'string', default: '60' },
    rooms: { type: 'string', default: '60' },
    fronts: { type: 'string', default: '60' },
    misses: { type: 'boolean', default: false },
  },
});

await ensureGeneratedFiles();
const { screen, camera, front } = await evaluate(await loadPictureModels(), {
  half: values.half === 'tuning' ? 'tuning' : 'test',
  seed: Number(values.seed),
  screens: Number(values.screens),
  rooms: Number(values.rooms),
  fronts: Number(values.fronts),
});
console.log(`screen: secrets hidden            ${screen.recall}`);
console.log(`screen: bars that cover a secret  ${screen.precision}`);
console.log(`screen: harmless, yet hidden      ${screen.falseAlarms}`);
console.log(`camera: secret lines from 16 px   ${camera.large}`);
console.log(`camera: secret lines from 8 px    ${camera.all}`);
console.log(`camera: background hidden         ${camera.background}`);
console.log(`camera: person hidden             ${camera.person}`);
console.log(`held up: secret lines, all         ${front.recall}`);
console.log(`held up: secret lines in print     ${front.print}`);
console.log(`held up: harmless, yet hidden      ${front.falseAlarms}`);
console.log(`held up: person hidden then        ${front.person}`);
if (values.misses) {
  for (const line of [...screen.missed, ...camera.missed, ...front.missed])
    console.log(`missed ${line}`);
  for (const line of [...screen.wrong, ...front.wrong]) console.log(`wrong  ${line}`);
}
