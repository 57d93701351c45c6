import { useState } from 'preact/hooks';
import { Button } from '#kit/components/button.tsx';
import { MultiChoice } from '#kit/components/choice-field.tsx';
import { useWords } from '#kit/words/context.tsx';
import type { Sample } from './api.ts';
import { answered, type Mapping, withoutRows } from './mapping.ts';
import type { QuestionProps } from './question-props.ts';

/** Where the choice itself is no answer yet: what is right as it stands, or is left out. */
export const Settle = ({ question, mapping, onChange }: QuestionProps) => {
  const { t, number } = useWords();
  const [stays, setStays] = useState<readonly string[]>([]);
  const { part, formats, rows, words } = question;
  // No row names a place: there is none to leave out.
  if (part === 'site' && !words.some(({ word }) => word !== '')) return null;
  if (formats.length > 1 || part === 'date.cells' || part === 'date.column') return null;
  const settle = (next: Mapping): void => onChange(answered(next, part));
  const canBeTaken = rows.filter(({ why }) => takeable.has(why));
  const keys = [...new Set(canBeTaken.map(keyOf))];
  const leaving = canBeTaken.filter((row) => !stays.includes(keyOf(row)));
  const count = keys.length - stays.length;
  return (
    <>
      {keys.length < 2 || keys.length > mostChosen ? null : (
        <MultiChoice
          name="leave-out"
          label={t('app.import.leave-which')}
          canDecline={false}
          options={keys.map((key) => {
            const [row = '', ...sheet] = key.split('!');
            const name = `${t('app.import.row')} ${number(Number(row))}`;
            return { value: key, label: sheet.length === 0 ? name : `${name}, ${sheet.join('!')}` };
          })}
          values={keys.filter((key) => !stays.includes(key))}
          onChange={(chosen) => setStays(keys.filter((key) => !chosen.includes(key)))}
        />
      )}
      {count === 0 ? null : (
        <Button icon="minus" onClick={() => settle(withoutRows(mapping, leaving))}>
          {t('app.import.leave-rows', { count })}
        </Button>
      )}
      <Button tone="primary" icon="check" onClick={() => settle(mapping)}>
        {t(canBeTaken.length === 0 ? `app.import.settle.${part}` : 'app.import.take-rows')}
      </Button>
    </>
  );
};

/** So many rows are chosen one by one; of more, all or none. */
const mostChosen = 8;
const keyOf = ({ row, sheet }: Sample): string => (sheet === undefined ? String(row) : `${row}!${sheet}`);

/** Doubts about values that can be taken as they stand; the others stay out by themselves. */
const takeable: ReadonlySet<string> = new Set([
  'far',
  'date-in-disguise',
  'date-far',
  'sum-row',
  'row-again',
  'row-void',
  'row-kind',
]);
