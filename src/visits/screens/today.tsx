import { useState } from 'preact/hooks';
import { Button } from '#kit/components/button.tsx';
import { DateField } from '#kit/components/date-field.tsx';
import { Icon } from '#kit/components/icon.tsx';
import { Badge } from '#kit/components/messages.tsx';
import { NothingKept } from '#kit/components/nothing-kept.tsx';
import { Page } from '#kit/components/page.tsx';
import { useLog, useView } from '#kit/log-context.tsx';
import { useWords } from '#kit/words/context.tsx';
import { addDays } from '#log/calendar.ts';
import { type Entry, limits, timeToMs } from '#log/index.ts';
import { readBody } from '#log/read-body.ts';
import { visitKind } from '../entries.ts';
import { peopleServed } from '../rules.ts';
import { handOutKinds, totalsOf } from '../summary.ts';
import { EntryText } from './entry-text.tsx';
import { useLabels } from './labels.ts';
import { useVisitParts } from './panels.tsx';
import { SyncLine } from './sync-line.tsx';

/** One day at this site: what went out, and each visit, newest first. */
export const Screen = () => {
  const { t, day: showDay } = useWords();
  const { place } = useLog();
  const { summaries } = useVisitParts();
  const today = place.now().slice(0, 10);
  const [day, setDay] = useState(today);
  const kinds = [visitKind.kind, ...summaries.map(({ kind }) => kind)];
  const entries = useView(
    (view) => view.effective({ kinds, site: place.site, from: day, to: day }),
    [place.site, day, summaries],
  );
  const groups = groupByVisit(entries);
  return (
    <Page
      title={day === today ? t('visits.today.title') : showDay(day)}
      actions={
        <a class="button" href="/today/search">
          {t('visits.search.title')}
        </a>
      }
    >
      <SyncLine />
      <nav class="day-nav" aria-label={t('visits.today.days')}>
        <Button icon="back" onClick={() => setDay(addDays(day, -1))}>
          {t('visits.today.before')}
        </Button>
        <Button icon="next" isDisabled={day >= today} onClick={() => setDay(addDays(day, 1))}>
          {t('visits.today.after')}
        </Button>
      </nav>
      <div class="row day-go">
        <DateField
          name="day"
          label={t('visits.today.go-to')}
          value={day}
          max={today}
          onInput={(chosen) => setDay(chosen === '' ? day : chosen)}
        />
        {day === today ? null : (
          <Button icon="list" onClick={() => setDay(today)}>
            {t('visits.today.title')}
          </Button>
        )}
      </div>
      {groups.length === 0 ? (
        <NothingKept icon="list">
          {t(day < addDays(today, 1 - limits.keepSentDays) ? 'visits.today.none-old' : 'visits.today.none')}
        </NothingKept>
      ) : (
        <>
          <Totals entries={entries} />
          <ul class="visit-list">
            {groups.map((group) => (
              <li key={group[0]?.id}>
                <Visit entries={group} />
              </li>
            ))}
          </ul>
        </>
      )}
      <p>
        <a class="button" href="/today/paper">
          {t('visits.paper.title')}
        </a>
      </p>
    </Page>
  );
};

/** What a list of visits comes to. */
export const Totals = ({ entries }: { readonly entries: readonly Entry[] }) => {
  const { t, number } = useWords();
  const labels = useLabels();
  const { summaries } = useVisitParts();
  const kinds = new Set(handOutKinds(summaries));
  const visits = entries.filter(({ kind }) => kind === visitKind.kind);
  const people = visits.reduce((sum, visit) => sum + peopleServed(readBody(visitKind, visit) ?? {}), 0);
  const totals = [
    ...totalsOf(
      summaries,
      entries.filter(({ kind }) => kinds.has(kind)),
    ),
  ];
  return (
    <section class="totals" aria-label={t('visits.today.totals')}>
      <dl class="figures">
        <div>
          <dt>{t('visits.today.visits')}</dt>
          <dd>{number(visits.length)}</dd>
        </div>
        <div>
          <dt>{t('visits.today.people')}</dt>
          <dd>{number(people)}</dd>
        </div>
      </dl>
      {totals.length === 0 ? null : (
        <dl class="totals-items">
          {totals.map(([item, quantity]) => (
            <div key={item}>
              <dt>{labels.item(item)}</dt>
              <dd>{number(quantity)}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
};

/** One visit in a list. */
export const Visit = ({ entries }: { readonly entries: readonly Entry[] }) => {
  const { t, time } = useWords();
  const { view } = useLog();
  const first = entries[0];
  if (first === undefined) return null;
  const states = entries.map(({ id }) => view.delivery(id));
  const isStuck = states.some((state) => state === 'held' || state === 'refused');
  const isWaiting = states.some((state) => state === 'waiting');
  return (
    <a class="visit" href={`/entry/${first.id}`}>
      <span class="visit-time numbers">{time(timeToMs(first.occurredAt))}</span>
      <span class="visit-text">
        {entries.map((entry) => (
          <EntryText key={entry.id} entry={entry} />
        ))}
      </span>
      {isStuck ? (
        <Badge tone="warning" icon="warning">
          {t('visits.state.stuck')}
        </Badge>
      ) : (
        <span class="visit-state">
          <Icon name={isWaiting ? 'saved' : 'sent'} />
          <span class="hidden-visually">{t(isWaiting ? 'visits.state.saved' : 'visits.state.sent')}</span>
        </span>
      )}
    </a>
  );
};

/** Entries of one visit together, the newest visit first; an entry without a visit stands alone. */
export const groupByVisit = (entries: readonly Entry[]): readonly (readonly Entry[])[] => {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const key = entry.visit ?? entry.id;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [entry]);
    else group.push(entry);
  }
  return [...groups.values()].toReversed();
};
