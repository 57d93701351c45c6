import { load as words } from 'languages:impact-form';
import { useEffect, useRef, useState } from 'preact/hooks';
import { lawNames } from '#impact/program/law.ts';
import type { LocalForm, LocalQuestion, Suggestion } from '#impact/program/local.ts';
import { lawWordId } from '#impact/words/ids.ts';
import { Button } from '#kit/components/button.tsx';
import { Banner } from '#kit/components/messages.tsx';
import { Select } from '#kit/components/select.tsx';
import { NumberField } from '#kit/components/text-field.tsx';
import { useUnsaved } from '#kit/form/unsaved.ts';
import { withWordsOf } from '#kit/with-words.tsx';
import { useWords } from '#kit/words/context.tsx';
import type { FormSetup } from './engine/protocol.ts';
import { type Draft, draftOf, type RangeDraft, readDraft } from './local-draft.ts';

export type LocalFormViewProps = {
  readonly setup: FormSetup;
  readonly local: LocalForm | null;
  /** Fields that this program gives no reason to ask about. */
  readonly without: readonly string[];
  /** It answers an earlier engine's questions. */
  readonly isOld: boolean;
  readonly onSave: (local: LocalForm) => void;
  /** A person has just asked for the form: the focus goes to its first question. */
  readonly takesFocus: boolean;
};

/** What the log cannot know about the place. Every answer is a range; only what has a source is suggested. */
const FormView = ({ setup, local, without, isOld, onSave, takesFocus }: LocalFormViewProps) => {
  const { t } = useWords();
  const [draft, setDraft] = useState<Draft>(() => draftOf(local, isOld));
  const [saved, setSaved] = useState(draft);
  useUnsaved(draft !== saved);
  const [missing, setMissing] = useState<readonly string[]>([]);
  const form = useRef<HTMLFormElement>(null);
  const focus = (selector: string): void => form.current?.querySelector<HTMLElement>(selector)?.focus();
  useEffect(() => {
    if (takesFocus) focus('input');
  }, []);
  useEffect(() => {
    const [first] = missing;
    if (first !== undefined) focus(`input[name="${first}.low"]`);
  }, [missing]);
  const main = setup.questions.filter(
    ({ field }) => !field.startsWith('injecting.') && !without.includes(field),
  );
  const injecting = setup.questions.filter(({ field }) => field.startsWith('injecting.'));
  const question = (one: LocalQuestion) => (
    <RangeQuestion
      key={one.field}
      question={one}
      residents={draft.residents}
      value={draft.ranges[one.field] ?? {}}
      isMissing={missing.includes(one.field)}
      onChange={(value) => setDraft((now) => ({ ...now, ranges: { ...now.ranges, [one.field]: value } }))}
    />
  );
  return (
    <form
      class="form"
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const read = readDraft(draft, setup.questions);
        setMissing(read.ok ? [] : read.missing);
        if (!read.ok) return;
        setSaved(draft);
        onSave(read.local);
      }}
    >
      {isOld ? <Banner>{t('app.impact.form.old')}</Banner> : null}
      <p>{t('app.impact.form.text')}</p>
      <NumberField
        name="residents"
        label={`${t('app.impact.form.residents')} (${t('app.impact.form.optional')})`}
        hint={t('app.impact.form.residents-hint')}
        {...(draft.residents !== undefined && { value: draft.residents })}
        onInput={(residents) => setDraft((now) => ({ ...now, residents }))}
      />
      {main.map(question)}
      <fieldset class="impact-question">
        <legend>{t('app.impact.form.earlier')}</legend>
        <p class="field-hint">{t('app.impact.form.earlier-hint')}</p>
        <div class="impact-range">
          {draft.earlier.map((deaths, i) => (
            <NumberField
              key={i}
              name={`earlier.${i}`}
              label={t('app.impact.form.earlier-one', { number: i + 1 })}
              {...(deaths !== undefined && { value: deaths })}
              onInput={(typed) =>
                setDraft((now) => ({
                  ...now,
                  earlier: now.earlier.map((one, k) => (k === i ? typed : one)),
                }))
              }
            />
          ))}
        </div>
      </fieldset>
      <Select
        name="law"
        label={t('app.impact.form.law')}
        hint={t('app.impact.form.law-hint')}
        value={draft.law}
        onChange={(law) => setDraft((now) => ({ ...now, law: laws.find((one) => one === law) ?? 'all' }))}
        options={laws.map((law) => ({
          value: law,
          label: t(law === 'all' ? 'app.impact.form.law-all' : lawWordId(law)),
        }))}
      />
      {draft.law === 'all' || draft.law === 'stateCurve' ? (
        <Select
          name="state"
          label={t('app.impact.form.state')}
          empty={t('app.impact.form.state-none')}
          value={draft.state}
          onChange={(state) => setDraft((now) => ({ ...now, state }))}
          options={setup.states.map(({ code, name }) => ({ value: code, label: name }))}
        />
      ) : null}
      <details>
        <summary>{t('app.impact.form.injecting')}</summary>
        <p>{t('app.impact.form.injecting-text')}</p>
        {injecting.map(question)}
      </details>
      {missing.length === 0 ? null : (
        <Banner tone="warning" isUrgent>
          {t('app.impact.form.missing', { count: missing.length })}
        </Banner>
      )}
      <Button type="submit" tone="primary">
        {t('app.impact.form.save')}
      </Button>
    </form>
  );
};

