import { textOf } from '#catalog/choice.ts';
import { choiceKind } from '#catalog/entries.ts';
import { offeredChoices } from '#catalog/resolve-list.ts';
import { Choice, MultiChoice } from '#kit/components/choice-field.tsx';
import { Select } from '#kit/components/select.tsx';
import { useEntries, useLog } from '#kit/log-context.tsx';
import { useWords } from '#kit/words/context.tsx';
import { reasonFits } from '../change.ts';
import type { Choice as Chosen, ItemCount, Settled } from '../count/closing.ts';
import { totalOf } from '../count/standing.ts';
import { useItemNames } from './item-names.ts';

/** One item of a count: whose figures are added up, what that comes to, and by how much it differs, before anything is closed. */
export const CountedItem = ({
  count: { item, sources, expected },
  choice,
  settled,
  onChange,
}: {
  readonly count: ItemCount;
  readonly choice: Chosen;
  readonly settled: Settled | undefined;
  readonly onChange: (choice: Chosen) => void;
}) => {
  const words = useWords();
  const { t, number, moment } = words;
  const { place } = useLog();
  const names = useItemNames();
  const choices = useEntries(choiceKind);
  const difference = settled === undefined || expected === undefined ? 0 : settled.counted - expected;
  const reasons = offeredChoices('adjust-reason', choices).filter(({ code }) =>
    reasonFits(difference > 0 ? 'found' : 'missing', code),
  );
  return (
    <section class="card line" aria-label={names(item)}>
      <h3>{names(item)}</h3>
      <MultiChoice
        name={`taken-${item}`}
        label={t('stock.settle.taken')}
        canDecline={false}
        options={sources.map((source) => ({
          value: source.entry.id,
          label: t('stock.settle.source', {
            count: number(totalOf(source, item)),
            who:
              place.workers.find(({ id }) => id === source.entry.author)?.name ?? t('stock.settle.someone'),
            when: moment(source.at),
          }),
        }))}
        values={[...choice.taken]}
        onChange={(taken) => onChange({ ...choice, taken: new Set(taken) })}
      />
      {settled === undefined || settled.between === 0 ? null : (
        <Choice
          name={`from-${item}`}
          label={t('stock.settle.between', { moved: number(settled.between, { signDisplay: 'exceptZero' }) })}
          canDecline={false}
          options={[
            { value: 'counted', label: t('stock.settle.between-counted') },
            { value: 'rest', label: t('stock.settle.between-rest') },
          ]}
          value={choice.fromCounted ? 'counted' : 'rest'}
          onChange={(value) => onChange({ ...choice, fromCounted: value === 'counted' })}
        />
      )}
      <p>
        <strong>
          {settled === undefined
            ? t('stock.settle.left-out')
            : t('stock.settle.comes-to', { count: number(settled.counted) })}
        </strong>{' '}
        {settled === undefined
          ? null
          : expected === undefined
            ? t('stock.settle.opening')
            : difference === 0
              ? t('stock.settle.as-expected')
              : t('stock.settle.differs', {
                  expected: number(expected),
                  difference: number(difference, { signDisplay: 'exceptZero' }),
                })}
      </p>
      {difference === 0 ? null : (
        <Select
          key={difference > 0 ? 'found' : 'missing'}
          name={`reason-${item}`}
          label={t('stock.settle.reason')}
          empty={t('stock.settle.reason-none')}
          options={reasons.map(({ code, label }) => ({ value: code, label: textOf(label, words) }))}
          value={choice.reason ?? ''}
          onChange={(reason) => onChange({ ...choice, reason: reason === '' ? undefined : reason })}
        />
      )}
    </section>
  );
};
