import { useEffect, useState } from 'preact/hooks';
import { Button } from '#kit/components/button.tsx';
import { Banner } from '#kit/components/messages.tsx';
import { useWords } from '#kit/words/context.tsx';

/**
 * The last net: a throw that nobody caught is said, whatever it stopped. It stays until it is read, over every screen.
 */
export const Uncaught = () => {
  const { t } = useWords();
  const [isThere, setThere] = useState(false);
  useEffect(() => {
    const onThrow = (event: ErrorEvent | PromiseRejectionEvent): void => {
      // A browser's own remark about layout, and a script of another origin, say nothing about the app.
      if ('reason' in event || event.error instanceof Error) setThere(true);
    };
    window.addEventListener('error', onThrow);
    window.addEventListener('unhandledrejection', onThrow);
    return () => {
      window.removeEventListener('error', onThrow);
      window.removeEventListener('unhandledrejection', onThrow);
    };
  }, []);
  if (!isThere) return null;
  return (
    <Banner
      tone="danger"
      isUrgent
      action={
        <div class="row">
          <Button onClick={() => location.reload()}>{t('app.trouble.reload')}</Button>
          <Button tone="quiet" onClick={() => setThere(false)}>
            {t('app.trouble.close')}
          </Button>
        </div>
      }
    >
      {t('app.trouble.uncaught')}
    </Banner>
  );
};
