import { useMemo, useState } from 'preact/hooks';
import { Button } from '#kit/components/button.tsx';
import { Banner } from '#kit/components/messages.tsx';
import { NothingKept } from '#kit/components/nothing-kept.tsx';
import { Page } from '#kit/components/page.tsx';
import { useLog, useView } from '#kit/log-context.tsx';
import type { ScreenProps } from '#kit/screen.ts';
import { useWords } from '#kit/words/context.tsx';
import { useCounterContext } from '../use-counter-context.ts';
import { ChangeForm } from './form.tsx';
import { type Family, readVisit } from './read-visit.ts';
import { useReading } from './use-reading.ts';

/** A saved visit on the counter once more: whatever was said wrong is put right in one act. */
export const Screen = ({ params }: ScreenProps) => {
  const { t } = useWords();
  const id = params['id'] ?? '';
  const reading = useReading();
  const families = useFamilies(id);
  // Also what the organization hides: it may be in this visit.
  const everything = useMemo(() => codesIn(families), [families]);
  const context = useCounterContext(everything);
  const back = `/entry/${id}`;
  const standing = families.flatMap(({ standing: of }) => of?.winner.id ?? []).join(' ');
  // What is on the screen was read once. When the visit changes meanwhile, that is said, and nothing typed is lost unseen.
  const [startedAt, setStartedAt] = useState(standing);
  const read = useMemo(
    () => (reading === undefined ? undefined : readVisit(families, reading, context)),
    [reading, startedAt, context.site],
  );
  if (reading === undefined)
    return (
      <Page title={t('visits.change.title')} back={back}>
        <p class="waiting">{t('kit.loading')}</p>
      </Page>
    );
  return (
    <Page title={t('visits.change.title')} back={back}>
      {read === undefined ? (
        <NothingKept icon="search">{t('visits.change.gone')}</NothingKept>
      ) : (
        <>
          {startedAt === standing ? null : (
            <Banner
              tone="warning"
              isUrgent
              action={<Button onClick={() => setStartedAt(standing)}>{t('visits.change.look-again')}</Button>}
            >
              {t('visits.change.meanwhile')}
            </Banner>
          )}
          <ChangeForm
            key={startedAt}
            read={read}
            reading={reading}
            back={back}
            isStale={startedAt !== standing}
          />
        </>
      )}
    </Page>
  );
};

const useFamilies = (id: string): readonly Family[] => {
  const { view } = useLog();
  return useView(() => {
    const visit = view.history(id)[0]?.visit;
    return (visit === undefined ? [] : view.visit(visit)).map((members) => ({
      members,
      standing: view.standing(members),
    }));
  }, [id]);
};

const codesIn = (families: readonly Family[]): readonly string[] =>
  families.flatMap(({ members }) =>
    members.flatMap(({ body }) => {
      const lines = body['lines'];
      return Array.isArray(lines)
        ? lines.flatMap((line) =>
            typeof line === 'object' && line !== null && 'item' in line ? [String(line['item'])] : [],
          )
        : [];
    }),
  );
