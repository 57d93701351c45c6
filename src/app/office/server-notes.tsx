import { Banner } from '#kit/components/messages.tsx';
import { useWords } from '#kit/words/context.tsx';

/** What a coordinator should know of the server, and pass on to whoever looks after it. */
export const ServerNotes = ({
  fadingWaits,
  setAside,
}: {
  readonly fadingWaits: string | null;
  readonly setAside: number;
}) => {
  const { t } = useWords();
  return (
    <>
      {fadingWaits === null ? null : <Banner tone="warning">{t('app.office.attention.fading')}</Banner>}
      {setAside === 0 ? null : (
        <Banner tone="warning">{t('app.office.attention.set-aside', { count: setAside })}</Banner>
      )}
    </>
  );
};
