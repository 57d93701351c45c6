import { useState } from 'preact/hooks';
import { Button } from '#kit/components/button.tsx';
import { ProblemBanner } from '#kit/components/problem-banner.tsx';
import { NumberField } from '#kit/components/text-field.tsx';
import { useUnsaved } from '#kit/form/unsaved.ts';
import { useSaveSetting } from '#kit/use-save-setting.ts';
import { useWords } from '#kit/words/context.tsx';
import { packKind } from '../entries.ts';
import { type Pack, packs } from '../packs.ts';
import { usePackSizes } from './use-pack-sizes.ts';

/** What a bag, box and case of an item hold, as the program says: deliveries and counts by the box start with it. */
export const PackHolds = ({ item }: { readonly item: string }) => {
  const { t } = useWords();
  const sizes = usePackSizes();
  const { save, problem } = useSaveSetting(packKind);
  const [typed, setTyped] = useState<ReadonlyMap<Pack, number | undefined>>(new Map());
  useUnsaved(typed.size > 0);
  const keep = async (): Promise<void> => {
    for (const [pack, holds] of typed) {
      const before = sizes.holds(item, '', pack);
      const body = (units: number | undefined) => ({
        item,
        pack,
        ...(units !== undefined && units > 0 && { holds: units }),
      });
      const answer = await save(body(holds), t('stock.item.packs-saved'), body(before));
      if (answer.length > 0) return;
    }
    setTyped(new Map());
  };
  return (
    <section class="card" aria-label={t('stock.item.packs')}>
      <h2>{t('stock.item.packs')}</h2>
      {packs.map((pack) => {
        const holds = sizes.holds(item, '', pack);
        return (
          <NumberField
            key={`${pack} ${holds}`}
            name={`holds-${pack}`}
            label={t(`stock.amount.holds-${pack}`)}
            {...(holds !== undefined && { value: holds })}
            onInput={(units) => setTyped((now) => new Map(now).set(pack, units))}
          />
        );
      })}
      <ProblemBanner problem={problem} />
      <Button isDisabled={typed.size === 0} onClick={() => void keep()}>
        {t('stock.save')}
      </Button>
    </section>
  );
};
