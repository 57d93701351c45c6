import { useState } from 'preact/hooks';
import { Button } from '#kit/components/button.tsx';
import { Banner } from '#kit/components/messages.tsx';
import type { Unsaved } from '#kit/form/unsaved.ts';
import { useLatest } from '#kit/use-latest.ts';
import { useWords } from '#kit/words/context.tsx';
import type { Updates } from '../service-worker/updates.ts';

export type UpdatePromptProps = {
  readonly updates: Updates;
  readonly unsaved: Unsaved;
  /** Puts what was typed and recorded on this device's disk; whether it is there. */
  readonly isOnDisk: () => Promise<boolean>;
};

/** Offers a waiting version. It takes over only when nothing that was typed or recorded could be lost. */
export const UpdatePrompt = ({ updates, unsaved, isOnDisk }: UpdatePromptProps) => {
  const { t } = useWords();
  const isReady = useLatest(
    updates,
    (source, listener) => source.subscribe(listener),
    (source) => source.isReady(),
  );
  const [obstacle, setObstacle] = useState<'form' | 'disk'>();
  if (!isReady) return null;

  const apply = async (): Promise<void> => {
    if (!unsaved.isEmpty()) setObstacle('form');
    else if (await isOnDisk()) updates.apply();
    else setObstacle('disk');
  };
  return (
    <Banner
      icon="download"
      action={
        <Button tone="primary" onClick={() => void apply()}>
          {t('app.update.apply')}
        </Button>
      }
    >
      <p>{t('app.update.ready')}</p>
      {obstacle === undefined ? null : <p>{t(`app.update.${obstacle}`)}</p>}
    </Banner>
  );
};
