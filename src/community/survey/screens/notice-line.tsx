import { useEntries, useLog } from '#kit/log-context.tsx';
import { usePath } from '#kit/path.ts';
import { useWords } from '#kit/words/context.tsx';
import { timeToDate } from '#log/index.ts';
import { openKind } from '../entries.ts';
import { currentOf, resultDay, standingOf, surveysOf } from '../rules/current.ts';

/** That people may be asked these days: where it is done is one press away. Nothing of it is asked at the counter. */
export const Line = () => {
  const { t, day } = useWords();
  const { place } = useLog();
  const path = usePath();
  const today = timeToDate(place.now());
  const survey = currentOf(surveysOf(useEntries(openKind).map(({ body }) => body)), today);
  // A wall is read by everyone.
  if (survey === undefined || path.startsWith('/room')) return null;
  return (
    <a class="banner banner-brand alert-notice" href="/survey">
      <span class="banner-text">
        <strong>{t('survey.title')}</strong>
        <span>
          {standingOf(survey, today) === 'on'
            ? t('survey.notice.on', { day: day(survey.days.to) })
            : t('survey.notice.typing', { day: day(resultDay(survey)) })}
        </span>
      </span>
    </a>
  );
};
