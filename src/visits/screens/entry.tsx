import { Icon } from '#kit/components/icon.tsx';
import { Banner } from '#kit/components/messages.tsx';
import { NothingKept } from '#kit/components/nothing-kept.tsx';
import { Page } from '#kit/components/page.tsx';
import { useLog, useView } from '#kit/log-context.tsx';
import type { ScreenProps } from '#kit/screen.ts';
import { useWords } from '#kit/words/context.tsx';
import { type Entry, isVoid, type Standing, timeToMs } from '#log/index.ts';
import { noteKind, visitKind } from '../entries.ts';
import { Correct } from './correct.tsx';
import { EntryText } from './entry-text.tsx';
import { mayChange } from './may-change.ts';
import { AddNote, ChangeNote, NoteText } from './note-text.tsx';
import { TakeBack } from './take-back.tsx';

/** One visit: each of its entries with its whole history, to correct or take back. Nothing is ever overwritten. */
export const Screen = ({ params }: ScreenProps) => {
  const { t, moment } = useWords();
  const { place } = useLog();
  const id = params['id'] ?? '';
  const families = useView(
    (view) => {
      const family = view.history(id);
      const visit = family[0]?.visit;
      const found = visit !== undefined ? view.visit(visit) : family.length === 0 ? [] : [family];
      return found.map((members) => ({ members, standing: view.standing(members) }));
    },
    [id],
  );
  const counting = families.flatMap(({ standing }) =>
    standing?.effective === undefined ? [] : [standing.tips.map((tip) => tip.id)],
  );
  // What stands as a visit is corrected as one; what was written beside one is not.
  const isWhole = families.some(({ standing }) => standing?.effective?.kind === visitKind.kind);
  const first = families[0]?.members[0];
  if (first === undefined)
    return (
      <Page title={t('visits.entry.title')} back="/today">
        <NothingKept icon="search">{t('visits.entry.gone')}</NothingKept>
      </Page>
    );
  return (
    <Page title={t('visits.entry.title')} back="/today">
      <p>
        {moment(timeToMs(first.occurredAt))} · {place.sites.find(({ id: site }) => site === first.site)?.name}
      </p>
      {isWhole ? (
        <a class="button button-primary button-large" href={`/entry/${id}/change`}>
          <Icon name="edit" />
          {t('visits.change.title')}
        </a>
      ) : null}
      {families.map(({ members, standing }) => (
        <Family key={members[0]?.id} family={members} standing={standing} />
      ))}
      {place.hasNotes && first.visit !== undefined ? <AddNote visit={first.visit} of={first} /> : null}
      {counting.length < 2 || !families.every(({ members }) => mayChange(place, members)) ? null : (
        <div>
          <TakeBack families={counting} label={t('visits.entry.take-back-all')} />
        </div>
      )}
    </Page>
  );
};

const Family = ({
  family,
  standing,
}: {
  readonly family: readonly Entry[];
  readonly standing: Standing<Entry> | undefined;
}) => {
  const { t, moment } = useWords();
  const { place } = useLog();
  const { effective, tips = [] } = standing ?? {};
  // What was taken back is still said, and in a fork it can be brought back.
  // As it was written, not at the time at which it counts: a correction takes that time over.
  const shown =
    family.find(({ id }) => id === effective?.id) ??
    tips.find((tip) => !isVoid(tip)) ??
    family.findLast((entry) => !isVoid(entry));
  // What lost a part of itself (sealed, erased) cannot be said again.
  const first =
    effective?.supersedes === undefined
      ? undefined
      : family.find(
          (entry) => entry.supersedes === undefined && entry.sealed === undefined && entry.erased !== true,
        );
  const targets = tips.map(({ id }) => id);
  const isOpen = effective !== undefined || tips.length > 1;
  const isMine = mayChange(place, tips);
  return (
    <section class="card">
      {tips.length > 1 ? <Banner tone="warning">{t('visits.entry.fork')}</Banner> : null}
      {effective === undefined ? (
        <p>
          <strong>{t('visits.entry.taken-back')}</strong>
        </p>
      ) : null}
      {shown === undefined ? null : (
        <p class={effective === undefined ? 'taken-back' : undefined}>
          <EntryText entry={shown} hasTitle />
          {shown.kind === noteKind.kind ? <NoteText entry={shown} /> : null}
        </p>
      )}
      {isOpen && !isMine ? <p class="field-hint">{t('log.error.not-allowed')}</p> : null}
      {isOpen && isMine ? (
        <div class="row">
          {shown === undefined ? null : shown.kind === noteKind.kind ? (
            <ChangeNote key={shown.id} entry={shown} targets={targets} />
          ) : (
            <Correct key={shown.id} entry={shown} targets={targets} />
          )}
          <TakeBack families={[targets]} label={t('visits.entry.take-back')} first={first} />
        </div>
      ) : null}
      {family.length < 2 ? null : (
        <details class="more">
          <summary>{t('visits.entry.history', { count: family.length })}</summary>
          <ol class="history">
            {family.map((entry) => (
              <li key={entry.id}>
                <span class="numbers">{moment(timeToMs(entry.recordedAt))}</span>{' '}
                {place.workers.find(({ id }) => id === entry.author)?.name ?? t('visits.entry.someone')}:{' '}
                {isVoid(entry) ? (
                  t(`visits.reason.${String(entry.body['reason'])}`)
                ) : entry.kind === noteKind.kind ? (
                  <NoteText entry={entry} />
                ) : (
                  <EntryText entry={entry} />
                )}
              </li>
            ))}
          </ol>
        </details>
      )}
    </section>
  );
};
