import { Button } from '#kit/components/button.tsx';
import { Select } from '#kit/components/select.tsx';
import { TextField } from '#kit/components/text-field.tsx';
import { useWords } from '#kit/words/context.tsx';
import type { Found } from '../entries.ts';
import { readCode } from '../rules/code.ts';
import { type Answer, answersTo, type Planned, type Said } from '../rules/lab-file/plan.ts';
import { isCalled } from '../rules/lab-file/sheet.ts';
import type { UnknownName } from '../rules/lab-file/statements.ts';
import type { Sample } from '../rules/sample.ts';
import { codeText } from './list.tsx';
import type { Substances } from './use-samples.ts';

/** Chosen for a name: it becomes a new substance. */
export const addIt = '+';

/** Names that nobody knows: each is asked about once. Nothing near is taken. */
export const UnknownNames = ({
  unknown,
  meanings,
  added,
  substances,
  onMean,
}: {
  readonly unknown: readonly UnknownName[];
  /** Keys of those that become new substances. */
  readonly added: readonly string[];
  readonly meanings: Readonly<Record<string, string>>;
  readonly substances: Substances;
  readonly onMean: (unknown: UnknownName, code: string) => void;
}) => {
  const { t } = useWords();
  if (unknown.length === 0) return null;
  const all = substances.list
    .map(({ code }) => ({ value: code, label: substances.name(code) }))
    .toSorted((a, b) => a.label.localeCompare(b.label));
  return (
    <section class="card" aria-label={t('checking.lab-file.names')}>
      <h2>{t('checking.lab-file.names')}</h2>
      {unknown.map((each) => {
        const { key, name, rows, nameSays, numberSays } = each;
        const both = [nameSays, numberSays].flatMap((code) => code ?? []);
        const options = [
          { value: addIt, label: t('checking.lab-file.add') },
          ...(both.length === 0 ? all : all.filter(({ value }) => both.includes(value))),
        ];
        return (
          <Select
            key={key}
            name={`name-${key}`}
            label={name}
            hint={t(both.length === 0 ? 'checking.lab-file.name' : 'checking.lab-file.name-number', {
              count: rows,
              number: numberSays === undefined ? '' : substances.name(numberSays),
            })}
            empty={t('checking.lab-file.choose')}
            options={options}
            value={added.includes(key) ? addIt : (meanings[key] ?? '')}
            onChange={(code) => onMean(each, code)}
          />
        );
      })}
    </section>
  );
};

/** What is asked about one line of the file, and what can be said to it. */
export const LineAsk = ({
  planned,
  samples,
  name,
  onSay,
}: {
  readonly planned: Planned;
  readonly samples: readonly Sample[];
  readonly name: (code: string) => string;
  readonly onSay: (said: Said) => void;
}) => {
  const { t, day } = useWords();
  const { ask, statement, sample } = planned;
  if (ask === undefined) return null;
  const needsSample = ask.code === 'unmatched' || ask.code === 'mistyped' || ask.code === 'several';
  const find = (typed: string): void => {
    const code = readCode(typed);
    const found = samples.filter(({ intake }) => isCalled(intake.said, code, typed));
    if (found.length === 1 && found[0] !== undefined) onSay({ sample: found[0].id });
  };
  return (
    <li class="card" aria-label={statement.called}>
      <strong>{sample === undefined ? statement.called : codeText(t, sample)}</strong>
      <p class="field-hint">{t('checking.lab-file.line', { row: statement.rows[0] ?? 0 })}</p>
      <p>{saidText(t, name, statement)}</p>
      <p>
        {t(`checking.lab-file.ask.${ask.code}`, {
          day: ask.code === 'before-received' ? day(ask.received) : '',
          names: statement.unknown.join(', '),
          before: ask.code === 'other-result' ? saidText(t, name, ask.before) : '',
        })}
      </p>
      {needsSample ? (
        <TextField
          name={`sample-${planned.key}`}
          label={t('checking.lab-file.which')}
          hint={t('checking.lab-file.which-hint')}
          maxLength={200}
          onInput={find}
        />
      ) : null}
      <div class="form-actions">
        {answersTo[ask.code].map((answer: Answer) => (
          <Button key={answer} onClick={() => onSay({ answers: [answer] })}>
            {t(`checking.lab-file.answer.${answer}`)}
          </Button>
        ))}
      </div>
    </li>
  );
};

/** What is said of a sample, in a line. */
export const saidText = (
  t: (id: string, values?: Record<string, string>) => string,
  name: (code: string) => string,
  { found, pending }: { readonly found: readonly Found[]; readonly pending: readonly string[] },
): string =>
  [
    found.length === 0
      ? pending.length === 0
        ? t('checking.lab-file.none-found')
        : ''
      : found
          .map(({ substance, amount }) =>
            amount === undefined ? name(substance) : `${name(substance)} (${t(`checking.amount.${amount}`)})`,
          )
          .join(', '),
    pending.length === 0 ? '' : t('checking.pending', { substances: pending.map(name).join(', ') }),
  ]
    .filter((part) => part !== '')
    .join(' · ');
