import { useState } from 'preact/hooks';
import { Button } from '#kit/components/button.tsx';
import { Later } from '#kit/components/later.tsx';
import { Badge } from '#kit/components/messages.tsx';
import { NothingKept } from '#kit/components/nothing-kept.tsx';
import { Page } from '#kit/components/page.tsx';
import { useLog } from '#kit/log-context.tsx';
import { useWords } from '#kit/words/context.tsx';
import { timeToDate, type Uuid } from '#log/index.ts';
import { idsOf } from '#people/cards/rules/join.ts';
import { useJoins } from '#people/cards/screens/use-joins.ts';
import { useVisitParts } from '#visits/screens/panels.tsx';
import type { Goal } from '../../rules/goal.ts';
import { NoKeys } from '../no-keys.tsx';
import { useGoals, useGoalWords } from './use-goals.ts';

/** So many that are over are drawn. */
const mostOver = 50;

/** Goals of those whom this worker walks along with first; those of a card, where somebody shows theirs. */
export const GoalList = () => {
  const { t } = useWords();
  const { place } = useLog();
  const goals = useGoals();
  const joins = useJoins();
  const ask = useVisitParts().programs.find(({ person }) => person !== undefined)?.person;
  const [isAsking, setAsking] = useState(false);
  const [person, setPerson] = useState<Uuid>();
  const ids = person === undefined ? undefined : idsOf(joins, person);
  const here = goals.filter(({ subject }) => ids === undefined || ids.some((id) => id === subject));
  const open = here.filter(({ state }) => state === 'open').toSorted(byDay);
  const over = here.filter(({ state }) => state !== 'open').slice(0, mostOver);
  const groups = [
    ['yours', open.filter(({ worker }) => worker === place.worker)],
    ['others', open.filter(({ worker }) => worker !== place.worker)],
  ] as const;
  const start = (
    <a class="button button-primary" href="/care/goals/new">
      {t('care.goals.new-title')}
    </a>
  );
  return (
    <Page title={t('care.goals.title')} back="/care" actions={start}>
      <NoKeys text={t('care.goals.no-keys')} />
      {ask === undefined ? null : (
        <div class="row">
          <Button icon="person" onClick={() => setAsking(true)}>
            {t('care.goals.card')}
          </Button>
          {person === undefined ? null : (
            <Button icon="close" onClick={() => setPerson(undefined)}>
              {t('care.goals.all')}
            </Button>
          )}
        </div>
      )}
      {isAsking && ask !== undefined ? (
        <Later
          load={ask}
          props={{
            onChoose: (subject?: Uuid) => {
              setAsking(false);
              setPerson(subject);
            },
            onClose: () => setAsking(false),
          }}
        />
      ) : null}
      {person === undefined ? null : <p role="status">{t('care.goals.of-card')}</p>}
      {here.length === 0 ? (
        <NothingKept icon="heart" action={start}>
          {t('care.goals.none')}
        </NothingKept>
      ) : null}
      {groups.map(([name, of]) => (of.length === 0 ? null : <Group key={name} name={name} of={of} />))}
      {over.length === 0 ? null : (
        <details class="more">
          <summary>{t('care.list.over', { count: over.length })}</summary>
          <Group name="over" of={over} />
        </details>
      )}
    </Page>
  );
};

const byDay = (a: Goal, b: Goal): number => ((a.by ?? '9') < (b.by ?? '9') ? -1 : 1);

const Group = ({ name, of }: { readonly name: string; readonly of: readonly Goal[] }) => {
  const { t } = useWords();
  return (
    <section aria-label={t(`care.goals.${name}`)}>
      <h2>{t(`care.goals.${name}`)}</h2>
      <ul class="care-list">
        {of.map((goal) => (
          <li key={goal.id}>
            <Line goal={goal} />
          </li>
        ))}
      </ul>
    </section>
  );
};

/** One goal: whose words, how far, and when somebody asks. */
export const Line = ({ goal }: { readonly goal: Goal }) => {
  const { t, day } = useWords();
  const { place } = useLog();
  const said = useGoalWords(goal);
  const { steps = [], done = [] } = said ?? {};
  const isDue = goal.by !== undefined && goal.by <= timeToDate(place.now());
  return (
    <a class="card care-line" href={`/care/goals/${goal.id}`}>
      {said?.called === undefined ? null : <strong>{said.called}</strong>}
      <span>{said?.words ?? t('care.goals.unread', { day: day(goal.day) })}</span>
      <span>
        <Badge tone={goal.state === 'reached' ? 'good' : isDue ? 'brand' : 'plain'}>
          {goal.state === 'open'
            ? goal.by === undefined
              ? t('care.goals.state.open')
              : t('care.goals.ask-on', { day: day(goal.by) })
            : t(`care.goals.state.${goal.state}`)}
        </Badge>{' '}
        {steps.length + done.length === 0
          ? null
          : t('care.goals.steps-done', { done: done.length, count: steps.length + done.length })}
      </span>
    </a>
  );
};
