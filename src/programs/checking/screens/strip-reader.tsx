import { useState } from 'preact/hooks';
import { Button } from '#kit/components/button.tsx';
import { useToast } from '#kit/components/toast.tsx';
import { useLog } from '#kit/log-context.tsx';
import { useWords } from '#kit/words/context.tsx';
import type { Uuid } from '#log/index.ts';
import { type Lines, lines, readingKind, type StripBody } from '../entries.ts';
import type { CheckResult } from '../rules/sample.ts';
import { useAttachments } from './use-attachments.ts';
import { useRecord } from './use-record.ts';

/**
 * Reads a strip by one tap, with a photo if there is one. Whoever read it before reads it anew by another tap: a correction. Somebody
 * else's tap is a second reading beside the first.
 */
export const StripReader = ({ result, now }: { readonly result: CheckResult; readonly now: number }) => {
  const { t } = useWords();
  const { place } = useLog();
  const record = useRecord();
  const toast = useToast();
  const attachments = useAttachments();
  const [photo, setPhoto] = useState<File>();
  const own = result.readings.find(({ author }) => author === place.worker);
  const { strip } = result;
  if (strip === undefined) return null;
  const read = async (seen: Lines): Promise<void> => {
    let id: Uuid | undefined;
    let kept: StripBody | object = {};
    if (photo !== undefined) {
      const all = await attachments();
      if (all === undefined) return;
      id = all.newEntry();
      const ref = await all.keep(id, photo, 'open');
      if (!ref.ok) {
        toast({ text: t(`log.error.${ref.error.code}`), icon: 'warning' });
        return;
      }
      kept = { photo: { ...ref.value } };
    }
    const body = {
      sample: strip.sample,
      test: strip.test,
      target: strip.target,
      lines: seen,
      minute: Math.min(600, Math.max(0, Math.floor((now - result.ms) / 60_000))),
      ...kept,
    };
    const deed = {
      of: readingKind,
      body,
      ...(id !== undefined && { id }),
      ...(own !== undefined && { supersedes: [own.entry] }),
    };
    if ((await record([deed], t(`checking.lines.${seen}`))) !== undefined) setPhoto(undefined);
  };
  return (
    <fieldset class="check-reader">
      <legend>
        {t(
          own === undefined
            ? result.readings.length > 0
              ? 'checking.read.second'
              : 'checking.read.first'
            : 'checking.read.again',
        )}
      </legend>
      {lines.map((value) => (
        <Button key={value} size="large" onClick={() => void read(value)}>
          {t(`checking.lines.${value}`)}
        </Button>
      ))}
      <label class="button button-quiet check-file">
        {photo === undefined ? t('checking.photo.add') : t('checking.photo.ready')}
        <input
          type="file"
          accept="image/*"
          capture="environment"
          onChange={(event) => setPhoto(event.currentTarget.files?.[0])}
        />
      </label>
    </fieldset>
  );
};
