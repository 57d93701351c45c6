import { textOf } from '#catalog/choice.ts';
import { Icon, type IconName } from '#kit/components/icon.tsx';
import { useWords } from '#kit/words/context.tsx';
import type { PresetBody } from '../entries.ts';
import { useLabels } from './labels.ts';

type Lines = PresetBody['lines'];

export type PacksProps = {
  readonly presets: readonly PresetBody[];
  /** What the last visit took; empty when there was none. */
  readonly last: Lines;
  readonly onPack: (lines: Lines) => void;
};

/** Usual packs as large buttons: one tap puts a pack on the counter, two taps two packs. */
export const Packs = ({ presets, last, onPack }: PacksProps) => {
  const words = useWords();
  const { t } = words;
  if (presets.length === 0 && last.length === 0) return null;
  return (
    <section class="packs" aria-label={t('visits.packs.title')}>
      {presets.map((preset) => (
        <Pack
          key={preset.preset}
          name={textOf(preset.name, words)}
          icon={preset.lines.some(({ item }) => item.includes('naloxone')) ? 'kit' : 'syringe'}
          lines={preset.lines}
          onPack={onPack}
        />
      ))}
      {last.length === 0 ? null : (
        <Pack name={t('visits.packs.last')} icon="clock" lines={last} onPack={onPack} />
      )}
    </section>
  );
};

const Pack = ({
  name,
  icon,
  lines,
  onPack,
}: {
  readonly name: string;
  readonly icon: IconName;
  readonly lines: Lines;
  readonly onPack: (lines: Lines) => void;
}) => {
  const { number } = useWords();
  const labels = useLabels();
  return (
    <button type="button" class="pack" onClick={() => onPack(lines)}>
      <Icon name={icon} />
      <span class="pack-name">{name}</span>
      <span class="pack-lines">
        {lines.map(({ item, quantity }) => `${number(quantity)} ${labels.item(item)}`).join(' · ')}
      </span>
    </button>
  );
};
