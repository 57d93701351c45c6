import { load as office } from 'languages:office';
import { Banner } from '#kit/components/messages.tsx';
import { withWordsOf } from '#kit/with-words.tsx';
import { useWords } from '#kit/words/context.tsx';

/** A passphrase stands before what was saved here: said on every screen, with the way to open it. Saving goes on. */
export const Locked = withWordsOf(() => {
  const { t } = useWords();
  return (
    <Banner
      icon="lock"
      tone="warning"
      action={
        <a class="button" href="/keys">
          {t('app.keys.lock.open')}
        </a>
      }
    >
      {t('app.keys.locked')}
    </Banner>
  );
}, [office]);
