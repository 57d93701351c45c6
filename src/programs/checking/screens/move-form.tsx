import { useState } from 'preact/hooks';
import { Button } from '#kit/components/button.tsx';
import { Choice } from '#kit/components/choice-field.tsx';
import { Select } from '#kit/components/select.tsx';
import { useLog } from '#kit/log-context.tsx';
import { useWords } from '#kit/words/context.tsx';
import { type Move, moveKind, moves } from '../entries.ts';
import type { Sample } from '../rules/sample.ts';
import { useToLab } from './to-lab.tsx';
import { useRecord } from './use-record.ts';

/** Where the sample goes, and where it went: to a lab, back to who brought it, used up, destroyed before a witness, lost. */
export const MoveForm = ({ sample }: { readonly sample: Sample }) => {
  const { t, day } = useWords();
  const { place } = useLog();
  const record = useRecord();
  const [what, setWhat] = useState<Move>();
  const lab = useToLab();
  const [witness, setWitness] = useState('');
  const save = async (): Promise<void> => {
    if (what === undefined) return;
    const body = {
      sample: sample.id,
      what,
      ...(what === 'sent' && lab.said),
      ...(what === 'destroyed' && witness !== '' && { witness }),
    };
    if ((await record([{ of: moveKind, body }], t(`checking.move.${what}`))) === undefined) return;
    setWhat(undefined);
    lab.clear();
    setWitness('');
  };
  const others = place.workers.filter(({ id }) => id !== place.worker);
  return (
    <section class="card" aria-label={t('checking.move.title')}>
      <h2>{t('checking.move.title')}</h2>
      {sample.moves.length === 0 ? (
        <p class="field-hint">{t('checking.move.here')}</p>
      ) : (
        <ul>
          {sample.moves.map(({ entry, what: was, to: where, tracking: number, witness: seen, day: on }) => (
            <li key={entry}>
              {t(`checking.move.${was}`)}
              {where === undefined ? '' : ` · ${where}`}
              {number === undefined ? '' : ` · ${number}`}
              {seen === undefined
                ? ''
                : ` · ${t('checking.move.seen-by', { name: place.workers.find(({ id }) => id === seen)?.name ?? '?' })}`}{' '}
              · {day(on)}
            </li>
          ))}
        </ul>
      )}
      <Choice
        name="what"
        label={t('checking.move.what')}
        canDecline={false}
        options={moves.map((value) => ({ value, label: t(`checking.move.${value}`) }))}
        value={what}
        onChange={(value) => setWhat(moves.find((each) => each === value))}
      />
      {what === 'sent' ? lab.fields : null}
      {what === 'destroyed' && others.length > 0 ? (
        <Select
          name="witness"
          label={t('checking.move.witness')}
          empty={t('checking.move.no-witness')}
          options={others.map(({ id, name }) => ({ value: id, label: name }))}
          value={witness}
          onChange={setWitness}
        />
      ) : null}
      {what === undefined ? null : (
        <Button tone="primary" onClick={() => void save()}>
          {t('checking.move.save')}
        </Button>
      )}
    </section>
  );
};
