import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Preset } from '../../policy/settings/presets';
import { LensCapIcon } from '../design/icons';
import { PresetChoice } from '../options/preset-choice';
import { LockedNote } from '../settings/locked-note';
import { useText } from '../text/text-context';
import { WelcomePicture } from './welcome-picture';

export interface WelcomeProps {
  readonly preset: Preset | null;
  /** The person's organisation has chosen. */
  readonly isLocked: boolean;
  readonly onPreset: (preset: Preset) => void;
  /** At the end, or skipped. */
  readonly onDone: () => void;
  readonly onOpenOptions: () => void;
}

type Step = 1 | 2 | 3;

/** Three steps: the cover, lifting it, and how careful to be. Any of them may be the last. */
export function WelcomePage(props: WelcomeProps): JSX.Element {
  const { t } = useText();
  const [step, setStep] = useState<Step>(1);
  return (
    <div class="welcome-page">
      <header>
        <p class="brand">
          <LensCapIcon />
          {t('extName')}
        </p>
        <button type="button" class="button plain" onClick={() => props.onDone()}>
          {t('welcomeSkip')}
        </button>
      </header>
      <main class="panel" key={step}>
        <h1 class="spoken">{t('welcomeTitle')}</h1>
        {step === 1 && <Covered onNext={() => setStep(2)} />}
        {step === 2 && <Lifted onBack={() => setStep(1)} onNext={() => setStep(3)} />}
        {step === 3 && <Presets {...props} onBack={() => setStep(2)} />}
      </main>
    </div>
  );
}

function StepWords(props: {
  readonly step: Step;
  readonly title: string;
  readonly children: ComponentChildren;
}): JSX.Element {
  const { t } = useText();
  const heading = useRef<HTMLHeadingElement>(null);
  // What was pressed is gone: the next thing to be read is this.
  useEffect(() => {
    if (props.step > 1) heading.current?.focus();
  }, [props.step]);
  return (
    <div class="welcome-words">
      <p class="note">{t('welcomeStep', String(props.step))}</p>
      <h2 ref={heading} tabIndex={-1}>
        {props.title}
      </h2>
      {props.children}
    </div>
  );
}

function Covered({ onNext }: { readonly onNext: () => void }): JSX.Element {
  const { t } = useText();
  return (
    <>
      <WelcomePicture scene="covered" />
      <StepWords step={1} title={t('welcomeCovered')}>
        <p>{t('welcomeCoveredMeans')}</p>
      </StepWords>
      <div class="device-buttons">
        <button type="button" class="button primary" onClick={() => onNext()}>
          {t('welcomeLift')}
        </button>
      </div>
    </>
  );
}

function Lifted(props: { readonly onBack: () => void; readonly onNext: () => void }): JSX.Element {
  const { t } = useText();
  const [isRaw, setRaw] = useState(false);
  return (
    <>
      <WelcomePicture scene={isRaw ? 'camera' : 'others'} />
      <button
        type="button"
        class="button plain"
        aria-pressed={isRaw}
        onClick={() => setRaw(!isRaw)}
      >
        {t(isRaw ? 'welcomeSeeOthers' : 'welcomeSeeCamera')}
      </button>
      <StepWords step={2} title={t('welcomeLifted')}>
        <p>{t('welcomeLiftedMeans')}</p>
      </StepWords>
      <div class="device-buttons">
        <button type="button" class="button" onClick={() => props.onBack()}>
          {t('welcomeBack')}
        </button>
        <button type="button" class="button primary" onClick={() => props.onNext()}>
          {t('welcomeNext')}
        </button>
      </div>
    </>
  );
}

function Presets(props: WelcomeProps & { readonly onBack: () => void }): JSX.Element {
  const { t } = useText();
  return (
    <>
      <StepWords step={3} title={t('sectionPresets')}>
        <p>{t('welcomePresets')}</p>
      </StepWords>
      {props.isLocked && <LockedNote />}
      <fieldset class="plain-group" disabled={props.isLocked}>
        <legend class="spoken">{t('sectionPresets')}</legend>
        <PresetChoice preset={props.preset} onChoose={props.onPreset} />
      </fieldset>
      <p>{t('welcomeReady')}</p>
      <div class="device-buttons">
        <button type="button" class="button" onClick={() => props.onBack()}>
          {t('welcomeBack')}
        </button>
        <button type="button" class="button primary" onClick={() => props.onDone()}>
          {t('welcomeDone')}
        </button>
      </div>
      <button type="button" class="button plain" onClick={() => props.onOpenOptions()}>
        {t('welcomeMore')}
      </button>
    </>
  );
}
