import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { MessageKey } from '../text/message-key';
import { useText } from '../text/text-context';
import type { AirlockActions, AirlockModel } from './airlock-model';
import { ConfirmWhole } from './confirm-whole';
import { Preview } from './preview';

type Asking = Extract<AirlockModel, { phase: 'asking' }>;

/** A window that opens under a moving hand must not take the click that was meant for another. */
const DEAF_FOR_MS = 600;

const isWhole = ({ surface }: Asking): boolean => surface === 'monitor' || surface === 'unknown';

export function airlockTitle(model: AirlockModel): MessageKey {
  if (model.phase === 'chosen') return 'airlockChosenTitle';
  if (isWhole(model)) return 'airlockTitleScreen';
  if (model.hold === 'surface-changed') return 'airlockTitleChanged';
  return model.surface === 'window' ? 'airlockTitleWindow' : 'airlockTitleTab';
}

function airlockMeaning(model: Asking): MessageKey {
  if (isWhole(model)) return 'airlockMeansScreen';
  return model.hold === 'surface-changed' ? 'airlockMeansChanged' : 'airlockMeansPart';
}

/** Shows the person what would be shared, and asks. */
export function Airlock(props: {
  readonly model: AirlockModel;
  readonly actions: AirlockActions;
}): JSX.Element {
  const { model, actions } = props;
  if (model.phase === 'chosen') return <ChosenWindow onClose={actions.onClose} />;
  return <Question key={model.question} model={model} actions={actions} />;
}

function Question(props: {
  readonly model: Asking;
  readonly actions: AirlockActions;
}): JSX.Element {
  const { model, actions } = props;
  const { t } = useText();
  const [withSound, setWithSound] = useState(false);
  const share = (): void => actions.onShare(model.hasSound && withSound);
  return (
    <main class="airlock" data-whole={isWhole(model)}>
      <h1>{t(airlockTitle(model))}</h1>
      <p class="means">{t(airlockMeaning(model), model.host)}</p>
      <Preview picture={model.picture} />
      {model.hasSound && (
        <label class="sound">
          <input
            type="checkbox"
            checked={withSound}
            onChange={(event) => setWithSound(event.currentTarget.checked)}
          />
          {t('airlockWithSound')}
        </label>
      )}
      <div class="answers">
        {isWhole(model) ? (
          <ConfirmWhole onConfirm={share} />
        ) : (
          <ConfirmPart surface={model.surface} onConfirm={share} />
        )}
        <button type="button" class="button wide" onClick={() => actions.onChooseWindow()}>
          {t(model.surface === 'window' ? 'airlockChooseOtherWindow' : 'airlockChooseWindow')}
        </button>
        <button type="button" class="button wide" onClick={() => actions.onCancel()}>
          {t('airlockCancel')}
        </button>
      </div>
    </main>
  );
}

function ConfirmPart(props: {
  readonly surface: Asking['surface'];
  readonly onConfirm: () => void;
}): JSX.Element {
  const { t } = useText();
  const shownAt = useRef(performance.now());
  const onClick = (event: MouseEvent): void => {
    const isDeaf = performance.now() - shownAt.current < DEAF_FOR_MS;
    if (event.isTrusted && !isDeaf) props.onConfirm();
  };
  return (
    <button type="button" class="button primary wide" onClick={onClick}>
      {t(props.surface === 'window' ? 'airlockShareWindow' : 'airlockShareTab')}
    </button>
  );
}

function ChosenWindow({ onClose }: { readonly onClose: () => void }): JSX.Element {
  const { t } = useText();
  return (
    <main class="airlock">
      <h1>{t('airlockChosenTitle')}</h1>
      <p class="means" role="status">
        {t('airlockChosenMeans')}
      </p>
      <div class="answers">
        <button type="button" class="button primary wide" onClick={() => onClose()}>
          {t('airlockClose')}
        </button>
      </div>
    </main>
  );
}
