import type { ComponentType } from 'preact';
import { useState } from 'preact/hooks';
import { Later } from '#kit/components/later.tsx';
import { Page } from '#kit/components/page.tsx';
import { Stepper } from '#kit/components/stepper.tsx';
import { useToast } from '#kit/components/toast.tsx';
import { findUnclear } from '#kit/form/find-unclear.ts';
import { useLog } from '#kit/log-context.tsx';
import { useWords } from '#kit/words/context.tsx';
import type { Entry } from '#log/index.ts';
import { summaryOf } from '../summary.ts';
import type { AllItemsProps } from './all-items.tsx';
import { inputOf } from './counter/counter.ts';
import { addPack, setDay, setQuantity, setUnmet } from './counter/counter-state.ts';
import { useSayLine } from './entry-text.tsx';
import type { KeepPackProps } from './keep-pack.tsx';
import { useLabels } from './labels.ts';
import { Packs } from './packs.tsx';
import { useVisitParts } from './panels.tsx';
import { SaveBar } from './save-bar.tsx';
import type { ShortProps } from './short.tsx';
import { SyncLine } from './sync-line.tsx';
import { useCounter } from './use-counter.ts';
import { VisitQuestions } from './visit-questions.tsx';

/** The counter: a usual hand-out is a pack and "Save", two taps. */
export const Screen = () => {
  const { t } = useWords();
  const labels = useLabels();
  const toast = useToast();
  const counter = useCounter();
  const { programs, summaries } = useVisitParts();
  const say = useSayLine();
  const { state, change } = counter;
  const { today } = counter.context;
  // Drawn anew when the counter is cleared: also a field that holds something unreadable starts over.
  const [clears, setClears] = useState(0);
  const { view } = useLog();
  const summary = counter.isEmpty
    ? ''
    : counter.drafts
        .flatMap(
          (draft) =>
            summaryOf(summaries, draft.kind)?.lines(draft, (kind) => view.effective({ kinds: [kind] })) ?? [],
        )
        // One person is what a visit is.
        .filter((line) => line.type === 'item' || line.values?.['people'] !== 1)
        .map(say)
        .join(' · ');

  const takeBack = async (saved: readonly Entry[]): Promise<void> => {
    const undone = await counter.undo(saved);
    if (undone.ok) toast({ text: t('visits.counter.taken-back'), icon: 'undo' });
    else counter.setFailure(undone.error);
  };

  const clear = (): void => {
    const putBack = counter.clear();
    setClears((before) => before + 1);
    toast({
      text: t('visits.counter.cleared'),
      icon: 'close',
      onUndo: () => {
        if (putBack()) setClears((before) => before + 1);
        else toast({ text: t('visits.counter.not-put-back'), icon: 'info' });
      },
    });
  };

  const save = async (): Promise<void> => {
    if (findUnclear()) return;
    const saved = await counter.save();
    // What is on the counter stays on the counter.
    if (saved === undefined || !saved.ok) return;
    toast({
      text: summary === '' ? t('visits.counter.saved') : t('visits.counter.saved-what', { what: summary }),
      icon: 'saved',
      onUndo: () => void takeBack(saved.value),
    });
    window.scrollTo({ top: 0 });
  };

  const quantify = (item: string, quantity: number): void =>
    change((now) => setQuantity(now, item, quantity));
  const input = { states: state.states, visit: state.visit, context: counter.context };
  return (
    <Page
      title={
        counter.place.sites.find(({ id }) => id === counter.place.site)?.name ?? t('visits.counter.title')
      }
    >
      <a class="skip" href="#save">
        {t('visits.counter.skip')}
      </a>
      <SyncLine />
      {programs.map(({ name, notice: Notice }) => (Notice === undefined ? null : <Notice key={name} />))}
      <Packs
        presets={counter.presets}
        last={counter.last}
        onPack={(lines) => change((now) => addPack(now, lines, counter.offered))}
      />
      <section class="counter-lines" aria-label={t('visits.counter.supplies')}>
        {counter.inSight.map((item) => (
          <Stepper
            key={item.code}
            label={labels.item(item.code)}
            value={state.quantities[item.code] ?? 0}
            onChange={(quantity) => quantify(item.code, quantity)}
          />
        ))}
        <Later
          load={allItems}
          props={{
            items: counter.offered,
            quantities: state.quantities,
            onChange: quantify,
          }}
        />
        <Later
          load={short}
          props={{
            lines: counter.lines,
            items: counter.offered,
            unmet: state.visit.unmet ?? {},
            onChange: (unmet) => change((now) => setUnmet(now, unmet)),
          }}
        />
      </section>
      {counter.panels.map((panel) =>
        panel.Panel === undefined ? null : (
          <panel.Panel
            key={panel.id}
            {...inputOf(panel, counter.panels, counter.lines, input)}
            onQuantity={quantify}
            onChange={(value) => change((now) => ({ ...now, states: { ...now.states, [panel.id]: value } }))}
          />
        ),
      )}
      <VisitQuestions
        key={clears}
        visit={state.visit}
        day={state.day}
        today={today}
        onChange={(visit) => change((now) => ({ ...now, visit }))}
        note={state.note}
        onNote={counter.changeNote}
        onDay={(day) => change((now) => setDay(now, day, today))}
      />
      {counter.lines.length > 0 ? (
        <Later load={keepPack} props={{ lines: counter.lines, presets: counter.presets }} />
      ) : null}
      <SaveBar counter={counter} summary={summary} onClear={clear} onSave={() => void save()} />
    </Page>
  );
};

const allItems = (): Promise<ComponentType<AllItemsProps>> =>
  import('./extras.ts').then(({ AllItems }) => AllItems);
const short = (): Promise<ComponentType<ShortProps>> => import('./extras.ts').then(({ Short }) => Short);
const keepPack = (): Promise<ComponentType<KeepPackProps>> =>
  import('./extras.ts').then(({ KeepPack }) => KeepPack);
