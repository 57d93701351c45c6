import { useState } from 'preact/hooks';
import { Button } from '#kit/components/button.tsx';
import { TextField } from '#kit/components/text-field.tsx';
import { useWords } from '#kit/words/context.tsx';
import type { RecipePart } from '../../entries.ts';
import { derivedCode, isNumber } from '../../rules/derived.ts';

/** Asks for the parts of a code. What is typed becomes a code at once and is kept nowhere. */
export const Answers = ({
  parts,
  submit,
  onCode,
}: {
  readonly parts: readonly RecipePart[];
  readonly submit: string;
  readonly onCode: (code: string) => void;
}) => {
  const { t } = useWords();
  const [typed, setTyped] = useState<Partial<Record<RecipePart, string>>>({});
  const [problem, setProblem] = useState<RecipePart | 'unknown'>();
  const make = (): void => {
    const code = derivedCode(parts, typed);
    setProblem(code.ok ? undefined : code.wrong);
    if (code.ok) onCode(code.code);
  };
  return (
    <form
      class="form"
      onSubmit={(event) => {
        event.preventDefault();
        make();
      }}
    >
      <p class="field-hint">{t('cards.derived.unknown-hint')}</p>
      {parts.map((part) => (
        <TextField
          key={part}
          name={part}
          label={t(`cards.derived.${part}`)}
          type={isNumber(part) ? 'tel' : 'text'}
          maxLength={40}
          onInput={(text) => {
            setTyped((before) => ({ ...before, [part]: text }));
            setProblem(undefined);
          }}
        />
      ))}
      {problem === undefined ? null : (
        <p class="field-problem" role="alert">
          {problem === 'unknown'
            ? t('cards.derived.too-unknown')
            : t('cards.derived.wrong', { part: t(`cards.derived.${problem}`) })}
        </p>
      )}
      <Button type="submit" icon="search">
        {submit}
      </Button>
    </form>
  );
};
