import { useState } from 'preact/hooks';
import { MultiChoice } from '#kit/components/choice-field.tsx';
import { useWords } from '#kit/words/context.tsx';
import { smallStorage } from '../adapters/small-storage.ts';

/** Read by `boot.ts` before anything is drawn. */
const key = 'alongside.comfort';
const settings = ['big', 'left', 'steady'] as const;

/** How this device is set for the hands and eyes that use it. Kept here alone, and for nobody to read. */
export const Comfort = () => {
  const { t } = useWords();
  const [chosen, setChosen] = useState(() => (smallStorage.get(key) ?? '').split(' ').filter(Boolean));
  const choose = (values: readonly string[]): void => {
    const kept = settings.filter((setting) => values.includes(setting));
    setChosen(kept);
    smallStorage.set(key, kept.join(' '));
    document.documentElement.dataset['comfort'] = kept.join(' ');
  };
  return (
    <MultiChoice
      name="comfort"
      label={t('app.office.device.comfort')}
      canDecline={false}
      options={settings.map((value) => ({ value, label: t(`app.office.device.comfort.${value}`) }))}
      values={chosen}
      onChange={choose}
    />
  );
};
