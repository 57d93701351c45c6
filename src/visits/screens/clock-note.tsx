import { Banner } from '#kit/components/messages.tsx';
import { useWords } from '#kit/words/context.tsx';
import { dayMs } from '#log/calendar.ts';

const units = [
  { unit: 'day', ms: dayMs },
  { unit: 'hour', ms: 3_600_000 },
  { unit: 'minute', ms: 60_000 },
] as const;

/** That this device's clock is wrong, by how much, what to do, and what becomes of what is saved meanwhile. */
export const ClockNote = ({ clockAhead }: { readonly clockAhead: number }) => {
  const { t, number } = useWords();
  const size = Math.abs(clockAhead);
  const { unit, ms } = units.find((each) => size >= each.ms) ?? units[2];
  const by = number(Math.round(size / ms), { style: 'unit', unit, unitDisplay: 'long' });
  return (
    <Banner tone="danger" isUrgent>
      {t('visits.sync.clock', { by, way: clockAhead > 0 ? 'ahead' : 'behind' })}{' '}
      {size > dayMs ? t('kit.clock-waits') : null}
    </Banner>
  );
};
