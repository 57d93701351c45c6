import { Choice } from '#kit/components/choice-field.tsx';
import { Stepper } from '#kit/components/stepper.tsx';
import { useLog } from '#kit/log-context.tsx';
import { useWords } from '#kit/words/context.tsx';
import { LotChoice } from '#stock/screens/lot-choice.tsx';
import type { PanelProps } from '#visits/screens/counter/counter.ts';
import { useLabels } from '#visits/screens/labels.ts';
import type { NaloxoneState } from './state.ts';

/** What may be asked with a kit, and people trained. */
export const KitQuestions = ({ state, lines, onChange }: PanelProps<NaloxoneState>) => {
  const { t } = useWords();
  const { place } = useLog();
  const labels = useLabels();
  return (
    <>
      {lines.length === 0 ? null : (
        <>
          {lines.map(({ item }) => (
            <LotChoice
              key={item.code}
              item={item.code}
              label={labels.item(item.code)}
              lot={state.lots?.[item.code] ?? ''}
              onChange={(lot) => onChange({ ...state, lots: { ...state.lots, [item.code]: lot } })}
            />
          ))}
          <Choice
            name="refill-reason"
            label={t('naloxone.panel.reason')}
            options={labels.options('refill-reason')}
            value={state.reason}
            onChange={(reason) => onChange({ ...state, reason })}
          />
          <Choice
            name="previous-kit"
            label={t('naloxone.panel.previous-kit')}
            options={labels.options('kit-source')}
            value={state.previousKit}
            onChange={(previousKit) => onChange({ ...state, previousKit })}
          />
        </>
      )}
      <Stepper
        label={t('naloxone.panel.trained')}
        icon="people"
        value={state.trained}
        max={10_000}
        onChange={(trained) => onChange({ ...state, trained })}
      />
      <p>
        <a
          href={place.code === undefined ? '/p/reversal' : `/p/${place.code}/reversal`}
          target="_blank"
          rel="noreferrer"
        >
          {t('naloxone.panel.reversal')}
        </a>
      </p>
    </>
  );
};
