import { useEffect, useState } from 'preact/hooks';
import { asCode, isChecked } from '#codes/checked.ts';
import { Badge, EmptyState } from '#kit/components/messages.tsx';
import { Page } from '#kit/components/page.tsx';
import { TextField } from '#kit/components/text-field.tsx';
import { useLog, useView } from '#kit/log-context.tsx';
import { useSealing } from '#kit/use-sealing.ts';
import { useWords } from '#kit/words/context.tsx';
import { timeToDate } from '#log/index.ts';
import { useLabels } from '#visits/screens/labels.ts';
import { afterKind } from '../../after-entries.ts';
import { isCoverDue } from '../../rules/cover.ts';
import { type WaitingTest, waitingTests } from '../../rules/waiting.ts';
import { chance, slipChars } from '../adapters/chance.ts';
import { afterDeed, useAfter, useTestingSetUp } from '../use-after.ts';

/** Who is waiting for us today, reckoned on this device: no server knows of it. */
export const Screen = () => {
  const { t } = useWords();
  const { place } = useLog();
  const sealing = useSealing();
  const { chains, unopened } = useAfter();
  const all = waitingTests(chains, useTestingSetUp());
  const today = timeToDate(place.now());
  const groups = [
    ['now', all.filter(({ by }) => by <= today)],
    ['later', all.filter(({ by }) => by > today)],
  ] as const;
  const canSetUp = place.role === 'coordinator' || place.role === 'admin';
  return (
    <Page
      title={t('testing.today.title')}
      back="/testing"
      actions={
        canSetUp ? (
          <a class="button" href="/testing/set-up">
            {t('testing.set-up.title')}
          </a>
        ) : undefined
      }
    >
      {sealing === undefined ? null : sealing.can === 'reads' ? (
        <>
          <Cover />
          <p class="field-hint">{t('testing.today.hint')}</p>
          {unopened === 0 ? null : <p role="note">{t('testing.today.unopened', { count: unopened })}</p>}
          <Slip />
          {all.length === 0 ? <EmptyState icon="heart">{t('testing.today.none')}</EmptyState> : null}
          {groups.map(([name, of]) =>
            of.length === 0 ? null : (
              <section key={name} aria-label={t(`testing.today.${name}`)}>
                <h2>{t(`testing.today.${name}`)}</h2>
                <ul class="care-list">
                  {of.map((waiting) => (
                    <li key={`${waiting.chain.test} ${waiting.why}`}>
                      <Line waiting={waiting} isDue={name === 'now'} />
                    </li>
                  ))}
                </ul>
              </section>
            ),
          )}
        </>
      ) : (
        <EmptyState
          icon="lock"
          action={
            <a class="button" href="/keys">
              {t('testing.keys')}
            </a>
          }
        >
          {t('testing.after.no-keys')}
        </EmptyState>
      )}
    </Page>
  );
};

/** Leaves a blank entry now and then, so that one which says something looks like one that does not. */
const Cover = () => {
  const { recorder, place } = useLog();
  const written = useView(
    (view) =>
      view
        .effective({ kinds: [afterKind.kind], from: timeToDate(place.now()) })
        .filter(({ author }) => author === place.worker).length,
  );
  useEffect(() => {
    if (!isCoverDue(written, chance())) return;
    const { of, ...deed } = afterDeed({});
    // It says nothing: one that could not be saved is lost by nobody.
    void recorder.record([{ ...deed, kind: of.kind, version: of.version }], 'none');
    // Once for each time that the list is opened.
  }, []);
  return null;
};

/** Somebody shows the number of their slip. */
const Slip = () => {
  const { t } = useWords();
  const { chains } = useAfter();
  const [typed, setTyped] = useState('');
  const slip = asCode(typed);
  const found = chains.find((chain) => chain.slip === slip && chain.wish !== 'away');
  const isWhole = slip.length >= slipChars;
  return (
    <section aria-label={t('testing.slip.title')}>
      <TextField
        name="slip"
        label={t('testing.slip.title')}
        hint={t('testing.slip.hint')}
        maxLength={20}
        onInput={setTyped}
      />
      {found !== undefined ? (
        <a class="button button-primary" href={`/testing/at/${found.test}`}>
          {t('testing.slip.open')}
        </a>
      ) : isWhole ? (
        <p class="field-problem" role="alert">
          {t(isChecked(slip, slipChars) ? 'testing.slip.unknown' : 'testing.slip.wrong')}
        </p>
      ) : null}
    </section>
  );
};

const Line = ({
  waiting: { chain, why, by },
  isDue,
}: {
  readonly waiting: WaitingTest;
  readonly isDue: boolean;
}) => {
  const { t, day } = useWords();
  const labels = useLabels();
  return (
    <a class="card care-line" href={`/testing/at/${chain.test}`}>
      {chain.called === undefined ? null : <strong>{chain.called}</strong>}
      <strong>{labels.of('infection', chain.infection)}</strong>
      <span>{t(`testing.why.${why}`)}</span>
      {chain.reach === undefined ? null : <span>{chain.reach}</span>}
      <span>
        <Badge tone={isDue ? 'brand' : 'plain'}>{day(by)}</Badge>
      </span>
    </a>
  );
};
