import { useState } from 'preact/hooks';
import { Button } from '#kit/components/button.tsx';
import { Choice } from '#kit/components/choice-field.tsx';
import { useWords } from '#kit/words/context.tsx';
import { checkKind, type Stage } from '../entries.ts';
import type { Session } from '../rules/session.ts';
import { ReadingField, useReadings } from './reading.tsx';
import type { LiveRoom } from './use-room.ts';

/** A look at a person, in as many taps as there is to say. */
export const CheckForm = ({
  live,
  session,
  stage,
}: {
  readonly live: LiveRoom;
  readonly session: Session;
  readonly stage: Stage;
}) => {
  const { t } = useWords();
  const [responsive, setResponsive] = useState<string>();
  const [color, setColor] = useState<string>();
  const { typed, set, clear, read } = useReadings();
  const [hasNone, setNone] = useState(false);
  const save = async (): Promise<void> => {
    const readings = read();
    if (readings === undefined) return;
    const { breaths, saturation } = readings;
    const body = {
      ...(responsive !== undefined && { responsive: responsive === 'yes' }),
      ...(color !== undefined && { color }),
      ...(breaths !== undefined && { breaths }),
      ...(hasNone ? { noReading: true } : saturation !== undefined && { saturation }),
      ...live.nextFor(stage, session),
    };
    if ((await live.record([{ kind: checkKind.kind, body }], session, t('consumption.looked'))) === undefined)
      return;
    setResponsive(undefined);
    setColor(undefined);
    clear();
    setNone(false);
  };
  return (
    <section class="card room-check" aria-label={t('consumption.check.title')}>
      <h2>{t('consumption.check.title')}</h2>
      <Choice
        name="responsive"
        label={t('consumption.check.responsive')}
        canDecline={false}
        options={['yes', 'no'].map((value) => ({ value, label: t(`consumption.${value}`) }))}
        value={responsive}
        onChange={setResponsive}
      />
      <ReadingField what="breaths" value={typed.breaths} onChange={(value) => set('breaths', value)} />
      <ReadingField
        what="saturation"
        value={hasNone ? undefined : typed.saturation}
        onChange={(value) => {
          setNone(false);
          set('saturation', value);
        }}
      />
      <Choice
        name="no-reading"
        label={t('consumption.check.meter')}
        canDecline={false}
        options={[{ value: 'none', label: t('consumption.check.none') }]}
        value={hasNone ? 'none' : undefined}
        onChange={() => {
          setNone(true);
          set('saturation', undefined);
        }}
      />
      <Choice
        name="color"
        label={t('consumption.check.color')}
        canDecline={false}
        options={(['usual', 'pale', 'blue'] as const).map((value) => ({
          value,
          label: t(`consumption.check.${value}`),
        }))}
        value={color}
        onChange={setColor}
      />
      <Button tone="primary" size="large" isWide icon="check" onClick={() => void save()}>
        {t('consumption.check.save')}
      </Button>
    </section>
  );
};
