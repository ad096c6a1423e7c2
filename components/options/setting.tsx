import type { ComponentChildren, JSX } from 'preact';
import type { SettingName } from '../../policy/settings/managed';
import { LockedNote } from '../settings/locked-note';

/** One setting: what it is called, what it does in one sentence, and its control. */
export interface SettingSpec {
  readonly id: string;
  readonly title: string;
  readonly sentence: string;
  /** More that one may look for it by. */
  readonly words?: string;
  /** By which an organisation can set it. */
  readonly name?: SettingName;
  readonly isLocked?: boolean;
  /** The control fits on the line of the title. */
  readonly isSmall?: boolean;
  /** @param labelId Element that names the control. */
  readonly control: (ids: { label: string; sentence: string }) => ComponentChildren;
}

export interface SectionSpec {
  readonly id: string;
  readonly title: string;
  readonly settings: readonly SettingSpec[];
}

/** @param section Whose heading says it all already where it holds one setting of the same name. */
function Setting(props: {
  readonly spec: SettingSpec;
  readonly section: SectionSpec;
}): JSX.Element {
  const { spec, section } = props;
  const { id, title, sentence, isLocked = false, isSmall = false, control } = spec;
  const isTitled = title !== section.title;
  const ids = {
    label: isTitled ? `${id}-title` : `section-${section.id}`,
    sentence: `${id}-sentence`,
  };
  return (
    <div class={isSmall ? 'setting small' : 'setting'} id={id}>
      <div class="setting-words">
        {isTitled && <h3 id={ids.label}>{title}</h3>}
        <p class="note" id={ids.sentence}>
          {sentence}
        </p>
        {isLocked && <LockedNote />}
      </div>
      <fieldset class="setting-control" disabled={isLocked} aria-labelledby={ids.label}>
        {control(ids)}
      </fieldset>
    </div>
  );
}

export function Section({ section }: { readonly section: SectionSpec }): JSX.Element {
  return (
    <section class="options-section" aria-labelledby={`section-${section.id}`}>
      <h2 id={`section-${section.id}`}>{section.title}</h2>
      <div class="panel settings">
        {section.settings.map((spec) => (
          <Setting key={spec.id} {...{ spec, section }} />
        ))}
      </div>
    </section>
  );
}

const fold = (text: string): string =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').toLocaleLowerCase();

/** The sections with the settings that hold every word that is looked for. */
export function searchSections(sections: readonly SectionSpec[], query: string): SectionSpec[] {
  const wanted = fold(query).split(/\s+/).filter(Boolean);
  const holds = (section: SectionSpec, { title, sentence, words = '' }: SettingSpec): boolean => {
    const text = fold([section.title, title, sentence, words].join(' '));
    return wanted.every((word) => text.includes(word));
  };
  return sections.flatMap((section) => {
    const settings = section.settings.filter((spec) => holds(section, spec));
    return settings.length > 0 ? [{ ...section, settings }] : [];
  });
}
