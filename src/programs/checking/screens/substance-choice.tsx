import { useState } from 'preact/hooks';
import { ratherNotSay } from '#catalog/choice.ts';
import { Button } from '#kit/components/button.tsx';
import { MultiChoice } from '#kit/components/choice-field.tsx';
import { TextField } from '#kit/components/text-field.tsx';
import { useWords } from '#kit/words/context.tsx';
import { substanceKind } from '../entries.ts';
import { findSubstance, newSubstanceCode } from '../rules/substances.ts';
import { useRecord } from './use-record.ts';
import { useSubstances } from './use-samples.ts';

/**
 * Substances by tap: the usual ones, those that are chosen, and any other by its name. A name that nobody knows yet is added at
 * once; its numbers in registers may come later.
 */
export const SubstanceChoice = ({
  name,
  label,
  values,
  canDecline = false,
  onChange,
}: {
  readonly name: string;
  readonly label: string;
  readonly values: readonly string[];
  readonly canDecline?: boolean;
  readonly onChange: (values: readonly string[]) => void;
}) => {
  const { t } = useWords();
  const record = useRecord();
  const substances = useSubstances();
  const [typed, setTyped] = useState('');
  const [round, setRound] = useState(0);
  const shown = substances.list.filter(
    ({ code, isUsual }) => (isUsual === true && (canDecline || code !== 'unknown')) || values.includes(code),
  );
  const known = findSubstance(substances.list, { name: typed });
  const take = async (): Promise<void> => {
    const text = typed.trim();
    if (text === '') return;
    const code = known?.code ?? newSubstanceCode(substances.list, text);
    if (known === undefined) {
      const body = { code, name: text };
      if (
        (await record([{ of: substanceKind, body }], t('checking.substance.added', { name: text }))) ===
        undefined
      )
        return;
    }
    if (!values.includes(code)) onChange([...values.filter((value) => value !== ratherNotSay), code]);
    setTyped('');
    setRound(round + 1);
  };
  return (
    <>
      <MultiChoice
        name={name}
        label={label}
        canDecline={canDecline}
        options={shown.map(({ code }) => ({ value: code, label: substances.name(code) }))}
        values={values}
        onChange={onChange}
      />
      <details class="more">
        <summary>{t('checking.substance.other')}</summary>
        <TextField
          key={round}
          name={`${name}-other`}
          label={t('checking.substance.name')}
          maxLength={80}
          onInput={setTyped}
        />
        <Button isDisabled={typed.trim() === ''} onClick={() => void take()}>
          {known === undefined
            ? t('checking.substance.add')
            : t('checking.substance.take', { name: substances.name(known.code) })}
        </Button>
      </details>
    </>
  );
};
