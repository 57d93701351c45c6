import { rightsOf } from '#contract/rights.ts';
import { Button } from '#kit/components/button.tsx';
import { Badge, Banner } from '#kit/components/messages.tsx';
import { useLog, useView } from '#kit/log-context.tsx';
import { useWords } from '#kit/words/context.tsx';
import { ok } from '#log/index.ts';
import { openKind, usualHours } from '../count/entries.ts';
import { type CountSession, isGoing } from '../count/standing.ts';
import { useRecord } from './use-record.ts';

const tones = { open: 'brand', reopened: 'brand', closed: 'good', dropped: 'warning' } as const;

/** One count: since when, by whom, what was handed in; one that is over can be opened again. */
export const CountedSession = ({ session }: { readonly session: CountSession }) => {
  const { t, moment, number } = useWords();
  const { place, recorder } = useLog();
  const { record, problem } = useRecord(() => {});
  const { state, since, until, by, parts, closings, isChanged } = session;
  const nameOf = (worker: string | undefined): string =>
    place.workers.find(({ id }) => id === worker)?.name ?? t('stock.settle.someone');
  const written = closings.flatMap(({ entry, counts }) => [entry.id, ...counts]);
  const entries = useView((view) => written.flatMap((id) => view.history(id)), [written.join()]);
  const mayOpen =
    rightsOf(place.role, place.isBound).has('correct-others') ||
    [...closings.map(({ entry }) => entry), ...entries].every(({ author }) => author === place.worker);
  const openAgain = async (): Promise<void> => {
    const site = parts[0]?.entry.site ?? closings[0]?.entry.site ?? place.site;
    const body = { session: session.id, hours: usualHours };
    const { kind, version } = openKind;
    // Opened first: a count that stays closed for a moment loses nothing.
    const opened = await record(ok({ site, kind, version, body }));
    if (opened && written.length > 0) await recorder.takeBack(written, 'mistake');
  };
  return (
    <section class="card">
      <p>
        <Badge tone={tones[state]}>{t(`stock.settle.state.${state}`)}</Badge>{' '}
        {t('stock.settle.since', { when: moment(since), who: nameOf(by) })}
      </p>
      {isGoing(session) ? <p>{t('stock.settle.until', { when: moment(until) })}</p> : null}
      {isChanged ? <Banner tone="warning">{t('stock.settle.changed')}</Banner> : null}
      {parts.length === 0 ? null : (
        <ul class="rows">
          {parts.map(({ entry, at, lines, isRecount }) => (
            <li key={entry.id} class="row">
              <span class="grow">
                {t(isRecount === true ? 'stock.settle.recount' : 'stock.settle.part', {
                  who: nameOf(entry.author),
                  when: moment(at),
                  items: number(new Set(lines.map(({ item }) => item)).size),
                })}
              </span>
              {isGoing(session) && entry.author === place.worker ? (
                <Button tone="quiet" onClick={() => void recorder.takeBack([entry.id], 'slip')}>
                  {t('stock.settle.take-out')}
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      {isGoing(session) || !mayOpen ? null : (
        <Button icon="undo" onClick={() => void openAgain()}>
          {t('stock.settle.open-again')}
        </Button>
      )}
      {problem === undefined ? null : (
        <p class="field-problem" role="alert">
          {t(problem)}
        </p>
      )}
    </section>
  );
};
