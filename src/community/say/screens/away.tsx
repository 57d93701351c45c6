import { Button } from '#kit/components/button.tsx';
import { Banner } from '#kit/components/messages.tsx';
import { useWords } from '#kit/words/context.tsx';
import type { Failure } from '#log/index.ts';

/** Why nothing is shown, and what to do. */
export const Away = ({ failure, again }: { readonly failure: Failure; readonly again: () => void }) => {
  const { t } = useWords();
  switch (failure.code) {
    case 'not-allowed':
      return <Banner tone="warning">{t('say.not-yours')}</Banner>;
    case 'not-found':
      return <Banner tone="warning">{t('say.one.no-more')}</Banner>;
    default:
      return (
        <>
          <Banner tone="warning">
            {failure.code === 'unreachable' ? t('say.away') : t(`log.error.${failure.code}`)}
          </Banner>
          <Button onClick={again}>{t('say.again')}</Button>
        </>
      );
  }
};
