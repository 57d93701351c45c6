import { waitingList } from '#contract/waiting.ts';
import { EmptyState } from '#kit/components/messages.tsx';
import { useWords } from '#kit/words/context.tsx';
import { useAsk } from '../ask/use-ask.ts';
import { useSiteNames } from './site-names.ts';

/** Lists of the log itself: the screen has cards for them, with the act on each. */
const isOwn = (code: string): boolean => code.startsWith('log.');

/**
 * How many things wait for a person, `200+` when nobody counted further; undefined while that is not known, as without
 * signal.
 */
export const useWaitingCount = (): string | undefined => {
  const { asked } = useAsk(waitingList, {});
  const { number } = useWords();
  if (asked.at !== 'answered') return undefined;
  const { lists } = asked.value;
  const count = lists.reduce((sum, { items }) => sum + items.length, 0);
  return `${number(count)}${lists.some(({ more }) => more) ? '+' : ''}`;
};

/** What programs leave for a person, each with the way to where it is decided. */
export const WaitingLists = ({ isAlone }: { /** Nothing else waits. */ readonly isAlone: boolean }) => {
  const { t, moment } = useWords();
  const sites = useSiteNames();
  const { asked } = useAsk(waitingList, {});
  if (asked.at !== 'answered') return null;
  const lists = asked.value.lists.filter(({ code }) => !isOwn(code));
  const hasClocks = asked.value.lists.some(({ code }) => code === 'log.clocks');
  if (lists.length === 0)
    return isAlone && !hasClocks ? (
      <EmptyState icon="check">{t('app.office.attention.none')}</EmptyState>
    ) : null;
  return (
    <>
      {lists.map(({ code, items }) => (
        <section key={code} class="card">
          <h2>{t(code.replace('.', '.waiting.'))}</h2>
          <ul class="rows">
            {items.map(({ id, site, since, path }) => (
              <li key={id} class="row">
                <span class="grow">
                  {[
                    moment(Date.parse(since)),
                    ...(site === null ? [] : [sites.of(site) ?? t('app.office.attention.unknown-site')]),
                  ].join(' · ')}
                </span>
                <a class="button" href={path}>
                  {t('app.office.attention.settle')}
                </a>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
};
