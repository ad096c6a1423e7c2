import type { ComponentChildren, JSX } from 'preact';
import { AirlockExhibit, ChipExhibit, OptionsExhibit, PopupExhibit } from './exhibits.tsx';
import type { Options } from './options.ts';
import { AIRLOCK_STATES } from './states/airlock-states.ts';
import { CHIP_STATES } from './states/chip-states.ts';
import { OPTIONS_STATES } from './states/options-states.ts';
import { POPUP_STATES, REASON_STATES } from './states/popup-states.ts';

const POPUPS = { ...POPUP_STATES, ...REASON_STATES };

/** Ways to look at it, as they are added to the address. */
const LOOKS = [
  'scheme=light',
  'scheme=dark',
  'contrast',
  'contrast&scheme=dark',
  'language=de',
  'direction=rtl',
  'stretch',
] as const;

/** Every component in every state, or the one that the address names. */
export function Gallery({ options }: { readonly options: Options }): JSX.Element {
  const [family, name = ''] = options.only?.split('/') ?? [];
  const popup = POPUPS[name];
  const chip = CHIP_STATES[name];
  const airlock = AIRLOCK_STATES[name];
  if (family === 'airlock' && airlock) return <AirlockExhibit model={airlock} />;
  if (family === 'popup' && popup) return <PopupExhibit name={name} model={popup} />;
  const page = OPTIONS_STATES[name];
  if (family === 'options' && page) return <OptionsExhibit model={page} />;
  if (family === 'chip' && chip) {
    return <ChipExhibit model={chip} options={options} isAlone />;
  }
  return (
    <div class="gallery">
      <h1>Lenscap playground</h1>
      <nav class="options" aria-label="Ways to look">
        {LOOKS.map((look) => (
          <a key={look} class="button" href={`?${look}`}>
            {look}
          </a>
        ))}
      </nav>
      <Shelf title="Chip">
        {Object.entries(CHIP_STATES).map(([key, model]) => (
          <Exhibit key={key} name={`chip/${key}`}>
            <ChipExhibit model={model} options={options} isAlone={false} />
          </Exhibit>
        ))}
      </Shelf>
      <Shelf title="Popup">
        {Object.entries(POPUPS).map(([key, model]) => (
          <Exhibit key={key} name={`popup/${key}`}>
            <PopupExhibit name={key} model={model} />
          </Exhibit>
        ))}
      </Shelf>
      <Shelf title="Options">
        {Object.entries(OPTIONS_STATES).map(([key, model]) => (
          <Exhibit key={key} name={`options/${key}`} isWide>
            <OptionsExhibit model={model} />
          </Exhibit>
        ))}
      </Shelf>
      <Shelf title="Airlock">
        {Object.entries(AIRLOCK_STATES).map(([key, model]) => (
          <Exhibit key={key} name={`airlock/${key}`}>
            <AirlockExhibit model={model} />
          </Exhibit>
        ))}
      </Shelf>
    </div>
  );
}

function Shelf(props: { title: string; children: ComponentChildren }): JSX.Element {
  return (
    <section>
      <h2>{props.title}</h2>
      <div class="shelf">{props.children}</div>
    </section>
  );
}

function Exhibit(props: {
  name: string;
  isWide?: boolean;
  children: ComponentChildren;
}): JSX.Element {
  return (
    <article class={props.isWide ? 'exhibit wide' : 'exhibit'}>
      <h3>{props.name}</h3>
      <div class="stage">{props.children}</div>
    </article>
  );
}