/** With what only it asks. */
export const LocalFormView = withWordsOf<LocalFormViewProps>(FormView, [words]);

const laws = ['all', ...lawNames] as const;

const RangeQuestion = ({
  question: { field, bound, suggestion: fixed, perResident, isOptional = false },
  residents,
  value,
  isMissing,
  onChange,
}: {
  readonly question: LocalQuestion;
  readonly residents: number | undefined;
  readonly value: RangeDraft;
  readonly isMissing: boolean;
  readonly onChange: (value: RangeDraft) => void;
}) => {
  const { t, number, percent } = useWords();
  const [round, setRound] = useState(0);
  const isShare = bound === 'probability';
  const name = field.replace('injecting.', '');
  const suggestion = fixed ?? suggestFor(perResident, residents);
  const part = (end: 'low' | 'likely' | 'high') => (
    <NumberField
      key={`${end}${round}`}
      name={`${field}.${end}`}
      label={t(`app.impact.form.${end}`)}
      digits={isShare ? 1 : 0}
      {...(isShare && { unit: '%' })}
      {...(value[end] !== undefined && { value: value[end] })}
      onInput={(typed) => {
        const { from: _, ...rest } = value;
        onChange({ ...rest, [end]: typed });
      }}
    />
  );
  return (
    <fieldset class="impact-question">
      <legend>
        {t(`impact.input.${name}`)}
        {isOptional ? ` (${t('app.impact.form.optional')})` : null}
      </legend>
      <p class="field-hint">{t(`app.impact.ask.${name}`)}</p>
      <div class="impact-range">
        {part('low')}
        {part('likely')}
        {part('high')}
      </div>
      {isMissing ? <p class="field-problem">{t('app.impact.form.both')}</p> : null}
      {suggestion === null ? null : (
        <Button
          tone="quiet"
          onClick={() => {
            const { low, high, likely } = suggestion.range;
            const shown = (value: number): number => (isShare ? Math.round(value * 1000) / 10 : value);
            onChange({
              low: shown(low),
              high: shown(high),
              ...(likely !== undefined && { likely: shown(likely) }),
              from: suggestion.effects,
            });
            setRound((now) => now + 1);
          }}
        >
          {t('app.impact.form.suggest', {
            low: isShare ? percent(suggestion.range.low) : number(suggestion.range.low),
            high: isShare ? percent(suggestion.range.high) : number(suggestion.range.high),
          })}
        </Button>
      )}
    </fieldset>
  );
};

/** Two figures of a number that is a guess. */
const suggestFor = (of: Suggestion | undefined, residents: number | undefined): Suggestion | null => {
  if (of === undefined || residents === undefined || !(residents > 0)) return null;
  const times = (share: number): number => Math.max(1, Number((share * residents).toPrecision(2)));
  const { low, high, likely } = of.range;
  return {
    ...of,
    range: { low: times(low), high: times(high), ...(likely !== undefined && { likely: times(likely) }) },
  };
};
