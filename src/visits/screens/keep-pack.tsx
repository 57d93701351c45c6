import { useState } from 'preact/hooks';
import { toLabel } from '#catalog/label.ts';
import { rightsOf } from '#contract/rights.ts';
import { Button } from '#kit/components/button.tsx';
import { Dialog } from '#kit/components/dialog.tsx';
import { ProblemBanner } from '#kit/components/problem-banner.tsx';
import { TextField } from '#kit/components/text-field.tsx';
import { useUnsaved } from '#kit/form/unsaved.ts';
import { useLog } from '#kit/log-context.tsx';
import { useSaveSetting } from '#kit/use-save-setting.ts';
import { useWords } from '#kit/words/context.tsx';
import { type PresetBody, presetKind } from '../entries.ts';
import type { CounterLine } from './counter/counter.ts';

export type KeepPackProps = {
  readonly lines: readonly CounterLine[];
  readonly presets: readonly PresetBody[];
};

/** Keeps what is on the counter as a usual pack of this site: the next time it is one tap. */
export const KeepPack = ({ lines, presets }: KeepPackProps) => {
  const { t } = useWords();
  const { place } = useLog();
  const { save, problem } = useSaveSetting(presetKind);
  const [isOpen, setOpen] = useState(false);
  const [name, setName] = useState('');
  useUnsaved(isOpen && name !== '');
  if (!rightsOf(place.role, place.isBound).has('arrange')) return null;
  const keep = async (): Promise<void> => {
    const text = name.trim().slice(0, 40);
    if (text === '') return;
    const answer = await save(
      {
        preset: freeCode(presets),
        site: place.site,
        name: toLabel(text),
        position: presets.length,
        lines: lines.map(({ item, quantity }) => ({ item: item.code, quantity })),
      },
      t('visits.packs.kept', { name: text }),
    );
    if (answer.length === 0) setOpen(false);
  };
  return (
    <>
      <Button tone="quiet" icon="plus" onClick={() => setOpen(true)}>
        {t('visits.packs.keep')}
      </Button>
      <Dialog
        title={t('visits.packs.keep')}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        actions={
          <Button
            tone="primary"
            size="large"
            isWide
            isDisabled={name.trim() === ''}
            onClick={() => void keep()}
          >
            {t('visits.packs.keep-now')}
          </Button>
        }
      >
        <ProblemBanner problem={problem} />
        <TextField name="name" label={t('visits.packs.name')} maxLength={40} onInput={setName} />
      </Dialog>
    </>
  );
};

const freeCode = (presets: readonly PresetBody[]): string => {
  const taken = new Set(presets.map(({ preset }) => preset));
  let number = taken.size + 1;
  while (taken.has(`pack-${number}`)) number += 1;
  return `pack-${number}`;
};
