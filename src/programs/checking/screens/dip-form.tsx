import { useState } from 'preact/hooks';
import { Button } from '#kit/components/button.tsx';
import { Choice } from '#kit/components/choice-field.tsx';
import { DateField } from '#kit/components/date-field.tsx';
import { Stepper } from '#kit/components/stepper.tsx';
import { TextField } from '#kit/components/text-field.tsx';
import { useLog } from '#kit/log-context.tsx';
import { useWords } from '#kit/words/context.tsx';
import { LotChoice } from '#stock/screens/lot-choice.tsx';
import { useShelf } from '#stock/screens/use-shelf.ts';
import { stripKind } from '../entries.ts';
import { stripTargets } from '../rules/answers.ts';
import { methodOf } from '../rules/methods.ts';
import { newId } from './adapters/chance.ts';
import { methodText } from './method-text.ts';
import { useRecord } from './use-record.ts';

/** Dips one strip of a kind for each of these samples; their clocks begin together. */
export const DipForm = ({
  samples,
  onDipped,
}: {
  readonly samples: readonly string[];
  readonly onDipped?: () => void;
}) => {
  const words = useWords();
  const { t } = words;
  const { place } = useLog();
  const record = useRecord();
  const shelf = useShelf(place.site);
  const [target, setTarget] = useState<string>();
  const [lot, setLot] = useState('');
  const [typedLot, setTypedLot] = useState('');
  const [expires, setExpires] = useState('');
  const [waterMl, setWater] = useState<number>();
  const [mg, setMg] = useState<number>();
  const item = `strip-${target}`;
  const lots = (shelf.rows.find((row) => row.item === item)?.lots ?? []).filter((each) => each.lot !== '');
  const chosen = lots.find((each) => each.lot === lot);
  const water = target === undefined ? undefined : methodOf(item).waterMl;
  const dip = async (): Promise<void> => {
    if (target === undefined) return;
    const known = chosen?.lot ?? typedLot.trim();
    const until = chosen === undefined ? expires : chosen.expires;
    const deeds = samples.map((sample) => ({
      of: stripKind,
      body: {
        sample,
        test: newId(),
        target,
        ...(known !== '' && { lot: known }),
        ...(until !== undefined && until !== '' && { expires: until }),
        ...(waterMl !== undefined && { waterMl }),
        ...(mg !== undefined && { mg }),
      },
    }));
    if ((await record(deeds, t('checking.dip.done', { count: samples.length }))) !== undefined) onDipped?.();
  };
  return (
    <div class="form">
      <Choice
        name="target"
        label={t('checking.dip.target')}
        canDecline={false}
        options={stripTargets.map((value) => ({ value, label: methodText(words, `strip-${value}`) }))}
        value={target}
        onChange={(value) => {
          setTarget(value);
          setLot('');
        }}
      />
      {target === undefined ? null : (
        <>
          <LotChoice item={item} label={methodText(words, item)} lot={lot} onChange={setLot} />
          {chosen === undefined ? (
            <>
              <TextField name="lot" label={t('checking.dip.lot')} maxLength={40} onInput={setTypedLot} />
              <DateField name="expires" label={t('checking.dip.expires')} onInput={setExpires} />
            </>
          ) : null}
          <Stepper
            label={t('checking.dip.water')}
            value={waterMl}
            min={1}
            max={10_000}
            onChange={setWater}
            onClear={() => setWater(undefined)}
            warning={
              water !== undefined && waterMl !== undefined && waterMl < water
                ? t('checking.dip.more-water', { ml: water })
                : undefined
            }
          />
          <Stepper
            label={t('checking.dip.mg')}
            value={mg}
            min={1}
            max={1_000}
            onChange={setMg}
            onClear={() => setMg(undefined)}
          />
          {water === undefined ? null : (
            <p class="field-hint">
              {t('checking.dip.water-hint', {
                ml: water,
                source: methodOf(item).falsePositives?.source ?? '',
              })}
            </p>
          )}
          <Button
            tone="primary"
            size="large"
            isWide
            isDisabled={samples.length === 0}
            onClick={() => void dip()}
          >
            {t('checking.dip.save', { count: samples.length })}
          </Button>
        </>
      )}
    </div>
  );
};
