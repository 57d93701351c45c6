import { useMemo, useState } from 'preact/hooks';
import { Choice } from '#kit/components/choice-field.tsx';
import { DateField } from '#kit/components/date-field.tsx';
import { Banner } from '#kit/components/messages.tsx';
import { Page } from '#kit/components/page.tsx';
import { Stepper } from '#kit/components/stepper.tsx';
import { TextField } from '#kit/components/text-field.tsx';
import { useUnsaved } from '#kit/form/unsaved.ts';
import { useLog } from '#kit/log-context.tsx';
import { useTold } from '#kit/use-told.ts';
import { useWords } from '#kit/words/context.tsx';
import type { LocalDate } from '#log/index.ts';
import { type Line, Lines, SaveLines } from '#stock/screens/lines.tsx';
import { composeBulk } from './counter/bulk.ts';
import { useLabels } from './labels.ts';
import { useVisitParts } from './panels.tsx';
import { useCounterContext } from './use-counter-context.ts';

const channels = ['kiosk', 'pharmacy', 'partner'] as const;

/** What a kiosk, pharmacy or partner handed out: in bulk, without a visit. */
export const Screen = () => {
  const { t } = useWords();
  const labels = useLabels();
  const tell = useTold();
  const { place, recorder } = useLog();
  const { panels } = useVisitParts();
  const [channel, setChannel] = useState<string>('kiosk');
  const [label, setLabel] = useState('');
  const [people, setPeople] = useState(0);
  const [lines, setLines] = useState<readonly Line[]>([]);
  const context = useCounterContext(lines.map(({ item }) => item));
  const [day, setDay] = useState<LocalDate | ''>(context.today);
  const [problem, setProblem] = useState<string>();
  useUnsaved(people > 0);
  const drafts = useMemo(
    () =>
      composeBulk(panels, {
        context: { ...context, channel },
        label,
        people,
        lines: lines.flatMap(({ item: code, quantity }) => {
          const item = context.items.find((each) => each.code === code);
          return item === undefined || quantity === undefined || quantity === 0 ? [] : [{ item, quantity }];
        }),
        ...(day !== context.today && day !== '' && { occurredAt: `${day}${place.now().slice(10)}` }),
      }),
    [panels, context, channel, label, people, lines, day],
  );
  const save = async (): Promise<void> => {
    const saved = await recorder.record(drafts, 'none');
    if (!saved.ok) {
      setProblem(`log.error.${saved.error.code}`);
      return;
    }
    setProblem(undefined);
    setLines([]);
    setPeople(0);
    tell(saved, t('visits.counter.saved'));
  };
  return (
    <Page title={t('visits.bulk.title')} back="/office">
      <Banner>{t('visits.bulk.text')}</Banner>
      <Choice
        name="channel"
        label={t('visits.bulk.channel')}
        canDecline={false}
        options={channels.map((value) => ({ value, label: labels.of('channel', value) }))}
        value={channel}
        onChange={setChannel}
      />
      <TextField name="label" label={t('visits.bulk.label')} maxLength={60} onInput={setLabel} />
      <DateField name="day" label={t('visits.day')} value={day} max={context.today} onInput={setDay} />
      <Lines lines={lines} onChange={setLines} asks="quantity" quantityLabel={t('visits.bulk.quantity')} />
      <Stepper label={t('visits.bulk.people')} value={people} max={100_000} onChange={setPeople} />
      <SaveLines isReady={drafts.length > 0} problem={problem} onSave={() => void save()} />
    </Page>
  );
};
