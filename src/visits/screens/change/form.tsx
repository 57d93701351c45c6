import { Button } from '#kit/components/button.tsx';
import { DateField } from '#kit/components/date-field.tsx';
import { Stepper } from '#kit/components/stepper.tsx';
import { useToast } from '#kit/components/toast.tsx';
import { findUnclear } from '#kit/form/find-unclear.ts';
import { useLog } from '#kit/log-context.tsx';
import { goToPath } from '#kit/path.ts';
import { useWords } from '#kit/words/context.tsx';
import { AllItems } from '../all-items.tsx';
import { type CounterLine, inputOf } from '../counter/counter.ts';
import { setUnmet } from '../counter/counter-state.ts';
import { EntryText } from '../entry-text.tsx';
import { useLabels } from '../labels.ts';
import { mayChange } from '../may-change.ts';
import { OthersStepper } from '../others-stepper.tsx';
import { Short } from '../short.tsx';
import { VisitAnswers } from '../visit-answers.tsx';
import { Differences } from './differences.tsx';
import type { ReadingPanel, ReadVisit } from './read-visit.ts';
import { useChange } from './use-change.ts';

export type ChangeFormProps = {
  readonly read: ReadVisit;
  readonly reading: readonly ReadingPanel[];
  readonly back: string;
  /** The visit is another one than was read: saving waits until it was read again. */
  readonly isStale: boolean;
};

/** All that can be said of a visit, as it stands; what is saved replaces it in one act, and is undone in one. */
export const ChangeForm = ({ read, reading, back, isStale }: ChangeFormProps) => {
  const { t } = useWords();
  const { place } = useLog();
  const change = useChange(read, reading);
  const { now } = change;
  const day = read.visit.entry.occurredAt.slice(0, 10);
  const isMine = mayChange(
    place,
    read.said.map(({ entry }) => entry),
  );
  // What was answered is in sight; questions that nobody answered are folded away as at the counter.
  const { servedFor: _people, unmet: _unmet, ...answered } = read.choice;
  const hasAnswers = Object.keys(answered).length > 0;
  const canSave = isMine && !isStale && change.drafts.length > 0;
  const save = useSave(change, back);
  return (
    <>
      <p>{t(isMine ? 'visits.change.text' : 'log.error.not-allowed')}</p>
      {change.canMove ? (
        <DateField
          name="day"
          label={t('visits.day')}
          value={now.day}
          max={place.now().slice(0, 10)}
          onInput={(next) => change.change({ day: next === '' ? day : next })}
        />
      ) : null}
      <Items change={change} />
      {change.panels.map(({ Panel, ...panel }) =>
        Panel === undefined ? null : (
          <Panel
            key={panel.id}
            {...inputOf(panel, change.panels, now.lines, {
              states: now.states,
              visit: now.choice,
              context: read.context,
            })}
            onChange={(value) => change.change({ states: { ...now.states, [panel.id]: value } })}
            onQuantity={change.quantify}
          />
        ),
      )}
      <OthersStepper visit={now.choice} onChange={(choice) => change.change({ choice })} />
      <details class="more" open={hasAnswers}>
        <summary>{t('visits.more')}</summary>
        <VisitAnswers visit={now.choice} onChange={(choice) => change.change({ choice })} />
      </details>
      {read.others.length === 0 ? null : (
        <section>
          <p class="field-hint">{t(change.canMove ? 'visits.change.beside' : 'visits.change.stays')}</p>
          <ul>
            {read.others.map(({ entry }) => (
              <li key={entry.id}>
                <EntryText entry={entry} hasTitle />
              </li>
            ))}
          </ul>
        </section>
      )}
      <div class="save-bar">
        <p class="save-summary" aria-live="polite">
          <Differences
            before={change.before}
            after={change.after}
            days={now.day === day ? undefined : { from: day, to: now.day }}
          />
        </p>
        {change.warnings.map((warning) => (
          <p key={warning.id} class="save-warning">
            {t(warning.id, warning.values)}
          </p>
        ))}
        {change.failure === undefined ? null : (
          <p class="field-problem save-problem" role="alert">
            {t(`log.error.${change.failure.code}`)}
          </p>
        )}
        <Button
          size="large"
          tone="primary"
          icon="check"
          isWide
          isDisabled={!canSave}
          onClick={() => void save()}
        >
          {t('visits.entry.save-correction')}
        </Button>
      </div>
    </>
  );
};

type Change = ReturnType<typeof useChange>;

/** What was handed out: each line as it was, and whatever comes to it. */
const Items = ({ change }: { readonly change: Change }) => {
  const { t } = useWords();
  const labels = useLabels();
  const { now, offered } = change;
  const totals: Record<string, number> = {};
  for (const { item, quantity } of now.lines) totals[item.code] = (totals[item.code] ?? 0) + quantity;
  const set = (line: CounterLine, quantity: number): void =>
    change.change({ lines: now.lines.map((each) => (each === line ? { ...each, quantity } : each)) });
  return (
    <section class="counter-lines" aria-label={t('visits.counter.supplies')}>
      {now.lines.map((line, index) => (
        <Stepper
          key={index}
          label={
            line.lot === undefined
              ? labels.item(line.item.code)
              : `${labels.item(line.item.code)} · ${line.lot}`
          }
          value={line.quantity}
          onChange={(quantity) => set(line, quantity)}
        />
      ))}
      <AllItems items={offered} quantities={totals} onChange={change.quantify} />
      <Short
        lines={now.lines.filter(({ quantity }) => quantity > 0)}
        items={offered}
        unmet={now.choice.unmet ?? {}}
        onChange={(unmet) =>
          change.change({
            choice: setUnmet({ quantities: {}, states: {}, visit: now.choice }, unmet).visit,
          })
        }
      />
    </section>
  );
};

/** Saves, tells so with a way back, and leads to the visit as it is then. */
const useSave = (change: Change, back: string): (() => Promise<void>) => {
  const { t } = useWords();
  const toast = useToast();
  return async () => {
    if (findUnclear()) return;
    const undo = await change.save();
    if (undo === undefined) return;
    goToPath(back, { replace: true });
    toast({
      text: t('visits.entry.is-corrected'),
      icon: 'saved',
      onUndo: () =>
        void undo().then((undone) => {
          toast({ text: t(undone.ok ? 'kit.undone' : `log.error.${undone.error.code}`), icon: 'undo' });
        }),
    });
  };
};
