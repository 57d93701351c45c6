import { useSealing } from '#kit/use-sealing.ts';
import { useWords } from '#kit/words/context.tsx';

/** Whether this device can seal; undefined until it is known. */
export const useSeals = (): boolean | undefined => {
  const sealing = useSealing();
  return sealing === undefined ? undefined : sealing.cipher !== undefined;
};

/** Says that results are not kept on a device without keys, and where that is changed; nothing where they are. */
export const NoKeys = () => {
  const { t } = useWords();
  return useSeals() !== false ? null : (
    <p class="field-hint" role="note">
      {t('testing.no-keys')} <a href="/keys">{t('testing.keys')}</a>
    </p>
  );
};
