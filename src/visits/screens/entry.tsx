import { useState } from 'preact/hooks';
import { Button } from '#kit/components/button.tsx';
import { Choice } from '#kit/components/choice.tsx';
import { Dialog } from '#kit/components/dialog.tsx';
import { Banner, EmptyState } from '#kit/components/messages.tsx';
import { Page } from '#kit/components/page.tsx';
import { Stepper } from '#kit/components/stepper.tsx';
import { useToast } from '#kit/components/toast.tsx';
import { useLog, useView } from '#kit/log-context.tsx';
import type { ScreenProps } from '#kit/screen.ts';
import { useWords } from '#kit/words/context.tsx';
import { type Entry, type Failure, isVoid, standingOf, timeToMs } from '#log/index.ts';
import { visitKind } from '../entries.ts';
import { type EntrySummary, summaryOf } from '../summary.ts';
import { EntryText } from './entry-text.tsx';
import { useLabels } from './labels.ts';
import { useVisitParts } from './panels.tsx';

/** One visit: each of its entries with its whole history, to correct or take back. Nothing is ever overwritten. */
export const Screen = ({ params }: ScreenProps) => {
  const { t, moment } = useWords();
  const { place } = useLog();
  const { summaries } = useVisitParts();
  const id = params['id'] ?? '';
  const families = useView(
    (view) => {
      const family = view.history(id);
      const visit = family[0]?.visit;
      if (visit === undefined) return family.length === 0 ? [] : [family];
      const kinds = [visitKind.kind, ...summaries.map(({ kind }) => kind)];
      const day = family[0]?.occurredAt.slice(0, 10);
      const tips = view
        .effective({ kinds, ...(day !== undefined && { from: day, to: day }) })
        .filter((entry) => entry.visit === visit);
      const shown = tips.map((entry) => view.history(entry.id));
      return shown.some((each) => each.some((entry) => entry.id === id)) ? shown : [family, ...shown];
    },
    [id, summaries],
  );
  const first = families[0]?.[0];
  if (first === undefined)
    return (
      <Page title={t('visits.entry.title')} back="/today">
        <EmptyState icon="search">{t('visits.entry.gone')}</EmptyState>
      </Page>
    );
  return (
    <Page title={t('visits.entry.title')} back="/today">
      <p>
        {moment(timeToMs(first.occurredAt))} · {place.sites.find(({ id: site }) => site === first.site)?.name}
      </p>
      {families.map((family) => (
        <Family key={family[0]?.id} family={family} />
      ))}
    </Page>
  );
};

const Family = ({ family }: { readonly family: readonly Entry[] }) => {
  const { t, moment } = useWords();
  const { place } = useLog();
  const { summaries } = useVisitParts();
  const { winner, effective, tips } = standingOf(family);
  const summary = summaryOf(summaries, (effective ?? winner).kind);
  return (
    <section class="card">
      {tips.length > 1 ? <Banner tone="warning">{t('visits.entry.fork')}</Banner> : null}
      {effective === undefined ? (
        <p>
          <strong>{t('visits.entry.taken-back')}</strong>
        </p>
      ) : (
        <p>
          <EntryText entry={effective} hasTitle />
        </p>
      )}
      {effective === undefined ? null : <Actions entry={effective} tips={tips} summary={summary} />}
      {family.length < 2 ? null : (
        <details>
          <summary>{t('visits.entry.history', { count: family.length })}</summary>
          <ol class="history">
            {family.map((entry) => (
              <li key={entry.id}>
                <span class="numbers">{moment(timeToMs(entry.recordedAt))}</span>{' '}
                {place.workers.find(({ id }) => id === entry.author)?.name ?? t('visits.entry.someone')}:{' '}
                {isVoid(entry) ? (
                  t(`visits.reason.${String(entry.body['reason'])}`)
                ) : (
                  <EntryText entry={entry} />
                )}
              </li>
            ))}
          </ol>
        </details>
      )}
    </section>
  );
};

