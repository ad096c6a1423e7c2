import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import { useText } from '../text/text-context';

/** What the file chooser offers; the same that is read. */
const ACCEPTED = 'image/jpeg,image/png,image/webp';

/** Lets the person choose a picture of their own. */
export function PictureButton(props: {
  readonly hasOne: boolean;
  readonly onFile: (file: File) => void;
}): JSX.Element {
  const { t } = useText();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" class="button wide" onClick={() => input.current?.click()}>
        {t(props.hasOne ? 'changePicture' : 'choosePicture')}
      </button>
      <input
        ref={input}
        type="file"
        accept={ACCEPTED}
        aria-label={t('choosePicture')}
        hidden
        onChange={({ currentTarget }) => {
          const file = currentTarget.files?.[0];
          if (file) props.onFile(file);
        }}
      />
    </>
  );
}
