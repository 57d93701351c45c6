import { useState } from 'preact/hooks';
import { Button } from '#kit/components/button.tsx';
import { Choice } from '#kit/components/choice.tsx';
import { Stepper } from '#kit/components/stepper.tsx';
import { useWords } from '#kit/words/context.tsx';
import { checkKind, type Stage } from '../entries.ts';
import type { Session } from '../rules/session.ts';
import type { LiveRoom } from './use-room.ts';

/** A look at a person, in as many taps as there is to say. Numbers that cannot be cannot be entered. */
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
  const [breaths, setBreaths] = useState<number>();
  const [saturation, setSaturation] = useState<number>();
  const [hasNone, setNone] = useState(false);
  const save = async (): Promise<void> => {
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
    setBreaths(undefined);
    setSaturation(undefined);
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
      <Stepper
        label={t('consumption.check.breaths')}
        value={breaths}
        max={80}
        onChange={setBreaths}
        onClear={() => setBreaths(undefined)}
      />
      <Stepper
        label={t('consumption.check.saturation')}
        value={hasNone ? undefined : saturation}
        max={100}
        onChange={(value) => {
          setNone(false);
          setSaturation(value);
        }}
        onClear={() => setSaturation(undefined)}
      />
      <Choice
        name="no-reading"
        label={t('consumption.check.meter')}
        canDecline={false}
        options={[{ value: 'none', label: t('consumption.check.none') }]}
        value={hasNone ? 'none' : undefined}
        onChange={() => setNone(true)}
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
