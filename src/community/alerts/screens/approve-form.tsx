import { useState } from 'preact/hooks';
import { Button } from '#kit/components/button.tsx';
import { Choice, MultiChoice } from '#kit/components/choice-field.tsx';
import { DateField } from '#kit/components/date-field.tsx';
import { Banner } from '#kit/components/messages.tsx';
import { findUnclear } from '#kit/form/find-unclear.ts';
import { useLog } from '#kit/log-context.tsx';
import { useWords } from '#kit/words/context.tsx';
import { addDays } from '#log/calendar.ts';
import type { LocalDate } from '#log/index.ts';
import { type Audience, approveKind, audiences, mostDays } from '../entries.ts';
import type { Alert, Words } from '../rules/life.ts';
import type { State } from '../rules/moves.ts';
import { attractingWords } from '../rules/wording.ts';
import type { Moves } from './use-moves.ts';

/** A week unless somebody says otherwise: our own choice. */
export const usualDays = 7;

/** The second person reads, chooses who learns of it and until when, and sends it out. */
export const ApproveForm = ({
  alert,
  draft,
  state,
  moves,
}: {
  readonly alert: Alert;
  readonly draft: Words;
  readonly state: State;
  readonly moves: Moves;
}) => {
  const { t } = useWords();
  const { place } = useLog();
  const today = place.now().slice(0, 10);
  const last = alert.versions.at(-1);
  const [until, setUntil] = useState<LocalDate | ''>(
    last === undefined ? addDays(today, usualDays) : last.until.slice(0, 10),
  );
  const [audience, setAudience] = useState<readonly string[]>(last?.audience ?? audiences);
  const [sites, setSites] = useState<readonly string[]>(last?.sites ?? []);
  const [showStamp, setShowStamp] = useState(last?.showStamp ?? false);
  const [kept, setKept] = useState<readonly string[]>([]);
  const flagged = attractingWords(Object.values(draft.text).flatMap(Object.values).join(' '));
  const isKept = flagged.every((word) => kept.includes(word));

  if (draft.by === place.worker)
    return (
      <Banner tone="warning" icon="people">
        {t('alerts.approve.another')}
      </Banner>
    );
  if (!moves.can('approve', state)) return <Banner icon="people">{t('alerts.approve.waits')}</Banner>;

  const approve = (): void => {
    if (findUnclear() || until === '') return;
    const sent = place.now();
    void moves.make(
      approveKind,
      {
        alert: alert.id,
        draft: draft.id,
        valid: { sent, until: `${until}T23:59:59${sent.slice(19)}` },
        audience: audiences.filter((one) => audience.includes(one)) satisfies readonly Audience[],
        ...(sites.length > 0 && { sites }),
        ...(draft.stamp !== undefined && { showStamp }),
        ...(flagged.length > 0 && { kept: flagged }),
      },
      t('alerts.approve.done'),
    );
  };
  return (
    <div class="alert-approve">
      <h3>{t('alerts.approve.title')}</h3>
      {flagged.length === 0 ? null : (
        <>
          <Banner tone="warning">{t('alerts.approve.attract')}</Banner>
          <MultiChoice
            name="kept"
            label={t('alerts.approve.keep')}
            canDecline={false}
            options={flagged.map((value) => ({ value, label: value }))}
            values={kept}
            onChange={setKept}
          />
        </>
      )}
      <DateField
        name="until"
        label={t('alerts.approve.until')}
        hint={t('alerts.approve.until-hint', { days: mostDays })}
        value={until}
        min={today}
        max={addDays(today, mostDays)}
        onInput={setUntil}
      />
      {place.sites.length < 2 ? null : (
        <MultiChoice
          name="sites"
          label={t('alerts.approve.sites')}
          hint={t('alerts.approve.sites-hint')}
          canDecline={false}
          options={place.sites.map(({ id, name }) => ({ value: id, label: name }))}
          values={sites}
          onChange={setSites}
        />
      )}
      <MultiChoice
        name="audience"
        label={t('alerts.approve.audience')}
        canDecline={false}
        options={audiences.map((value) => ({ value, label: t(`alerts.audience.${value}`) }))}
        values={audience}
        onChange={setAudience}
      />
      {draft.stamp === undefined ? null : (
        <Choice
          name="showStamp"
          label={t('alerts.approve.stamp')}
          canDecline={false}
          options={['no', 'yes'].map((value) => ({ value, label: t(`alerts.approve.stamp.${value}`) }))}
          value={showStamp ? 'yes' : 'no'}
          onChange={(value) => setShowStamp(value === 'yes')}
        />
      )}
      <Button tone="primary" size="large" isWide isDisabled={!isKept || until === ''} onClick={approve}>
        {t('alerts.approve.do')}
      </Button>
    </div>
  );
};
