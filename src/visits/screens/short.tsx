import { useState } from 'preact/hooks';
import type { Item } from '#catalog/item.ts';
import { Button } from '#kit/components/button.tsx';
import { Dialog } from '#kit/components/dialog.tsx';
import { Select } from '#kit/components/select.tsx';
import { Stepper } from '#kit/components/stepper.tsx';
import { useWords } from '#kit/words/context.tsx';
import type { CounterLine, VisitChoice } from './counter/counter.ts';
import { useLabels } from './labels.ts';

type Unmet = NonNullable<VisitChoice['unmet']>;

export type ShortProps = {
  readonly lines: readonly CounterLine[];
  readonly items: readonly Item[];
  readonly unmet: Unmet;
  readonly onChange: (unmet: Unmet) => void;
};

/**
 * Whether there was less than somebody asked for: "asked for 100, given 40". Nobody has to say so, and nothing is refused by
 * it; it shows what a program would need.
 */
export const Short = ({ lines, items, unmet, onChange }: ShortProps) => {
  const { t, number } = useWords();
  const labels = useLabels();
  const [isOpen, setOpen] = useState(false);
  const [more, setMore] = useState<readonly string[]>([]);
  const givenOf = (code: string): number => lines.find(({ item }) => item.code === code)?.quantity ?? 0;
  const listed = [...new Set([...lines.map(({ item }) => item.code), ...Object.keys(unmet), ...more])];
  const set = (code: string, asked: number | null | undefined): void => {
    const { [code]: _before, ...rest } = unmet;
    onChange(asked === undefined ? rest : { ...rest, [code]: asked });
  };
  const said = Object.entries(unmet).filter(([code, asked]) => asked === null || asked > givenOf(code));
  return (
    <>
      <Button tone="quiet" onClick={() => setOpen(true)}>
        {said.length === 0 ? t('visits.unmet.ask') : t('visits.unmet.said', { count: said.length })}
      </Button>
      <Dialog
        title={t('visits.unmet.ask')}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        actions={
          <Button tone="primary" size="large" isWide onClick={() => setOpen(false)}>
            {t('visits.counter.done')}
          </Button>
        }
      >
        <p>{t('visits.unmet.why')}</p>
        {listed.map((code) => {
          const asked = unmet[code];
          const given = givenOf(code);
          return (
            <section key={code} class="counter-lines">
              <h3>{labels.item(code)}</h3>
              <Stepper
                label={t('visits.unmet.asked')}
                value={asked ?? undefined}
                min={given}
                max={1_000_000}
                warning={
                  asked === null
                    ? t('visits.unmet.unsaid')
                    : asked !== undefined && asked > given
                      ? t('visits.unmet.gap', { given: number(given), short: number(asked - given) })
                      : t('visits.unmet.given', { given: number(given) })
                }
                onChange={(next) => set(code, next > given ? next : undefined)}
                onClear={() => set(code, undefined)}
              />
              <div class="row">
                {asked === undefined ? (
                  <Button tone="quiet" onClick={() => set(code, null)}>
                    {t('visits.unmet.more')}
                  </Button>
                ) : (
                  <Button tone="quiet" onClick={() => set(code, undefined)}>
                    {t('visits.unmet.not-short')}
                  </Button>
                )}
              </div>
            </section>
          );
        })}
        <Select
          key={listed.length}
          name="unmet-item"
          label={t('visits.unmet.other')}
          empty={t('visits.unmet.choose')}
          value=""
          options={items
            .filter(({ code }) => !listed.includes(code))
            .map(({ code }) => ({ value: code, label: labels.item(code) }))}
          onChange={(code) => {
            if (code !== '') setMore([...more, code]);
          }}
        />
      </Dialog>
    </>
  );
};
