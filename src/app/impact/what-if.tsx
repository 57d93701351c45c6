import { useState } from 'preact/hooks';
import type { LocalForm } from '#impact/program/local.ts';
import { useWords } from '#kit/words/context.tsx';
import { useFigureText } from './figure-text.ts';
import { Slider } from './slider.tsx';
import { unitOf } from './units.ts';

const names = [
  'deaths',
  'peopleAtRisk',
  'witnessed',
  'ambulance',
  'otherKitsPerYear',
  'kitsPerMonthBefore',
] as const;

/** A slider for each answer of the form that is a range: what if this were the most likely value? */
export const WhatIf = ({
  local,
  onChange,
}: {
  readonly local: LocalForm;
  readonly onChange: (local: LocalForm) => void;
}) => {
  const { t } = useWords();
  const { whole } = useFigureText();
  const open = names.filter((name) => local[name].low < local[name].high);
  const [first] = useState(local);
  if (open.length === 0) return null;
  const isMoved = open.some((name) => local[name].likely !== first[name].likely);
  return (
    <div class="impact-what-if" data-print="no">
      <h3>{t('app.impact.what-if.head')}</h3>
      <p>{t('app.impact.what-if.text')}</p>
      {open.map((name) => {
        const { low, high, likely = (low + high) / 2 } = local[name];
        const isShare = name === 'witnessed' || name === 'ambulance';
        return (
          <Slider
            key={name}
            label={t(`impact.input.${name}`)}
            value={likely}
            low={low}
            high={high}
            step={isShare ? 0.01 : Math.max(1, Math.round((high - low) / 100))}
            text={whole(isShare ? Math.round(likely * 100) / 100 : Math.round(likely), unitOf[name])}
            onInput={(moved) =>
              onChange({ ...local, [name]: { low, high, likely: Math.min(high, Math.max(low, moved)) } })
            }
          />
        );
      })}
      {isMoved ? (
        <button
          type="button"
          class="button button-quiet"
          onClick={(event) => {
            // The button goes away: the focus must not go with it.
            event.currentTarget.parentElement?.querySelector('input')?.focus();
            onChange(first);
          }}
        >
          {t('app.impact.what-if.back')}
        </button>
      ) : null}
    </div>
  );
};
