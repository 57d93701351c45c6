import { useState } from 'preact/hooks';
import { Button } from '#kit/components/button.tsx';
import { MultiChoice } from '#kit/components/choice-field.tsx';
import { NothingKept } from '#kit/components/nothing-kept.tsx';
import { Page } from '#kit/components/page.tsx';
import { Select } from '#kit/components/select.tsx';
import { Table } from '#kit/components/table.tsx';
import { useLog } from '#kit/log-context.tsx';
import { useWords } from '#kit/words/context.tsx';
import { moveKind } from '../entries.ts';
import { isHere, type Parcel, parcelsOf } from '../rules/parcels.ts';
import type { Sample } from '../rules/sample.ts';
import { codeText } from './list.tsx';
import { useToLab } from './to-lab.tsx';
import { useRecord } from './use-record.ts';
import { useSamples, useSubstances } from './use-samples.ts';

/** Several samples go to a lab at once, with a list of what is in the parcel; a list of before can be printed again. */
export const Screen = () => {
  const { t, day } = useWords();
  const samples = useSamples();
  const parcels = parcelsOf(samples);
  const [shown, setShown] = useState<string>();
  const parcel = parcels.find(({ key }) => key === shown) ?? parcels[0];
  return (
    <Page title={t('checking.parcel.title')} back="/checking">
      <div data-print="no">
        <Send samples={samples.filter(isHere)} onSent={() => setShown(undefined)} />
        {parcels.length < 2 ? null : (
          <Select
            name="parcel"
            label={t('checking.parcel.which')}
            options={parcels.map(({ key, day: on, to, samples: own }) => ({
              value: key,
              label: [day(on), to, t('checking.parcel.count', { count: own.length })]
                .filter((part) => part !== undefined)
                .join(' · '),
            }))}
            value={parcel?.key ?? ''}
            onChange={setShown}
          />
        )}
      </div>
      {parcel === undefined ? null : <Manifest parcel={parcel} />}
    </Page>
  );
};

const Send = ({ samples, onSent }: { readonly samples: readonly Sample[]; readonly onSent: () => void }) => {
  const { t, list } = useWords();
  const substances = useSubstances();
  const record = useRecord();
  const [picked, setPicked] = useState<readonly string[]>([]);
  const lab = useToLab();
  if (samples.length === 0) return <NothingKept icon="box">{t('checking.parcel.none')}</NothingKept>;
  const chosen = samples.filter(({ id }) => picked.includes(id));
  const send = async (): Promise<void> => {
    const deeds = chosen.map(({ id }) => ({ of: moveKind, body: { sample: id, what: 'sent', ...lab.said } }));
    if ((await record(deeds, t('checking.parcel.sent', { count: chosen.length }))) === undefined) return;
    setPicked([]);
    lab.clear();
    onSent();
  };
  const labelOf = (sample: Sample): string => {
    const expected = (sample.intake.said.expected ?? []).map(substances.name);
    return [codeText(t, sample), ...(expected.length === 0 ? [] : [list(expected)])].join(' · ');
  };
  return (
    <section class="form" aria-label={t('checking.parcel.new')}>
      <MultiChoice
        name="samples"
        label={t('checking.parcel.samples')}
        canDecline={false}
        options={samples.map((sample) => ({ value: sample.id, label: labelOf(sample) }))}
        values={picked}
        onChange={setPicked}
      />
      <Button onClick={() => setPicked(chosen.length === samples.length ? [] : samples.map(({ id }) => id))}>
        {t(chosen.length === samples.length ? 'checking.parcel.pick-none' : 'checking.parcel.pick-all')}
      </Button>
      {lab.fields}
      <Button tone="primary" isDisabled={chosen.length === 0} onClick={() => void send()}>
        {t('checking.parcel.send', { count: chosen.length })}
      </Button>
    </section>
  );
};

/** What lies in the parcel, for whoever opens it. */
const Manifest = ({ parcel }: { readonly parcel: Parcel }) => {
  const { t, day, list } = useWords();
  const { place } = useLog();
  const substances = useSubstances();
  const { samples, to, tracking } = parcel;
  const said = ({ intake }: Sample) => intake.said;
  const word = (group: string, code: string | undefined): string =>
    code === undefined ? '' : t(`checking.${group}.${code}`);
  return (
    <section class="card" aria-label={t('checking.parcel.manifest')}>
      <h2>{t('checking.parcel.manifest')}</h2>
      <p>
        {[
          to === undefined ? undefined : t('checking.parcel.to', { lab: to }),
          t('checking.parcel.from', { site: place.sites.find(({ id }) => id === place.site)?.name ?? '' }),
          day(parcel.day),
          tracking === undefined ? undefined : `${t('checking.move.tracking')} ${tracking}`,
        ]
          .filter((part) => part !== undefined)
          .join(' · ')}
      </p>
      <Table
        caption={t('checking.parcel.count', { count: samples.length })}
        rows={samples}
        rowKey={({ id }) => id}
        columns={[
          { key: 'code', label: t('checking.parcel.code'), cell: (one) => codeText(t, one) },
          { key: 'bag', label: t('checking.parcel.bag'), cell: (one) => said(one).bag ?? '' },
          { key: 'form', label: t('checking.parcel.form'), cell: (one) => word('form', said(one).form) },
          {
            key: 'expected',
            label: t('checking.parcel.expected'),
            cell: (one) => list((said(one).expected ?? []).map(substances.name)),
          },
          { key: 'day', label: t('checking.parcel.taken-in'), cell: (one) => day(one.intake.day) },
        ]}
      />
      <div data-print="no">
        <Button icon="printer" onClick={() => print()}>
          {t('checking.print')}
        </Button>
      </div>
    </section>
  );
};
