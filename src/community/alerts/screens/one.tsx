import { useState } from 'preact/hooks';
import { Button } from '#kit/components/button.tsx';
import { Choice } from '#kit/components/choice-field.tsx';
import { Badge, Banner } from '#kit/components/messages.tsx';
import { NothingKept } from '#kit/components/nothing-kept.tsx';
import { Page } from '#kit/components/page.tsx';
import { useLog } from '#kit/log-context.tsx';
import { goToPath } from '#kit/path.ts';
import type { ScreenProps } from '#kit/screen.ts';
import { useWords } from '#kit/words/context.tsx';
import { timeToMs } from '#log/index.ts';
import {
  certainties,
  corroborateKind,
  dismissKind,
  dismissReasons,
  gradeKind,
  severities,
  supports,
} from '../entries.ts';
import { type Alert, stateAt } from '../rules/life.ts';
import { ApproveForm } from './approve-form.tsx';
import { LiveActions } from './live-actions.tsx';
import { SaidText } from './said-text.tsx';
import { factLine } from './texts.ts';
import { useAlerts } from './use-alerts.ts';
import { alertOf, type Moves, useBoth, useMoves } from './use-moves.ts';

/** One alert: what is known, what it says, and the moves that this worker may make. */
export const Screen = ({ params }: ScreenProps) => {
  const { t, moment } = useWords();
  const { alerts, now } = useAlerts();
  const moves = useMoves();
  const alert = alertOf(alerts, params['id']);
  if (alert === undefined)
    return (
      <Page title={t('alerts.one.title')} back="/alerts">
        <NothingKept icon="bell">{t('alerts.one.none')}</NothingKept>
      </Page>
    );
  const state = stateAt(alert, now);
  const last = alert.versions.at(-1);
  return (
    <Page title={t('alerts.one.title')} back="/alerts">
      <p class="alert-state">
        <Badge tone={state === 'issued' || state === 'updating' ? 'danger' : 'plain'}>
          {t(`alerts.state.${state}`)}
        </Badge>{' '}
        {last === undefined || alert.cancelled !== undefined
          ? moment(timeToMs(alert.since))
          : t('alerts.until', { when: moment(timeToMs(last.until)) })}
      </p>
      {alert.cancelled === undefined ? null : (
        <Banner tone="warning">{t(`alerts.cancelled.${alert.cancelled.because}`)}</Banner>
      )}
      {alert.ignored.length === 0 ? null : (
        <Banner tone="warning">{t('alerts.one.ignored', { count: alert.ignored.length })}</Banner>
      )}
      {last === undefined ? null : (
        <section class="card">
          <h2>{t('alerts.one.says')}</h2>
          <SaidText words={last.words} />
          {last.isUnsupported ? <Banner tone="warning">{t('alerts.unsupported')}</Banner> : null}
        </section>
      )}
      <LiveActions alert={alert} state={state} moves={moves} />
      {alert.draft === undefined ? null : (
        <section class="card">
          <h2>{t(alert.versions.length === 0 ? 'alerts.one.draft' : 'alerts.one.change')}</h2>
          <SaidText words={alert.draft} />
          <ApproveForm alert={alert} draft={alert.draft} state={state} moves={moves} />
        </section>
      )}
      <Evidence alert={alert} moves={moves} state={state} />
      {moves.can('draft', state) ? (
        <Button icon="edit" isWide onClick={() => goToPath(`/alerts/${alert.id}/words`)}>
          {t(alert.versions.length === 0 ? 'alerts.words.do' : 'alerts.words.change')}
        </Button>
      ) : null}
      {moves.can('dismiss', state) ? <Dismiss alert={alert} moves={moves} /> : null}
    </Page>
  );
};

interface ActProps {
  readonly alert: Alert;
  readonly moves: Moves;
}

/** What was reported, what speaks for it, how sure that is. */
const Evidence = ({ alert, moves, state }: ActProps & { readonly state: Alert['state'] }) => {
  const { t, locale, moment } = useWords();
  const { place } = useLog();
  const label = useBoth();
  const [certainty, setCertainty] = useState<string>();
  const [severity, setSeverity] = useState<string>();
  const site = place.sites.find(({ id }) => id === alert.site)?.name;
  return (
    <section class="card">
      <h2>{t('alerts.one.evidence')}</h2>
      <ul class="rows">
        {alert.reports.map((report) => (
          <li key={report.id} class="row">
            <span class="grow">
              <strong>{factLine(t, locale, [report], label)}</strong>
              <br />
              <span class="field-hint">
                {[
                  t(`alerts.source.${report.source}`),
                  ...(site === undefined ? [] : [site]),
                  moment(timeToMs(report.at)),
                ].join(' · ')}
              </span>
            </span>
          </li>
        ))}
        {alert.support.map((support, at) => (
          <li key={`${support}-${at}`} class="row">
            <span class="grow">{t(`alerts.support.${support}`)}</span>
          </li>
        ))}
        {alert.grade === undefined ? null : (
          <li class="row">
            <span class="grow">
              {t(`alerts.certainty.${alert.grade.certainty}`)} ·{' '}
              {t(`alerts.severity.${alert.grade.severity}`)}
            </span>
          </li>
        )}
      </ul>
      {moves.can('corroborate', state) ? (
        <Choice
          name="support"
          label={t('alerts.support')}
          hint={t('alerts.support-hint')}
          canDecline={false}
          options={supports.map((value) => ({ value, label: t(`alerts.support.${value}`) }))}
          value={undefined}
          onChange={(by) => void moves.make(corroborateKind, { alert: alert.id, by })}
        />
      ) : null}
      {moves.can('grade', state) ? (
        <>
          <Choice
            name="certainty"
            label={t('alerts.certainty')}
            canDecline={false}
            options={certainties.map((value) => ({ value, label: t(`alerts.certainty.${value}`) }))}
            value={certainty ?? alert.grade?.certainty}
            onChange={setCertainty}
          />
          <Choice
            name="severity"
            label={t('alerts.severity')}
            canDecline={false}
            options={severities.map((value) => ({ value, label: t(`alerts.severity.${value}`) }))}
            value={severity ?? alert.grade?.severity}
            onChange={setSeverity}
          />
          <Button
            tone={state === 'corroborated' ? 'primary' : 'plain'}
            isDisabled={
              (certainty ?? alert.grade?.certainty) === undefined ||
              (severity ?? alert.grade?.severity) === undefined
            }
            onClick={() =>
              void moves.make(gradeKind, {
                alert: alert.id,
                certainty: certainty ?? alert.grade?.certainty ?? 'possible',
                severity: severity ?? alert.grade?.severity ?? 'minor',
              })
            }
          >
            {t('alerts.grade.do')}
          </Button>
        </>
      ) : null}
    </section>
  );
};

const Dismiss = ({ alert, moves }: ActProps) => {
  const { t } = useWords();
  const isChange = alert.versions.length > 0;
  return (
    <details class="more">
      <summary>{t(isChange ? 'alerts.dismiss.change' : 'alerts.dismiss')}</summary>
      <p class="field-hint">{t('alerts.dismiss.hint')}</p>
      <div class="form-actions">
        {dismissReasons.map((because) => (
          <Button key={because} onClick={() => void moves.make(dismissKind, { alert: alert.id, because })}>
            {t(`alerts.dismiss.${because}`)}
          </Button>
        ))}
      </div>
    </details>
  );
};
