import { useState } from 'preact/hooks';
import type { AttachmentRef } from '#attachments/attachment.ts';
import { Button } from '#kit/components/button.tsx';
import { Badge } from '#kit/components/messages.tsx';
import { useToast } from '#kit/components/toast.tsx';
import { useLog } from '#kit/log-context.tsx';
import { useWords } from '#kit/words/context.tsx';
import { isFinding } from '../rules/figures.ts';
import type { CheckResult, Outcome } from '../rules/sample.ts';
import { blindText, falseText, methodText } from './method-text.ts';
import { useAttachments } from './use-attachments.ts';
import { useSubstances } from './use-samples.ts';

const tones: Readonly<Partial<Record<Outcome, 'warning' | 'danger'>>> = {
  detected: 'danger',
  disagree: 'warning',
  invalid: 'warning',
  faint: 'warning',
};

/** One result: what it says, what it is worth, and what its method cannot see. */
export const ResultCard = ({
  result,
  correct,
  children,
}: {
  readonly result: CheckResult;
  /** Where it is corrected, for what is corrected by a form. */
  readonly correct?: string;
  readonly children?: preact.ComponentChildren;
}) => {
  const words = useWords();
  const { t, day, list, number } = words;
  const { name } = useSubstances();
  const { method, outcome } = result;
  const title = methodText(words, method);
  const falls = isFinding(outcome) ? falseText(words, method, name) : undefined;
  return (
    <article class="card check-result" aria-label={title}>
      <h3>{title}</h3>
      <p>
        <Badge tone={tones[outcome] ?? 'plain'}>{t(`checking.outcome.${outcome}`, { test: title })}</Badge>{' '}
        {result.isCorrected ? <Badge tone="warning">{t('checking.corrected')}</Badge> : null}
      </p>
      {result.found.length === 0 ? null : (
        <ul>
          {result.found.map(({ substance, amount, permille }) => (
            <li key={substance}>
              {name(substance)}
              {amount === undefined ? '' : ` · ${t(`checking.amount.${amount}`)}`}
              {permille === undefined ? '' : ` · ${number(permille / 10)} %`}
            </li>
          ))}
        </ul>
      )}
      {result.pending.length === 0 ? null : (
        <p>{t('checking.pending', { substances: list(result.pending.map(name)) })}</p>
      )}
      {result.readings.length < 2 ? null : (
        <p>
          {t('checking.readings', {
            all: list(result.readings.map(({ lines }) => t(`checking.lines.${lines}`))),
          })}
        </p>
      )}
      {result.caveats.length === 0 ? null : (
        <ul class="check-caveats">
          {result.caveats.map((caveat) => (
            <li key={caveat}>{t(`checking.caveat.${caveat}`)}</li>
          ))}
        </ul>
      )}
      {falls === undefined ? null : <p class="field-hint">{falls}</p>}
      {blindText(words, method).map((line) => (
        <p key={line} class="field-hint">
          {line}
        </p>
      ))}
      <p class="field-hint">
        {[result.lab, result.library, day(result.day)].filter((part) => part !== undefined).join(' · ')}
      </p>
      {children}
      {result.attached.map((ref) => (
        <Attached key={ref.ref.attachment} entry={ref.entry} shown={ref.ref} />
      ))}
      {correct === undefined ? null : (
        <a class="button button-quiet" href={correct}>
          {t('checking.correct')}
        </a>
      )}
    </article>
  );
};

/** A photo, or a spectrum as a file: fetched when somebody asks to see it. */
const Attached = ({ entry, shown }: { readonly entry: string; readonly shown: AttachmentRef }) => {
  const { t } = useWords();
  const toast = useToast();
  const open = useAttachments();
  const { place } = useLog();
  const [picture, setPicture] = useState<string>();
  const isPicture = shown.media !== 'text/csv';
  const look = async (): Promise<void> => {
    const all = await open();
    const found = await all?.look(entry, shown);
    if (found === undefined) return;
    if (!found.ok) {
      toast({ text: t(`log.error.${found.error.code}`), icon: 'warning' });
      return;
    }
    const address = URL.createObjectURL(
      new Blob([found.value.bytes as BlobPart], { type: found.value.media }),
    );
    if (isPicture) {
      setPicture(address);
      return;
    }
    const link = document.createElement('a');
    link.href = address;
    link.download = `spectrum-${place.now().slice(0, 10)}.csv`;
    link.click();
    URL.revokeObjectURL(address);
  };
  return picture === undefined ? (
    <Button tone="quiet" icon={isPicture ? 'search' : 'download'} onClick={() => void look()}>
      {t(isPicture ? 'checking.photo.look' : 'checking.spectrum.save')}
    </Button>
  ) : (
    <img class="check-photo" src={picture} alt={t('checking.photo.alt')} />
  );
};
