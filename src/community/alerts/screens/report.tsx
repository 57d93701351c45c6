import { useState } from 'preact/hooks';
import { ratherNotSay } from '#catalog/choice.ts';
import type { ListName } from '#catalog/list-names.ts';
import { Button } from '#kit/components/button.tsx';
import { Choice, MultiChoice } from '#kit/components/choice-field.tsx';
import { Banner } from '#kit/components/messages.tsx';
import { Page } from '#kit/components/page.tsx';
import { Select } from '#kit/components/select.tsx';
import { useUnsaved } from '#kit/form/unsaved.ts';
import { goToPath } from '#kit/path.ts';
import { useWords } from '#kit/words/context.tsx';
import { timeToMs } from '#log/index.ts';
import { useLabels } from '#visits/screens/labels.ts';
import { type Effect, effectCodes, type ReportBody, reportKind, sources } from '../entries.ts';
import { effects } from '../rules/effects.ts';
import { sameThing } from '../rules/same-thing.ts';
import { inLanguage, useAlerts } from './use-alerts.ts';
import { useMoves } from './use-moves.ts';

type Said = Partial<Omit<ReportBody, 'alert'>>;

/** What somebody saw or heard, in a few taps: no name, no text. */
export const Screen = () => {
  const { t, locale, moment } = useWords();
  const labels = useLabels();
  const { alerts } = useAlerts();
  const { make } = useMoves();
  const [said, setSaid] = useState<Said>({});
  const [joins, setJoins] = useState('');
  const isFilled = Object.keys(said).some((field) => field !== 'source');
  useUnsaved(isFilled);
  const close = sameThing(alerts, said);
  const set = (field: keyof Said, value: unknown): void => {
    const { [field]: _before, ...rest } = said;
    setSaid(value === undefined ? rest : { ...rest, [field]: value });
  };
  const list = (field: 'soldAs' | 'colour' | 'stamp' | 'area', name: ListName) => {
    const options = labels.options(name);
    return options.length === 0 ? null : (
      <Select
        name={field}
        label={t(`alerts.report.${field}`)}
        empty={t('alerts.report.not-known')}
        options={options}
        value={said[field] ?? ''}
        onChange={(value) => set(field, value === '' ? undefined : value)}
      />
    );
  };
  const save = async (): Promise<void> => {
    const { source = 'worker' } = said;
    const body = { ...said, source, ...(joins !== '' && { alert: joins }) };
    const entry = await make(reportKind, body, t('alerts.report.saved'));
    if (entry !== undefined) goToPath(`/alerts/${joins === '' ? entry.id : joins}`, { replace: true });
  };
  return (
    <Page title={t('alerts.report.title')} back="/alerts">
      <Banner>{t('alerts.report.text')}</Banner>
      <Choice
        name="source"
        label={t('alerts.report.source')}
        canDecline={false}
        options={sources
          .filter((source) => source !== 'public' && source !== 'spike')
          .map((value) => ({ value, label: t(`alerts.source.${value}`) }))}
        value={said.source ?? 'worker'}
        onChange={(value) => set('source', value)}
      />
      <MultiChoice
        name="effects"
        label={t('alerts.report.effects')}
        canDecline={false}
        options={effectCodes.map((value) => ({ value, label: inLanguage(effects[value].label, locale) }))}
        values={said.effects ?? []}
        onChange={(values) =>
          set(
            'effects',
            values.length === 0 ? undefined : (values.filter((one) => one !== ratherNotSay) as Effect[]),
          )
        }
      />
      {list('soldAs', 'substance')}
      {list('colour', 'colour')}
      {list('stamp', 'stamp')}
      {list('area', 'area')}
      {said.source === 'bench' || said.source === 'partner' ? (
        <MultiChoice
          name="found"
          label={t('alerts.report.found')}
          canDecline={false}
          options={labels.options('substance')}
          values={said.found ?? []}
          onChange={(values) => set('found', values.length === 0 ? undefined : values)}
        />
      ) : null}
      {close.length === 0 ? null : (
        <Choice
          name="joins"
          label={t('alerts.report.joins')}
          hint={t('alerts.report.joins-hint')}
          canDecline={false}
          options={[
            { value: '', label: t('alerts.report.new') },
            ...close.map(({ id, since, reports }) => ({
              value: id,
              label: t('alerts.report.same', { when: moment(timeToMs(since)), count: reports.length }),
            })),
          ]}
          value={joins}
          onChange={setJoins}
        />
      )}
      <Button tone="primary" size="large" isWide isDisabled={!isFilled} onClick={() => void save()}>
        {t('kit.save')}
      </Button>
    </Page>
  );
};
