import { useEffect, useState } from 'preact/hooks';
import {
  quarantineDecideAll,
  quarantineDismiss,
  quarantineList,
  quarantineRelease,
  quarantineReopen,
} from '#contract/review.ts';
import { Button } from '#kit/components/button.tsx';
import { Later } from '#kit/components/later.tsx';
import { Page } from '#kit/components/page.tsx';
import { useToast } from '#kit/components/toast.tsx';
import { useLog, useView } from '#kit/log-context.tsx';
import { useWords } from '#kit/words/context.tsx';
import { type Entry, type Failure, timeToMs } from '#log/index.ts';
import { periodOf } from '#report/period.ts';
import { EntryText } from '#visits/screens/entry-text.tsx';
import { useApp } from '../app-context.tsx';
import { WhenAnswered } from '../ask/asked.tsx';
import { HeldText } from './held-text.tsx';
import { ReportTableView } from './report-table.tsx';
import { ServerNotes } from './server-notes.tsx';
import { useSiteNames } from './site-names.ts';
import { usePages } from './use-pages.ts';
import { WaitingLists } from './waiting-lists.tsx';

const deciding = { release: quarantineRelease, dismiss: quarantineDismiss, reopen: quarantineReopen };

const wrongClocks = () => import('./wrong-clocks.tsx').then(({ WrongClocks }) => WrongClocks);

/** What only a person can decide: entries held apart, entries corrected twice, days that a wrong clock gave. */
export const Screen = () => {
  const { t, has, moment } = useWords();
  /** A newer server may hold for reasons that this app has no words for. */
  const heldFor = (code: string): string =>
    has(`app.office.held.${code}`) ? `app.office.held.${code}` : 'app.office.held.cannot-count';
  const { api, refresh } = useApp();
  const { place } = useLog();
  const sites = useSiteNames();
  const toast = useToast();
  const period = periodOf(place.now().slice(0, 7));
  const forks = useView((view) => view.forks());
  const { asked, again, more } = usePages(quarantineList);
  // Who brought it may be new since this device last asked who there is.
  useEffect(() => void refresh(), []);
  const firstPage = asked.at === 'answered' ? asked.value[0] : undefined;
  // What was decided leaves the list where it stood: nobody loses their place in a long one.
  const [decided, setDecided] = useState<readonly string[]>([]);
  const decide = async (key: string, what: keyof typeof deciding): Promise<void> => {
    const done = await api.ask(deciding[what], { params: { key } });
    toast(
      done.ok
        ? {
            text: t(told[what]),
            icon: 'check',
            ...(what === 'dismiss' && { onUndo: () => void decide(key, 'reopen') }),
          }
        : { text: t(`log.error.${done.error.code}`), icon: 'warning' },
    );
    if (done.ok || done.error.code === 'not-found')
      setDecided((before) =>
        what === 'reopen' ? before.filter((other) => other !== key) : [...before, key],
      );
  };
  const decideAll = async (from: string, what: 'release' | 'dismiss'): Promise<void> => {
    const answer = await api.ask(quarantineDecideAll, { body: { from, what } });
    toast(
      answer.ok
        ? { text: t('app.office.attention.decided', answer.value), icon: 'check' }
        : { text: t(`log.error.${answer.error.code}`), icon: 'warning' },
    );
    again();
  };
  const nameOf = (worker: string): string =>
    place.workers.find(({ id }) => id === worker)?.name ?? t('visits.entry.someone');
  const tell = (failure: Failure | undefined): void => {
    if (failure !== undefined) toast({ text: t(`log.error.${failure.code}`), icon: 'warning' });
  };
  const whoAndWhen = (entry: Entry): string =>
    [
      moment(timeToMs(entry.occurredAt)),
      sites.of(entry.site) ?? t('app.office.attention.unknown-site'),
      place.workers.find(({ id }) => id === entry.author)?.name ?? t('visits.entry.someone'),
    ].join(' · ');
  return (
    <Page title={t('app.office.attention.title')} back="/office">
      {forks.map((tips) => {
        const first = tips[0];
        return first === undefined ? null : (
          <section key={first.id} class="card">
            <h2>{t('app.office.attention.fork')}</h2>
            <ul>
              {tips.map((tip) => (
                <li key={tip.id}>
                  {whoAndWhen(tip)}: <EntryText entry={tip} />
                </li>
              ))}
            </ul>
            <a class="button" href={`/entry/${first.id}`}>
              {t('app.office.attention.settle')}
            </a>
          </section>
        );
      })}
      {firstPage === undefined ? null : <ServerNotes {...firstPage} />}
      <Later load={wrongClocks} props={{}} />
      <WhenAnswered asked={asked} again={again}>
        {(pages) => {
          const held = pages.flatMap((page) => page.held).filter(({ key }) => !decided.includes(key));
          return (
            <>
              {manyFrom(held).map(([from, count]) => (
                <section key={from} class="card">
                  <h2>{t('app.office.attention.many', { count, name: nameOf(from) })}</h2>
                  <p>{t('app.office.attention.many-hint')}</p>
                  <div class="row">
                    <Button onClick={() => void decideAll(from, 'release')}>
                      {t('app.office.attention.release-all')}
                    </Button>
                    <Button tone="quiet" onClick={() => void decideAll(from, 'dismiss')}>
                      {t('app.office.attention.dismiss-all')}
                    </Button>
                  </div>
                </section>
              ))}
              {held.map(({ key, code, entry }) => (
                <section key={key} class="card">
                  <h2>{t(heldFor(code))}</h2>
                  <p>{whoAndWhen(entry as Entry)}</p>
                  <HeldText entry={entry as Entry} />
                  <div class="row">
                    {neverIn.has(code) ? null : (
                      <Button icon="check" onClick={() => void decide(key, 'release')}>
                        {t('app.office.attention.release')}
                      </Button>
                    )}
                    <Button tone="quiet" onClick={() => void decide(key, 'dismiss')}>
                      {t('app.office.attention.dismiss')}
                    </Button>
                  </div>
                </section>
              ))}
              <WaitingLists isAlone={held.length === 0 && forks.length === 0 && more === undefined} />
            </>
          );
        }}
      </WhenAnswered>
      {more === undefined ? null : (
        <Button onClick={() => void more().then(tell)}>{t('app.office.attention.more')}</Button>
      )}
      <ReportTableView
        id="stock.runs-short"
        report={{ period, site: '' }}
        only={({ supply }) => supply !== 'enough' && supply !== 'unknown'}
      />
      <ReportTableView id="stock.expiring" report={{ period, site: '' }} only={() => true} />
    </Page>
  );
};

/** What nobody can take in (server/review/quarantine.ts). */
const neverIn: ReadonlySet<string> = new Set(['removed-may-not', 'erasure-not-ordered']);

/** Workers of whom so many wait that one by one takes too long, with how many are shown. */
const manyFrom = (
  held: readonly { readonly from: string | null }[],
): readonly (readonly [string, number])[] => {
  const counts = new Map<string, number>();
  for (const { from } of held) if (from !== null) counts.set(from, (counts.get(from) ?? 0) + 1);
  return [...counts].filter(([, count]) => count >= 5);
};

const told = {
  release: 'app.office.attention.released',
  dismiss: 'app.office.attention.dismissed',
  reopen: 'app.office.attention.reopened',
} as const;
