import { useState } from 'preact/hooks';
import { kitKind } from '#catalog/entries.ts';
import { Button } from '#kit/components/button.tsx';
import { Dialog } from '#kit/components/dialog.tsx';
import { ProblemBanner } from '#kit/components/problem-banner.tsx';
import { Select } from '#kit/components/select.tsx';
import { Stepper } from '#kit/components/stepper.tsx';
import { useUnsaved } from '#kit/form/unsaved.ts';
import { useSaveSetting } from '#kit/use-save-setting.ts';
import { useWords } from '#kit/words/context.tsx';
import { useItemNames, useItems } from './item-names.ts';
import { ItemPicker } from './item-picker.tsx';

interface Part {
  readonly item: string;
  readonly quantity: number;
}

/** Says what is in a kit: of one that is defined, or of an item that becomes one. */
export const DefineKit = ({
  kit,
  parts: before,
}: {
  readonly kit?: string;
  readonly parts: readonly Part[];
}) => {
  const { t } = useWords();
  const names = useItemNames();
  const items = useItems();
  const { save, problem } = useSaveSetting(kitKind);
  const [isOpen, setOpen] = useState(false);
  const [chosen, setChosen] = useState<string>();
  const [parts, setParts] = useState<readonly Part[]>([]);
  useUnsaved(isOpen && parts !== before);
  const which = kit ?? chosen;
  const change = (item: string, quantity: number): void =>
    setParts(
      parts.some((part) => part.item === item)
        ? parts.map((part) => (part.item === item ? { item, quantity } : part))
        : [...parts, { item, quantity }],
    );
  const open = (): void => {
    setParts(before);
    setChosen(undefined);
    setOpen(true);
  };
  const keep = async (): Promise<void> => {
    if (which === undefined) return;
    const body = (list: readonly Part[]) => ({
      kit: which,
      parts: list.filter(({ quantity }) => quantity > 0).map(({ item, quantity }) => ({ item, quantity })),
    });
    const answer = await save(body(parts), t('stock.kits.saved'), body(before));
    if (answer.length === 0) setOpen(false);
  };
  return (
    <>
      <Button
        tone={kit === undefined ? 'plain' : 'quiet'}
        icon={kit === undefined ? 'plus' : 'edit'}
        onClick={open}
      >
        {t(kit === undefined ? 'stock.kits.define' : 'stock.kits.edit')}
      </Button>
      <Dialog
        title={kit === undefined ? t('stock.kits.define') : t('stock.kits.edit-of', { kit: names(kit) })}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        actions={
          <Button
            tone="primary"
            size="large"
            isWide
            isDisabled={
              which === undefined || (kit === undefined && !parts.some(({ quantity }) => quantity > 0))
            }
            onClick={() => void keep()}
          >
            {t('kit.save')}
          </Button>
        }
      >
        {kit === undefined ? (
          <Select
            name="which"
            label={t('stock.kits.which')}
            empty={t('stock.lines.choose')}
            // What comes in kits first.
            options={items
              .toSorted((a, b) => Number(b.unit === 'kit') - Number(a.unit === 'kit'))
              .map(({ code }) => ({ value: code, label: names(code) }))}
            value={chosen ?? ''}
            onChange={(code) => {
              setChosen(code === '' ? undefined : code);
              setParts(parts.filter(({ item }) => item !== code));
            }}
          />
        ) : null}
        <ProblemBanner problem={problem} />
        {/* A part that is set to 0 stays under the thumb until it is saved. */}
        {parts.map(({ item, quantity }) => (
          <Stepper key={item} label={names(item)} value={quantity} onChange={(next) => change(item, next)} />
        ))}
        <ItemPicker
          recent={[]}
          onPick={(item) => {
            if (item !== which && !parts.some((part) => part.item === item)) change(item, 1);
          }}
        />
      </Dialog>
    </>
  );
};
