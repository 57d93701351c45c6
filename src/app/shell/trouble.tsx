import { Button } from '#kit/components/button.tsx';
import { EmptyState } from '#kit/components/messages.tsx';
import { Page } from '#kit/components/page.tsx';
import { useWords } from '#kit/words/context.tsx';

export type TroubleProps = {
  /** `draw`: the screen broke. `load`: it could not be fetched. `missing`: there is no such screen. */
  readonly cause: 'draw' | 'load' | 'missing';
  readonly home: string;
  readonly onAgain?: () => void;
};

/** What a person sees instead of a broken screen: what is safe, and what to do. */
export const Trouble = ({ cause, home, onAgain }: TroubleProps) => {
  const { t } = useWords();
  return (
    <Page title={t(`app.trouble.${cause}.title`)}>
      <EmptyState
        icon={cause === 'missing' ? 'search' : 'warning'}
        action={
          <div class="row">
            {onAgain === undefined ? null : (
              <Button tone="primary" onClick={onAgain}>
                {t('app.trouble.again')}
              </Button>
            )}
            <a class="button" href={home}>
              {t('app.trouble.home')}
            </a>
          </div>
        }
      >
        {t(`app.trouble.${cause}.text`)}
      </EmptyState>
    </Page>
  );
};
