import { useSealing } from '#kit/use-sealing.ts';
import { useWords } from '#kit/words/context.tsx';

/** Says before anything is typed that words are not kept on this device; nothing where they are. */
export const NoKeys = () => {
  const { t } = useWords();
  const sealing = useSealing();
  return sealing === undefined || sealing.cipher !== undefined ? null : (
    <p class="field-hint" role="note">
      {t('treatment.no-keys')} <a href="/keys">{t('treatment.keys')}</a>
    </p>
  );
};
