import { useState } from 'preact/hooks';
import { Button } from '#kit/components/button.tsx';
import { Choice } from '#kit/components/choice-field.tsx';
import { Later } from '#kit/components/later.tsx';
import { Banner } from '#kit/components/messages.tsx';
import { Page } from '#kit/components/page.tsx';
import { Stepper } from '#kit/components/stepper.tsx';
import { useWords } from '#kit/words/context.tsx';
import { type PlanBody, roomKind } from '../entries.ts';
import { type Lists, listsKind, longestStep } from '../other-events.ts';
import { setUpFault } from '../rules/room.ts';
import { ListsForm, listsDraftOf, mostSteps, typedLists } from './lists-form.tsx';
import { draftOf, type PlanDraft, PlanForm, typedPlan } from './plan-form.tsx';
import { type Seat, SeatList } from './seat-list.tsx';
import { type LiveRoom, useRoom } from './use-room.ts';

/** Whether this site has a room, its seats as they stand, and how it is watched. */
export const Screen = () => {
  const { t } = useWords();
  const live = useRoom();
  return (
    <Page title={t('consumption.set-up.title')} back="/room">
      <SetUp key={JSON.stringify([live.room.set, live.room.lists])} live={live} />
      <Later load={loadOrientation} props={{ live }} />
    </Page>
  );
};

const loadOrientation = () => import('./orientation/part.ts').then(({ OrientationForm }) => OrientationForm);

const SetUp = ({ live }: { readonly live: LiveRoom }) => {
  const { t } = useWords();
  const { set } = live.room;
  const [isOn, setOn] = useState(set?.on ?? true);
  const [seats, setSeats] = useState<readonly Seat[]>(set?.seats ?? []);
  const [capacity, setCapacity] = useState(set?.capacity);
  const [plan, setPlan] = useState<PlanDraft>(() => draftOf(set?.plan));
  const [lists, setLists] = useState(() => listsDraftOf(live.room.lists));
  const [problem, setProblem] = useState<string>();

  const add = (): void => {
    const number = 1 + Math.max(0, ...seats.map(({ name }) => Number.parseInt(name, 10) || 0));
    const codes = new Set(seats.map(({ seat }) => seat));
    let count = seats.length + 1;
    while (codes.has(`seat-${count}`)) count += 1;
    setSeats([
      ...seats,
      { seat: `seat-${count}`, name: String(number), area: seats.at(-1)?.area ?? 'injection' },
    ]);
  };
  const save = async (): Promise<void> => {
    const fault = setUpFault(live.room, { on: isOn, seats });
    if (fault !== undefined) {
      setProblem(t(`consumption.set-up.${fault.why}`, { seats: fault.seats.join(', ') }));
      return;
    }
    if (seats.some(({ name }) => name.trim() === '')) {
      setProblem(t('consumption.set-up.unnamed'));
      return;
    }
    const made = typedPlan(plan);
    if (!made.ok) {
      setProblem(t(made.error));
      return;
    }
    const written = typedLists(lists);
    if (!written.ok) {
      setProblem(
        t('consumption.lists.too-long', {
          event: t(`consumption.event.${written.error}`),
          most: mostSteps,
          longest: longestStep,
        }),
      );
      return;
    }
    setProblem(undefined);
    await live.record(
      [
        { kind: roomKind.kind, body: bodyOf(isOn, seats, capacity, made.value) },
        ...(isSame(written.value, live.room.lists ?? [])
          ? []
          : [{ kind: listsKind.kind, body: { lists: written.value.map((list) => ({ ...list })) } }]),
      ],
      'none',
      t('consumption.set-up.saved'),
    );
  };
  return (
    <div class="room-set-up">
      <Choice
        name="on"
        label={t('consumption.set-up.on')}
        canDecline={false}
        options={['yes', 'no'].map((value) => ({ value, label: t(`consumption.${value}`) }))}
        value={isOn ? 'yes' : 'no'}
        onChange={(value) => setOn(value === 'yes')}
      />
      <section class="card">
        <h2>{t('consumption.set-up.seats')}</h2>
        <p class="field-hint">{t('consumption.set-up.seats-hint')}</p>
        <SeatList seats={seats} onChange={setSeats} />
        <Button icon="plus" onClick={add}>
          {t('consumption.set-up.add')}
        </Button>
      </section>
      <Stepper
        label={t('consumption.set-up.capacity')}
        value={capacity}
        min={1}
        max={500}
        onChange={setCapacity}
        onClear={() => setCapacity(undefined)}
      />
      <PlanForm plan={plan} onChange={setPlan} />
      <ListsForm draft={lists} onChange={setLists} />
      {problem === undefined ? null : (
        <Banner tone="danger" isUrgent>
          {problem}
        </Banner>
      )}
      <Button tone="primary" size="large" isWide onClick={() => void save()}>
        {t('kit.save')}
      </Button>
    </div>
  );
};

const isSame = (a: Lists, b: Lists): boolean => JSON.stringify(a) === JSON.stringify(b);

const bodyOf = (
  on: boolean,
  seats: readonly Seat[],
  capacity: number | undefined,
  plan: PlanBody | undefined,
) => ({
  on,
  seats: seats.map(({ seat, name, area }) => ({ seat, name: name.trim(), area })),
  ...(capacity !== undefined && { capacity }),
  ...(plan !== undefined && { plan }),
});
