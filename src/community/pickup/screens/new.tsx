import { useRef, useState } from 'preact/hooks';
import { Button } from '#kit/components/button.tsx';
import { Choice } from '#kit/components/choice-field.tsx';
import { Page } from '#kit/components/page.tsx';
import { Select } from '#kit/components/select.tsx';
import { TextField } from '#kit/components/text-field.tsx';
import { useToast } from '#kit/components/toast.tsx';
import { useUnsaved } from '#kit/form/unsaved.ts';
import { useLog } from '#kit/log-context.tsx';
import { goToPath } from '#kit/path.ts';
import { useWords } from '#kit/words/context.tsx';
import type { JsonObject } from '#log/index.ts';
import { useLabels } from '#visits/screens/labels.ts';
import { amounts, grounds, placeChars, reportKind } from '../entries.ts';
import { useRecordOne } from './use-stops.ts';

interface Said {
  readonly source: string;
  readonly place: string;
  readonly area?: string;
  readonly ground?: string;
  readonly amount?: string;
}

/** A place that somebody told of by phone, or that a worker saw. */
export const Screen = () => {
  const { t } = useWords();
  const { health } = useLog();
  const toast = useToast();
  const record = useRecordOne();
  const [said, setSaid] = useState<Said>({ source: 'phone', place: '' });
  const [photo, setPhoto] = useState<File>();
  const isBusy = useRef(false);
  useUnsaved(said.place !== '' || photo !== undefined);
  const set = (field: keyof Said, value: string): void => setSaid({ ...said, [field]: value });
  const options = (of: string, codes: readonly string[]) =>
    codes.map((value) => ({ value, label: t(`pickup.${of}.${value}`) }));
  /** What the entry holds beside what was said: the photo, kept on this device first. */
  const keepPhoto = async (): Promise<{ readonly id?: string; readonly more: JsonObject } | undefined> => {
    if (photo === undefined) return { more: {} };
    const all = await (await health).attachments();
    const id = all.newEntry();
    const ref = await all.keep(id, photo, 'open');
    if (ref.ok) return { id, more: { photo: { ...ref.value } } };
    toast({ text: t(`log.error.${ref.error.code}`), icon: 'warning' });
    return undefined;
  };
  const save = async (): Promise<void> => {
    if (isBusy.current) return;
    isBusy.current = true;
    const kept = await keepPhoto();
    const body = { ...said, place: said.place.trim(), ...kept?.more } as JsonObject;
    const entry = kept && (await record(reportKind, body, t('pickup.saved'), kept.id));
    isBusy.current = false;
    if (entry !== undefined) goToPath('/pickup', { replace: true });
  };
  return (
    <Page title={t('pickup.new.title')} back="/pickup">
      <Choice
        name="source"
        label={t('pickup.new.source')}
        canDecline={false}
        options={options('source', ['phone', 'worker'])}
        value={said.source}
        onChange={(value) => set('source', value)}
      />
      <TextField
        name="place"
        label={t('pickup.new.place')}
        hint={t('pickup.new.place-hint')}
        value={said.place}
        onInput={(value) => set('place', value)}
        maxLength={placeChars}
        isNeeded
      />
      <Area
        value={said.area}
        onChange={(value) => {
          const { area: _area, ...rest } = said;
          setSaid(value === '' ? rest : { ...rest, area: value });
        }}
      />
      <Choice
        name="ground"
        label={t('pickup.new.ground')}
        canDecline={false}
        options={options('ground', grounds)}
        value={said.ground}
        onChange={(value) => set('ground', value)}
      />
      <Choice
        name="amount"
        label={t('pickup.new.amount')}
        canDecline={false}
        options={options('amount', amounts)}
        value={said.amount}
        onChange={(value) => set('amount', value)}
      />
      <label class="button button-quiet check-file">
        {photo === undefined ? t('pickup.photo.add') : t('pickup.photo.ready')}
        <input
          type="file"
          accept="image/*"
          capture="environment"
          onChange={(event) => setPhoto(event.currentTarget.files?.[0])}
        />
      </label>
      <Button
        tone="primary"
        size="large"
        isWide
        isDisabled={said.place.trim() === ''}
        onClick={() => void save()}
      >
        {t('kit.save')}
      </Button>
    </Page>
  );
};

const Area = ({
  value,
  onChange,
}: {
  readonly value: string | undefined;
  readonly onChange: (value: string) => void;
}) => {
  const { t } = useWords();
  const areas = useLabels().options('area');
  return areas.length === 0 ? null : (
    <Select
      name="area"
      label={t('pickup.new.area')}
      empty={t('pickup.new.area-none')}
      options={areas}
      value={value ?? ''}
      onChange={onChange}
    />
  );
};
