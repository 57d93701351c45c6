import { useState } from 'preact/hooks';
import type { Item } from '#catalog/item.ts';
import { Button } from '#kit/components/button.tsx';
import { Dialog } from '#kit/components/dialog.tsx';
import { Stepper } from '#kit/components/stepper.tsx';
import { TextField } from '#kit/components/text-field.tsx';
import { useWords } from '#kit/words/context.tsx';
import { useLabels } from './labels.ts';

export type AllItemsProps = {
  readonly items: readonly Item[];
  readonly quantities: Readonly<Record<string, number>>;
  readonly onChange: (item: string, quantity: number) => void;
};

/** Every item of the organization by group, with a search for those who like to type. */
export const AllItems = ({ items, quantities, onChange }: AllItemsProps) => {
  const { t } = useWords();
  const labels = useLabels();
  const [isOpen, setOpen] = useState(false);
  const [search, setSearch] = useState('');
  const wanted = search.trim().toLowerCase();
  const found = items.filter(
    (item) =>
      wanted === '' ||
      [labels.item(item.code), ...(item.aliases ?? [])].some((name) => name.toLowerCase().includes(wanted)),
  );
  const groups = [...new Set(found.map((item) => item.group))];
  const close = (): void => {
    setOpen(false);
    setSearch('');
  };
  return (
    <>
      <Button icon="list" size="large" onClick={() => setOpen(true)}>
        {t('visits.counter.all-items')}
      </Button>
      <Dialog
        title={t('visits.counter.all-items')}
        isOpen={isOpen}
        onClose={close}
        actions={
          <Button tone="primary" size="large" isWide onClick={close}>
            {t('visits.counter.done')}
          </Button>
        }
      >
        <TextField name="search" type="search" label={t('visits.counter.search')} onInput={setSearch} />
        {groups.map((group) => (
          <section key={group} class="counter-lines">
            <h3>{labels.of('item-group', group)}</h3>
            {found
              .filter((item) => item.group === group)
              .map((item) => (
                <Stepper
                  key={item.code}
                  label={labels.item(item.code)}
                  value={quantities[item.code] ?? 0}
                  onChange={(quantity) => onChange(item.code, quantity)}
                />
              ))}
          </section>
        ))}
        {found.length === 0 ? <p>{t('visits.counter.none-found')}</p> : null}
      </Dialog>
    </>
  );
};