const Actions = ({
  entry,
  tips,
  summary,
}: {
  readonly entry: Entry;
  readonly tips: readonly Entry[];
  readonly summary: EntrySummary | undefined;
}) => {
  const { t } = useWords();
  const labels = useLabels();
  const toast = useToast();
  const { recorder } = useLog();
  const [open, setOpen] = useState<'correct' | 'void'>();
  const [changed, setChanged] = useState<ReadonlyMap<string, number>>(new Map());
  const [reason, setReason] = useState<'mistake' | 'duplicate' | 'test'>('mistake');
  const items = (summary?.lines(entry) ?? []).flatMap((line) => (line.type === 'item' ? [line] : []));
  const canCorrect = summary?.withQuantities !== undefined && items.length > 0;
  // All tips at once: a correction also settles a fork.
  const targets = tips.map(({ id }) => id);

  const tell = (failure: Failure | undefined, done: string): void => {
    setOpen(undefined);
    setChanged(new Map());
    toast(
      failure === undefined
        ? { text: t(done), icon: 'check' }
        : { text: t(`log.error.${failure.code}`), icon: 'warning' },
    );
  };
  const takeBack = async (): Promise<void> => {
    const result = await recorder.takeBack(targets, reason);
    tell(result.ok ? undefined : result.error, 'visits.entry.is-taken-back');
  };
  const correct = async (): Promise<void> => {
    const quantities = new Map(items.map(({ item, quantity }) => [item, changed.get(item) ?? quantity]));
    const body = summary?.withQuantities?.(entry, quantities);
    if (body === undefined) {
      await takeBack();
      return;
    }
    const result = await recorder.record(
      [
        {
          kind: entry.kind,
          version: entry.version,
          body,
          occurredAt: entry.occurredAt,
          site: entry.site,
          supersedes: targets,
          ...(entry.subject !== undefined && { subject: entry.subject }),
        },
      ],
      entry.visit === undefined ? 'none' : { id: entry.visit },
    );
    tell(result.ok ? undefined : result.error, 'visits.entry.is-corrected');
  };

  return (
    <div class="row">
      {canCorrect ? (
        <Button icon="edit" onClick={() => setOpen('correct')}>
          {t('visits.entry.correct')}
        </Button>
      ) : null}
      <Button icon="undo" onClick={() => setOpen('void')}>
        {t('visits.entry.take-back')}
      </Button>
      <Dialog
        title={t('visits.entry.correct')}
        isOpen={open === 'correct'}
        onClose={() => setOpen(undefined)}
        actions={
          <Button
            tone="primary"
            size="large"
            isWide
            isDisabled={changed.size === 0}
            onClick={() => void correct()}
          >
            {t('visits.entry.save-correction')}
          </Button>
        }
      >
        <p>{t('visits.entry.both-stay')}</p>
        {items.map(({ item, quantity }) => (
          <Stepper
            key={item}
            label={labels.item(item)}
            value={changed.get(item) ?? quantity}
            onChange={(next) => setChanged((now) => new Map(now).set(item, next))}
          />
        ))}
      </Dialog>
      <Dialog
        title={t('visits.entry.take-back')}
        isOpen={open === 'void'}
        onClose={() => setOpen(undefined)}
        actions={
          <Button tone="primary" size="large" isWide onClick={() => void takeBack()}>
            {t('visits.entry.take-back')}
          </Button>
        }
      >
        <Choice
          name="reason"
          label={t('visits.entry.why')}
          canDecline={false}
          options={(['mistake', 'duplicate', 'test'] as const).map((value) => ({
            value,
            label: t(`visits.reason.${value}`),
          }))}
          value={reason}
          onChange={(value) => setReason(value === 'duplicate' || value === 'test' ? value : 'mistake')}
        />
      </Dialog>
    </div>
  );
};
