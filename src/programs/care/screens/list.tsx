import { Badge } from '#kit/components/messages.tsx';
import { NothingKept } from '#kit/components/nothing-kept.tsx';
import { Page } from '#kit/components/page.tsx';
import { useLog } from '#kit/log-context.tsx';
import { useWords } from '#kit/words/context.tsx';
import { timeToMs } from '#log/index.ts';
import { wishKind } from '../entries.ts';
import { isOver } from '../rules/moves.ts';
import { dueAt, type Referral } from '../rules/referral.ts';
import { startOfDayAt } from './day-after.ts';
import { useReferrals } from './use-care.ts';
import { useOpened } from './use-opened.ts';

/** So many that are over are drawn. */
const mostOver = 50;

/** Who is waiting for us today, the longest first; then who waits for others, and what is over. */
export const Screen = () => {
  const { t } = useWords();
  const { place } = useLog();
  const referrals = useReferrals();
  const now = timeToMs(place.now());
  const isOpen = ({ state, plan, cover }: Referral): boolean =>
    !isOver(state) || plan?.next !== undefined || cover?.askOn !== undefined;
  const open = referrals.filter(isOpen);
  const startOf = startOfDayAt(place.now());
  const isDue = (referral: Referral): boolean =>
    (dueAt(referral, startOf) ?? Number.POSITIVE_INFINITY) <= now;
  const byDue = (a: Referral, b: Referral): number => (dueAt(a, startOf) ?? 0) - (dueAt(b, startOf) ?? 0);
  const over = referrals.filter((one) => !isOpen(one)).slice(0, mostOver);
  return (
    <Page
      title={t('care.list.title')}
      actions={
        <a class="button button-primary" href="/care/new">
          {t('care.new.title')}
        </a>
      }
    >
      <nav class="row" aria-label={t('care.list.ways')}>
        <a class="button" href="/care/goals">
          {t('care.goals.title')}
        </a>
        <a class="button" href="/care/file">
          {t('care.bundle.title')}
        </a>
        <a class="button" href="/care/in">
          {t('care.inbox.title')}
        </a>
        {place.role === 'coordinator' || place.role === 'admin' ? (
          <a class="button" href="/care/set-up">
            {t('care.set-up.title')}
          </a>
        ) : null}
      </nav>
      {referrals.length === 0 ? (
        <NothingKept
          icon="heart"
          action={
            <a class="button button-primary" href="/care/new">
              {t('care.new.title')}
            </a>
          }
        >
          {t('care.list.none')}
        </NothingKept>
      ) : (
        <>
          <Group
            title={t('care.list.today')}
            empty={t('care.list.nobody')}
            of={open.filter(isDue).toSorted(byDue)}
          />
          <Group title={t('care.list.later')} of={open.filter((one) => !isDue(one)).toSorted(byDue)} />
          {over.length === 0 ? null : (
            <details class="more">
              <summary>{t('care.list.over', { count: over.length })}</summary>
              <Group title={t('care.list.over-title')} of={over} />
            </details>
          )}
        </>
      )}
    </Page>
  );
};

const Group = ({
  title,
  empty,
  of,
}: {
  readonly title: string;
  readonly empty?: string;
  readonly of: readonly Referral[];
}) =>
  of.length === 0 && empty === undefined ? null : (
    <section aria-label={title}>
      <h2>{title}</h2>
      {of.length === 0 ? <p class="field-hint">{empty}</p> : null}
      <ul class="care-list">
        {of.map((referral) => (
          <li key={referral.id}>
            <Line referral={referral} />
          </li>
        ))}
      </ul>
    </section>
  );

/** One referral: what for, where to, how it stands and since when. */
const Line = ({ referral }: { readonly referral: Referral }) => {
  const { t, moment, day, list } = useWords();
  const said = useOpened(wishKind, referral.entry);
  const { id, ms, wish, sendings, state, slot, cover } = referral;
  return (
    <a class="card care-line" href={`/care/at/${id}`}>
      {said?.called === undefined ? null : <strong>{said.called}</strong>}
      <strong>{list(wish.needs.map((need) => t(`care.need.${need}`)))}</strong>
      <span>{sendings.at(-1)?.to.name ?? wish.first?.name ?? t('care.list.no-place')}</span>
      <span>
        <Badge tone={toneOf(referral)}>{t(`care.state.${state}`)}</Badge>{' '}
        {slot === undefined || slot.is === 'over' || isOver(state) ? null : (
          <Badge tone={slot.is === 'held' ? 'good' : slot.is === 'asked' ? 'plain' : 'warning'}>
            {t(`care.slot.is.${slot.is}`)}
          </Badge>
        )}{' '}
        {cover?.askOn === undefined ? null : (
          <Badge tone="warning">{t('care.bridge.zero', { day: day(cover.zero) })}</Badge>
        )}{' '}
        {t('care.list.wished', { when: moment(ms) })}
      </span>
    </a>
  );
};

export const toneOf = ({ state }: Pick<Referral, 'state'>): 'good' | 'warning' | 'brand' | 'plain' => {
  if (state === 'at-capacity' || state === 'rejected') return 'warning';
  if (state === 'accepted' || state === 'in-progress' || state === 'completed') return 'good';
  return state === 'cancelled' ? 'plain' : 'brand';
};
