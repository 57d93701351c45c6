import { useState } from 'preact/hooks';
import { toCode } from '#catalog/to-code.ts';
import { Choice } from '#kit/components/choice-field.tsx';
import { DateField } from '#kit/components/date-field.tsx';
import { Banner } from '#kit/components/messages.tsx';
import { Page } from '#kit/components/page.tsx';
import { NumberField, TextField } from '#kit/components/text-field.tsx';
import { useUnsaved } from '#kit/form/unsaved.ts';
import { useLog } from '#kit/log-context.tsx';
import { useTold } from '#kit/use-told.ts';
import { useWords } from '#kit/words/context.tsx';
import type { LocalDate } from '#log/index.ts';
import { SaveLines } from '#stock/screens/lines.tsx';
import { type TallyBody, tallyCounts, tallyKind, tallySpans } from '../entries.ts';
import { periodOf } from '../rules/period.ts';
import { useCounterContext } from './use-counter-context.ts';

type Counts = Readonly<Partial<Record<(typeof tallyCounts)[number], number>>>;

/** What was only counted, by day, month, quarter or year, here or by somebody else. It is no visit, and moves no stock. */
export const Screen = () => {
  const { t, day: dayText } = useWords();
  const tell = useTold();
  const { place, recorder } = useLog();
  const context = useCounterContext([]);
  const [span, setSpan] = useState<TallyBody['span']>('month');
  const [day, setDay] = useState<LocalDate | ''>(context.today);
  const [label, setLabel] = useState('');
  const [counts, setCounts] = useState<Counts>({});
  const [form, setForm] = useState(0);
  const [problem, setProblem] = useState<string>();
  const isFilled = Object.keys(counts).length > 0;
  useUnsaved(isFilled);
  const period = day === '' ? undefined : periodOf(span, day);

  const save = async (): Promise<void> => {
    if (period === undefined) return;
    const body = {
      span,
      channel: context.channel,
      ...(label.trim() !== '' && { label: toCode(label, 'unnamed') }),
      ...counts,
    };
    const { kind, version } = tallyKind;
    const saved = await recorder.record(
      [{ kind, version, body, occurredAt: `${period.first}T12:00:00${place.now().slice(19)}` }],
      'none',
    );
    if (!saved.ok) {
      setProblem(`log.error.${saved.error.code}`);
      return;
    }
    setProblem(undefined);
    setCounts({});
    setForm(form + 1);
    tell(saved, t('visits.counter.saved'));
  };
  return (
    <Page title={t('visits.tally.title')} back="/office">
      <Banner>{t('visits.tally.text')}</Banner>
      <Choice
        name="span"
        label={t('visits.tally.span')}
        canDecline={false}
        options={tallySpans.map((value) => ({ value, label: t(`visits.tally.span.${value}`) }))}
        value={span}
        onChange={(value) => setSpan(tallySpans.find((each) => each === value) ?? span)}
      />
      <DateField name="day" label={t('visits.tally.day')} value={day} max={context.today} onInput={setDay} />
      {period === undefined ? null : (
        <p class="field-hint">{t('visits.tally.from', { day: dayText(period.first) })}</p>
      )}
      <TextField name="label" label={t('visits.tally.label')} maxLength={60} onInput={setLabel} />
      {tallyCounts.map((name) => (
        <NumberField
          key={`${name}-${form}`}
          name={name}
          label={t(`visits.tally.${name}`)}
          onInput={(value) => {
            const { [name]: _before, ...rest } = counts;
            setCounts(value === undefined ? rest : { ...rest, [name]: value });
          }}
        />
      ))}
      <SaveLines isReady={isFilled && period !== undefined} problem={problem} onSave={() => void save()} />
    </Page>
  );
};
