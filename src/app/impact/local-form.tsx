import { useEffect, useRef, useState } from 'preact/hooks';
import type { LocalForm, LocalQuestion } from '#impact/program/local.ts';
import { Button } from '#kit/components/button.tsx';
import { Banner } from '#kit/components/messages.tsx';
import { Select } from '#kit/components/select.tsx';
import { NumberField } from '#kit/components/text-field.tsx';
import { useUnsaved } from '#kit/form/unsaved.ts';
import { useWords } from '#kit/words/context.tsx';
import type { FormSetup } from './engine/protocol.ts';
import { type Draft, draftOf, type RangeDraft, readDraft } from './local-draft.ts';

export type LocalFormViewProps = {
  readonly setup: FormSetup;
  readonly local: LocalForm | null;
  readonly onSave: (local: LocalForm) => void;
  /** A person has just asked for the form: the focus goes to its first question. */
  readonly takesFocus: boolean;
};

/** What the log cannot know about the place. Every answer is a range; only what has a source is suggested. */
export const LocalFormView = ({ setup, local, onSave, takesFocus }: LocalFormViewProps) => {
  const { t } = useWords();
  const [draft, setDraft] = useState<Draft>(() => draftOf(local));
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
    if (first === 'law.residents') focus('input[name="residents"]');
    else if (first !== undefined) focus(`input[name="${first}.low"]`);
  }, [missing]);
  const main = setup.questions.filter(({ field }) => !field.startsWith('injecting.'));
  const injecting = setup.questions.filter(({ field }) => field.startsWith('injecting.'));
  const question = (one: LocalQuestion) => (
    <RangeQuestion
      key={one.field}
      question={one}
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
      <p>{t('app.impact.form.text')}</p>
      {main.map(question)}
      <Select
        name="law"
        label={t('app.impact.form.law')}
        hint={t('app.impact.form.law-hint')}
        empty={t('app.impact.form.law-people')}
        value={draft.state}
        onChange={(state) => setDraft((now) => ({ ...now, state }))}
        options={setup.states.map(({ code, name }) => ({ value: code, label: name }))}
      />
      {draft.state === '' ? null : (
        <NumberField
          name="residents"
          label={t('app.impact.form.residents')}
          {...(draft.residents !== undefined && { value: draft.residents })}
          onInput={(residents) => setDraft((now) => ({ ...now, residents }))}
        />
      )}
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

const RangeQuestion = ({
  question: { field, bound, suggestion },
  value,
  isMissing,
  onChange,
}: {
  readonly question: LocalQuestion;
  readonly value: RangeDraft;
  readonly isMissing: boolean;
  readonly onChange: (value: RangeDraft) => void;
}) => {
  const { t, percent } = useWords();
  const [round, setRound] = useState(0);
  const isShare = bound === 'probability';
  const name = field.replace('injecting.', '');
  const part = (end: 'low' | 'likely' | 'high') => (
    <NumberField
      key={`${end}${round}`}
      name={`${field}.${end}`}
      label={t(`app.impact.form.${end}`)}
      digits={isShare ? 1 : 0}
      {...(isShare && { unit: '%' })}
      {...(value[end] !== undefined && { value: value[end] })}
      onInput={(typed) => onChange({ ...value, [end]: typed })}
    />
  );
  return (
    <fieldset class="impact-question">
      <legend>{t(`impact.input.${name}`)}</legend>
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
            const shown = (share: number): number => Math.round(share * 1000) / 10;
            onChange({
              low: shown(low),
              high: shown(high),
              ...(likely !== undefined && { likely: shown(likely) }),
            });
            setRound((now) => now + 1);
          }}
        >
          {t('app.impact.form.suggest', {
            low: percent(suggestion.range.low),
            high: percent(suggestion.range.high),
          })}
        </Button>
      )}
    </fieldset>
  );
};
