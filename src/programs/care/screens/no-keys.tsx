import { useSealing } from '#kit/use-sealing.ts';
import { useWords } from '#kit/words/context.tsx';

/** Says before anything is typed that words are not kept on this device, and where that is changed; nothing where they are. */
export const NoKeys = ({ text }: { readonly text: string }) => {
  const { t } = useWords();
  const sealing = useSealing();
  return sealing === undefined || sealing.cipher !== undefined ? null : (
    <p class="field-hint" role="note">
      {text} <a href="/keys">{t('care.keys')}</a>
    </p>
  );
};
