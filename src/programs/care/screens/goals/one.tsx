import { useState } from 'preact/hooks';
import { Button } from '#kit/components/button.tsx';
import { MultiChoice } from '#kit/components/choice-field.tsx';
import { Badge, Banner } from '#kit/components/messages.tsx';
import { NothingKept } from '#kit/components/nothing-kept.tsx';
import { Page } from '#kit/components/page.tsx';
import { useLog } from '#kit/log-context.tsx';
import { useSealing } from '#kit/use-sealing.ts';
import { useWords } from '#kit/words/context.tsx';
import { addDays } from '#log/calendar.ts';
import { type GoalDeed, goalKind } from '../../goal-entries.ts';
import type { Goal } from '../../rules/goal.ts';
import { dayAfter } from '../day-after.ts';
import { type Deed, useRecord } from '../use-care.ts';
import { GoalForm } from './form.tsx';
import { type GoalSaid, useGoals, useGoalWords } from './use-goals.ts';

/** One goal, as the person says it: looked at together, changed whenever they want. */
export const GoalOne = ({ id: asked }: { readonly id: string }) => {
  const { t } = useWords();
  const goal = useGoals().find(({ id }) => id === asked);
  return (
    <Page title={t('care.goals.one-title')} back="/care/goals">
      {goal === undefined ? (
        <NothingKept icon="heart">{t('care.goals.gone')}</NothingKept>
      ) : (
        <One key={goal.entry} goal={goal} />
      )}
    </Page>
  );
};

/** After so many days somebody asks again. */
const againDays = 14;

const One = ({ goal }: { readonly goal: Goal }) => {
  const { t, day } = useWords();
  const { place } = useLog();
  const save = useRecord();
  const said = useGoalWords(goal);
  const canRead = useSealing()?.can === 'reads';
  const [isChanging, setChanging] = useState(false);
  const { id, state, by, subject } = goal;
  const record = async (deed: Deed, text: string): Promise<boolean> =>
    (await save([{ ...deed, ...(subject !== undefined && { subject }) }], text)) !== undefined;
  const say = (what: GoalDeed, next?: string): void =>
    void record(
      { of: goalKind, body: { goal: id, what, ...(next !== undefined && { by: next }) } },
      t('care.one.saved'),
    );
  const worker = place.workers.find((each) => each.id === goal.worker)?.name;
  if (isChanging)
    return (
      <GoalForm
        goal={id}
        before={said}
        by={by}
        onSave={async (deed) => {
          const isSaved = await record(deed, t('care.goals.saved'));
          // What was typed stays where it could not be saved.
          if (isSaved) setChanging(false);
          return isSaved;
        }}
      />
    );
  return (
    <>
      <section class="card">
        {said?.called === undefined ? null : <strong>{said.called}</strong>}
        <p>{said?.words ?? t('care.goals.unread', { day: day(goal.day) })}</p>
        <p>
          <Badge tone={state === 'reached' ? 'good' : 'brand'}>{t(`care.goals.state.${state}`)}</Badge>
        </p>
        {said === undefined ? null : <Steps goal={goal} said={said} onSave={record} />}
        {said?.helps === undefined ? null : <p>{`${t('care.goals.helps')}: ${said.helps}`}</p>}
        {by === undefined ? null : <p>{t('care.goals.ask-on', { day: day(by) })}</p>}
        <p class="field-hint">
          {[
            ...(worker === undefined ? [] : [t('care.goals.walks', { name: worker })]),
            t('care.goals.talked', { count: goal.talked }),
            ...(subject === undefined ? [] : [t('care.goals.has-card')]),
          ].join(' · ')}
        </p>
        {said === undefined ? null : (
          <p class="field-hint">
            {t('care.goals.kept', { day: day(addDays(goal.saidOn, goalKind.keepDays ?? 0)) })}
          </p>
        )}
      </section>
      {state === 'reached' ? <Banner tone="good">{t('care.goals.well')}</Banner> : null}
      <div class="care-answers">
        {state === 'open' ? (
          <>
            <Button tone="primary" size="large" onClick={() => say('reached')}>
              {t('care.goals.to.reached')}
            </Button>
            <Button size="large" onClick={() => say('talked', dayAfter(place.now(), againDays))}>
              {t('care.goals.to.talked', { count: againDays })}
            </Button>
            <Button size="large" onClick={() => say('aside')}>
              {t('care.goals.to.aside')}
            </Button>
          </>
        ) : (
          <Button size="large" onClick={() => say('again')}>
            {t('care.goals.to.again')}
          </Button>
        )}
        {canRead ? (
          <Button size="large" onClick={() => setChanging(true)}>
            {t('care.goals.change')}
          </Button>
        ) : null}
        {goal.worker === place.worker ? null : (
          <Button size="large" onClick={() => say('taken')}>
            {t('care.goals.to.taken')}
          </Button>
        )}
      </div>
    </>
  );
};

/** Small steps: a tick is the goal said anew, so that not even how many there are stands in clear. */
const Steps = ({
  goal,
  said,
  onSave,
}: {
  readonly goal: Goal;
  readonly said: GoalSaid;
  readonly onSave: (deed: Deed, text: string) => void;
}) => {
  const { t } = useWords();
  const { steps = [], done = [] } = said;
  const all = [...done, ...steps];
  if (all.length === 0) return null;
  const tick = (values: readonly string[]): void =>
    onSave(
      {
        of: goalKind,
        body: { goal: goal.id, what: 'said', ...(goal.by !== undefined && { by: goal.by }) },
        sealed: {
          ...said,
          steps: all.filter((_, at) => !values.includes(String(at))),
          done: all.filter((_, at) => values.includes(String(at))),
        },
      },
      t('care.one.saved'),
    );
  return goal.state === 'open' ? (
    <MultiChoice
      name="steps"
      label={t('care.goals.steps')}
      canDecline={false}
      options={all.map((label, at) => ({ value: String(at), label }))}
      values={done.map((_, at) => String(at))}
      onChange={tick}
    />
  ) : (
    <ul>
      {all.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
};
