import { useMemo, useState } from 'preact/hooks';
import { Button } from '#kit/components/button.tsx';
import { DateField } from '#kit/components/date-field.tsx';
import { NothingKept } from '#kit/components/nothing-kept.tsx';
import { Page } from '#kit/components/page.tsx';
import { Select } from '#kit/components/select.tsx';
import { TextField } from '#kit/components/text-field.tsx';
import { useLog, useView } from '#kit/log-context.tsx';
import { useWords } from '#kit/words/context.tsx';
import { addDays } from '#log/calendar.ts';
import type { Entry, LocalDate } from '#log/index.ts';
import { visitKind } from '../entries.ts';
import { summaryOf } from '../summary.ts';
import { useSayLine } from './entry-text.tsx';
import { useVisitParts } from './panels.tsx';
import { groupByVisit, Visit } from './today.tsx';

/** Days that are looked through at first. */
const usualDays = 30;
/** Visits in sight before more is asked for. */
const some = 50;

/** Finds what was recorded by item or word, site, worker and day, newest first, as far as this device holds it. */
export const Screen = () => {
  const { t, number, day: showDay } = useWords();
  const { place } = useLog();
  const { summaries } = useVisitParts();
  const say = useSayLine();
  const today = place.now().slice(0, 10);
  const [text, setText] = useState('');
  const [site, setSite] = useState('');
  const [worker, setWorker] = useState('');
  const [from, setFrom] = useState<LocalDate | ''>(addDays(today, -usualDays));
  const [to, setTo] = useState<LocalDate | ''>('');
  const [most, setMost] = useState(some);
  const kinds = useMemo(() => [visitKind.kind, ...summaries.map(({ kind }) => kind)], [summaries]);
  const entries = useView(
    (view) =>
      view.effective({
        kinds,
        ...(site !== '' && { site }),
        ...(from !== '' && { from }),
        ...(to !== '' && { to }),
      }),
    [kinds, site, from, to],
  );
  const wanted = text.trim().toLowerCase();
  const found = useMemo(() => {
    const says = (entry: Entry): boolean =>
      (summaryOf(summaries, entry.kind)?.lines(entry) ?? []).some((line) =>
        say(line).toLowerCase().includes(wanted),
      );
    return groupByVisit(entries).filter(
      (group) =>
        (worker === '' || group.some(({ author }) => author === worker)) &&
        (wanted === '' || group.some(says)),
    );
  }, [entries, worker, wanted, summaries]);
  return (
    <Page title={t('visits.search.title')} back="/today">
      <TextField name="text" type="search" label={t('visits.search.text')} onInput={setText} />
      <div class="row">
        {place.sites.length > 1 ? (
          <Select
            name="site"
            label={t('stock.site')}
            empty={t('visits.search.any')}
            options={[...place.sites, ...place.closed].map(({ id, name }) => ({ value: id, label: name }))}
            value={site}
            onChange={setSite}
          />
        ) : null}
        <Select
          name="worker"
          label={t('visits.search.worker')}
          empty={t('visits.search.any')}
          options={place.workers.map(({ id, name }) => ({ value: id, label: name }))}
          value={worker}
          onChange={setWorker}
        />
        <DateField name="from" label={t('visits.search.from')} value={from} max={today} onInput={setFrom} />
        <DateField name="to" label={t('visits.search.to')} max={today} onInput={setTo} />
      </div>
      <p aria-live="polite">{t('visits.search.found', { count: number(found.length) })}</p>
      {found.length === 0 ? (
        <NothingKept icon="search">{t('visits.search.none')}</NothingKept>
      ) : (
        <ul class="visit-list">
          {found.slice(0, most).map((group, index) => (
            <li key={group[0]?.id}>
              {dayOf(group) === dayOf(found[index - 1]) ? null : <h2>{showDay(dayOf(group))}</h2>}
              <Visit entries={group} />
            </li>
          ))}
        </ul>
      )}
      {found.length > most ? (
        <Button onClick={() => setMost(most + some)}>{t('visits.search.more')}</Button>
      ) : null}
    </Page>
  );
};

/** The day of a visit; '' of none. */
const dayOf = (group: readonly Entry[] | undefined): LocalDate => group?.[0]?.occurredAt.slice(0, 10) ?? '';
