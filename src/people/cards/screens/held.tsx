import { useEffect, useState } from 'preact/hooks';
import { attachmentsIn } from '#attachments/named.ts';
import { Banner } from '#kit/components/messages.tsx';
import { keepTrying } from '#kit/keep-trying.ts';
import { useLog, useView } from '#kit/log-context.tsx';
import type { HeldOf } from '#kit/recorder.ts';
import { useWords } from '#kit/words/context.tsx';
import { type Failure, type Result, timeToMs, type Uuid } from '#log/index.ts';
import { noteKind } from '#visits/entries.ts';
import { EntryText } from '#visits/screens/entry-text.tsx';
import { NoteText } from '#visits/screens/note-text.tsx';
import { useVisitParts } from '#visits/screens/panels.tsx';
import { summaryOf } from '#visits/summary.ts';
import { groupHeld, type Held as One } from '../rules/held.ts';

/** Everything that is held of a person, by kind, with until when: from the server, and what this device has not sent. */
export const Held = ({ person }: { readonly person: Uuid }) => {
  const { t } = useWords();
  const { health, place } = useLog();
  const { summaries } = useVisitParts();
  const [answer, setAnswer] = useState<Result<HeldOf, Failure>>();
  useEffect(
    () => keepTrying(async () => (await (await health).asks()).heldOf(person), { onValue: setAnswer }).stop,
    [health, person],
  );
  const kinds = summaries.map(({ kind }) => kind);
  const here = useView(
    (view) => view.effective({ kinds }).filter((entry) => entry.subject === person),
    [summaries, person],
  );
  const there = answer?.ok === true ? answer.value : undefined;
  const groups = groupHeld(here, there?.held ?? [], kinds);
  const count = groups.reduce((sum, { held }) => sum + held.length, 0);
  return (
    <section class="card">
      <h2>{t('cards.held.title')}</h2>
      {answer === undefined ? <p class="waiting">{t('kit.loading')}</p> : null}
      {answer?.ok === false ? <Banner tone="warning">{t('cards.held.here-only')}</Banner> : null}
      {answer === undefined ? null : (
        <>
          <p role="status">{t('cards.held.count', { count })}</p>
          <p class="field-hint">{t('cards.held.until-what')}</p>
          {there !== undefined && there.waiting > 0 ? (
            <p>{t('cards.held.waiting', { count: there.waiting })}</p>
          ) : null}
          {place.isBound ? <p class="field-hint">{t('cards.held.bound')}</p> : null}
          {groups.map(({ kind, held }) => (
            <div key={kind}>
              <h3>
                {t(summaryOf(summaries, kind)?.title ?? 'cards.held.others')} ({held.length})
              </h3>
              <ul class="check-list">
                {held.map((one) => (
                  <Line
                    key={one.entry.id}
                    one={one}
                    hasWords={kind !== ''}
                    path={summaryOf(summaries, kind)?.opens?.(one.entry)}
                  />
                ))}
              </ul>
            </div>
          ))}
        </>
      )}
    </section>
  );
};

type LineProps = {
  readonly one: One;
  readonly hasWords: boolean;
  /** Where it is read whole. */
  readonly path: string | undefined;
};

const Line = ({ one: { entry, until, isReplaced }, hasWords, path }: LineProps) => {
  const { t, day, moment } = useWords();
  const files = attachmentsIn(entry.body).length;
  return (
    <li>
      {hasWords ? <EntryText entry={entry} /> : null}{' '}
      {entry.kind === noteKind.kind ? <NoteText entry={entry} /> : null}
      {path === undefined ? null : <a href={path}>{t('cards.held.open')}</a>}
      <div class="field-hint">
        {[
          moment(timeToMs(entry.occurredAt)),
          ...(files > 0 ? [t('cards.held.files', { count: files })] : []),
          ...(isReplaced ? [t('cards.held.replaced')] : []),
          until === undefined ? t('cards.held.not-sent') : t('cards.held.until', { day: day(until) }),
        ].join(' · ')}
      </div>
    </li>
  );
};
