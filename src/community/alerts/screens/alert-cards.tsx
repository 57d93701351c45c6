import { Icon } from '#kit/components/icon.tsx';
import { useWords } from '#kit/words/context.tsx';
import { timeToMs } from '#log/index.ts';
import { inLanguage, useShown } from './use-alerts.ts';

/** One line for each alert, above what is handed out next; nothing where there is none. */
export const Cards = () => {
  const { t, locale, moment } = useWords();
  const shown = useShown();
  return (
    <>
      {shown.map(({ alert, version }) => (
        <a key={alert.id} class="banner banner-danger alert-notice" href={`/alerts/${alert.id}`}>
          <Icon name="bell" />
          <span class="banner-text">
            <strong>{inLanguage(version.words.text, locale).line}</strong>
            <span>{t('alerts.until', { when: moment(timeToMs(version.until)) })}</span>
          </span>
        </a>
      ))}
    </>
  );
};
