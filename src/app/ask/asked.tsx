import type { ComponentChildren } from 'preact';
import { Button } from '#kit/components/button.tsx';
import { Banner } from '#kit/components/messages.tsx';
import { useWords } from '#kit/words/context.tsx';
import type { Asked } from './use-ask.ts';

/** The answer, or one moment, or what went wrong and how to try again. */
export const WhenAnswered = <T,>({
  asked,
  again,
  children,
}: {
  readonly asked: Asked<T>;
  readonly again: () => void;
  readonly children: (value: T) => ComponentChildren;
}) => {
  const { t } = useWords();
  switch (asked.at) {
    case 'asking':
      return <p class="waiting">{t('kit.loading')}</p>;
    case 'failed':
      return (
        <div class={asked.failure.code === 'unreachable' ? 'unreachable' : undefined}>
          <Banner tone="warning" isUrgent action={<Button onClick={again}>{t('app.trouble.again')}</Button>}>
            {t(`log.error.${asked.failure.code}`)}
          </Banner>
        </div>
      );
    case 'answered':
      return <>{children(asked.value)}</>;
  }
};
