import { render } from 'preact';
import { TextContext } from '../components/text/text-context.ts';
import { acts, chipRoots } from './exhibits.tsx';
import { Gallery } from './gallery.tsx';
import { applyOptions, readOptions, textFor } from './options.ts';

const options = readOptions(location.search);
const root = document.querySelector('#playground');
if (root) {
  render(
    <TextContext.Provider value={textFor(options)}>
      <Gallery options={options} />
    </TextContext.Provider>,
    root,
  );
  applyOptions(options, document);
}
Object.assign(globalThis, { playground: { acts, chipRoots } });
