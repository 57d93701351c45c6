import { EmptyState } from '#kit/components/messages.tsx';
import { useLog, useView } from '#kit/log-context.tsx';
import { useWords } from '#kit/words/context.tsx';
import type { Uuid } from '#log/index.ts';
import { visitKind } from '../../entries.ts';
import { useVisitParts } from '../panels.tsx';
import { groupByVisit, Totals, Visit } from '../today.tsx';

/** What was typed in of this sheet: its sums, to hold against the paper, and each visit, the last one first. */
export const TypedIn = ({ visits }: { readonly visits: readonly Uuid[] }) => {
  const { t } = useWords();
  const { place } = useLog();
  const { summaries } = useVisitParts();
  const kinds = [visitKind.kind, ...summaries.map(({ kind }) => kind)];
  const entries = useView(
    (view) =>
      view
        .effective({ kinds, site: place.site })
        .filter(({ visit }) => visit !== undefined && visits.includes(visit)),
    [place.site, summaries, visits],
  );
  const groups = groupByVisit(entries).toSorted(
    ([a], [b]) => visits.indexOf(b?.visit ?? '') - visits.indexOf(a?.visit ?? ''),
  );
  return (
    <section class="stack" aria-label={t('visits.paper.typed')}>
      <h2>{t('visits.paper.typed')}</h2>
      {groups.length === 0 ? (
        <EmptyState icon="edit">{t('visits.paper.none')}</EmptyState>
      ) : (
        <>
          <Totals entries={entries} />
          <ol class="visit-list" reversed>
            {groups.map((group) => (
              <li key={group[0]?.id}>
                <Visit entries={group} />
              </li>
            ))}
          </ol>
        </>
      )}
    </section>
  );
};
