import { useState } from 'preact/hooks';
import { madeOf as madeOfRoute } from '#contract/made-of.ts';
import type { Answered } from '#contract/route.ts';
import { Button } from '#kit/components/button.tsx';
import { EmptyState } from '#kit/components/messages.tsx';
import { Page } from '#kit/components/page.tsx';
import { Table } from '#kit/components/table.tsx';
import { useToast } from '#kit/components/toast.tsx';
import { useLog } from '#kit/log-context.tsx';
import type { ScreenProps } from '#kit/screen.ts';
import { useWords } from '#kit/words/context.tsx';
import { type Entry, timeToDate } from '#log/index.ts';
import { EntryText } from '#visits/screens/entry-text.tsx';
import { useApp } from '../app-context.tsx';
import { WhenAnswered } from '../ask/asked.tsx';
import { useAsk } from '../ask/use-ask.ts';
import { useSiteNames } from './site-names.ts';

type Entries = Answered<typeof madeOfRoute>['entries'];

/** The entries that a figure of a report is counted from, as they count now, page by page. */
export const Screen = ({ params }: ScreenProps) => {
  const { t, day } = useWords();
  const { api } = useApp();
  const toast = useToast();
  const { place } = useLog();
  const sites = useSiteNames();
  const { id = '', from = '', to = '', site } = params;
  const asking = (after?: string) => ({ params: { id }, query: { from, to, site, after } });
  const { asked, again } = useAsk(madeOfRoute, asking());
  const [more, setMore] = useState<{ readonly entries: Entries; readonly next?: string | undefined }>();
  const fetchMore = async (after: string): Promise<void> => {
    const answer = await api.ask(madeOfRoute, asking(after));
    if (!answer.ok) return toast({ text: t(`log.error.${answer.error.code}`), icon: 'warning' });
    const { entries, next } = answer.value;
    setMore((before) => ({ entries: [...(before?.entries ?? []), ...entries], next }));
  };
  return (
    <Page title={t('app.office.made-of.title')} back="/report">
      <WhenAnswered asked={asked} again={again}>
        {({ title, entries, next: first }) => {
          const all = [...entries, ...(more?.entries ?? [])];
          const next = more === undefined ? first : more.next;
          const days = `${day(from)} – ${day(to)}`;
          if (all.length === 0 && next === undefined)
            return <EmptyState icon="list">{t('app.office.report.none')}</EmptyState>;
          return (
            <>
              <p>{t('app.office.made-of.text')}</p>
              <Table<Entries[number]>
                caption={[t(title), site === undefined ? undefined : sites.of(site), days]
                  .filter(Boolean)
                  .join(' · ')}
                rows={all}
                rowKey={(entry) => entry.id}
                columns={[
                  {
                    key: 'day',
                    label: t('app.office.made-of.day'),
                    cell: (entry) => <a href={`/entry/${entry.id}`}>{day(timeToDate(entry.occurredAt))}</a>,
                    sortBy: (entry) => entry.occurredAt,
                  },
                  { key: 'site', label: t('stock.site'), cell: (entry) => sites.of(entry.site) ?? '–' },
                  {
                    key: 'what',
                    label: t('app.office.made-of.what'),
                    cell: (entry) => <EntryText entry={entry as Entry} />,
                  },
                  {
                    key: 'who',
                    label: t('app.office.made-of.who'),
                    cell: (entry) => place.workers.find((worker) => worker.id === entry.author)?.name ?? '–',
                  },
                ]}
              />
              {next === undefined ? (
                <p>{t('app.office.made-of.all', { count: all.length })}</p>
              ) : (
                <Button onClick={() => void fetchMore(next)}>{t('visits.search.more')}</Button>
              )}
            </>
          );
        }}
      </WhenAnswered>
    </Page>
  );
};
