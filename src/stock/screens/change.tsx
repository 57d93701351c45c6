import { useState } from 'preact/hooks';
import { textOf } from '#catalog/choice.ts';
import { choiceKind } from '#catalog/entries.ts';
import { offeredChoices } from '#catalog/resolve-list.ts';
import { Choice } from '#kit/components/choice-field.tsx';
import { Page } from '#kit/components/page.tsx';
import { useEntries, useLog } from '#kit/log-context.tsx';
import type { Draft } from '#kit/recorder.ts';
import { useWords } from '#kit/words/context.tsx';
import { err, ok, type Result } from '#log/index.ts';
import { changeDraft, reasonFits, type Way, ways } from '../change.ts';
import { bodyLine, filledLines, type Line, Lines, SaveLines } from './lines.tsx';
import { useRecord } from './use-record.ts';
import { useShelf } from './use-shelf.ts';
import { useTaken } from './use-taken.ts';
import { WhenRead } from './when-read.tsx';

/**
 * Stock that changed by other ways than a hand-out: found, missing, thrown away; with a reason. Which way is asked and
 * never guessed; then only reasons that fit it are offered.
 */
export const Screen = () => {
  const words = useWords();
  const { t } = words;
  const { place } = useLog();
  const shelf = useTaken(place.site);
  const recent = useShelf(place.site).rows.map(({ item }) => item);
  const [way, setWay] = useState<Way>();
  const [chosen, setReason] = useState<string>();
  const [lines, setLines] = useState<readonly Line[]>([]);
  const { record, problem } = useRecord(() => setLines([]));
  const choices = useEntries(choiceKind);
  const reasons =
    way === undefined
      ? []
      : offeredChoices(way === 'disposed' ? 'dispose-reason' : 'adjust-reason', choices).filter(
          ({ code }) => way === 'disposed' || reasonFits(way, code),
        );
  // "Found" and "missing" are reasons of their own; why something was thrown away, only a person knows.
  const reason = reasons.find(({ code }) => code === (chosen ?? way))?.code;
  // What was found is more than there is by its nature.
  const taken = way === 'found' ? undefined : shelf;
  const toDraft = (): Result<Draft, string> => {
    if (way === undefined) return err('stock.change.way-unsaid');
    if (reason === undefined) return err('stock.change.reason-unsaid');
    const filled = filledLines(lines);
    const draft =
      filled &&
      changeDraft(
        way,
        reason,
        filled.map((line) => bodyLine(line, 'quantity')),
      );
    if (draft === undefined) return err('stock.lines.unsaid');
    return ok(draft);
  };
  return (
    <Page title={t('stock.change.title')} back="/stock">
      <Choice
        name="way"
        label={t('stock.change.way')}
        canDecline={false}
        options={ways.map((value) => ({ value, label: t(`stock.change.${value}`) }))}
        value={way}
        onChange={(value) => {
          setWay(ways.find((known) => known === value));
          setReason(undefined);
        }}
      />
      {way === undefined ? null : (
        <Choice
          // Another way, another question: nothing chosen before stands.
          key={way}
          name="reason"
          label={t('stock.change.reason')}
          canDecline={false}
          options={reasons.map(({ code, label }) => ({
            value: code,
            label: textOf(label, words),
          }))}
          value={reason}
          onChange={setReason}
        />
      )}
      <WhenRead>
        <Lines
          lines={lines}
          onChange={setLines}
          asks="lot"
          quantityLabel={t('stock.change.quantity')}
          recent={recent}
          taken={taken}
        />
        <SaveLines
          isReady={lines.length > 0}
          problem={problem}
          asks={way === undefined ? [] : (taken?.asks(lines) ?? [])}
          onSave={() => void record(toDraft())}
        />
      </WhenRead>
    </Page>
  );
};
