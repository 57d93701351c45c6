import { useState } from 'preact/hooks';
import { Button } from '#kit/components/button.tsx';
import { Dialog } from '#kit/components/dialog.tsx';
import { ProblemBanner } from '#kit/components/problem-banner.tsx';
import { TextField } from '#kit/components/text-field.tsx';
import { useToast } from '#kit/components/toast.tsx';
import { useUnsaved } from '#kit/form/unsaved.ts';
import { useLog } from '#kit/log-context.tsx';
import type { Draft, Sealing } from '#kit/recorder.ts';
import { useSealing } from '#kit/use-sealing.ts';
import { useWords } from '#kit/words/context.tsx';
import type { Entry, Uuid } from '#log/index.ts';
import { openPart } from '#log/sealed.ts';
import { noteChars, noteKind } from '../entries.ts';

/** Why no note can be written or read here, and where that is changed. */
export const NoKeys = ({ can }: Pick<Sealing, 'can'>) => {
  const { t } = useWords();
  return (
    <p class="field-hint">
      {t(can === 'no-tls' ? 'visits.note.no-tls' : 'visits.note.no-keys')}{' '}
      <a href="/keys">{t('visits.note.keys')}</a>
    </p>
  );
};

/** What a note says, on a device that can read it. */
export const NoteText = ({ entry }: { readonly entry: Entry }) => {
  const { t } = useWords();
  const sealing = useSealing();
  if (entry.sealed === undefined) return <span class="field-hint">{t('visits.note.gone')}</span>;
  if (sealing === undefined) return <span class="waiting">{t('kit.loading')}</span>;
  const note = openPart(sealing.cipher, noteKind, entry);
  return note === undefined ? (
    <span class="field-hint">
      {t('visits.note.unreadable')} <a href="/keys">{t('visits.note.keys')}</a>
    </span>
  ) : (
    <span class="note-text">{note.text}</span>
  );
};

/** Adds a note to a visit that was saved. */
export const AddNote = ({ visit, of }: { readonly visit: Uuid; readonly of: Entry }) => {
  const { t } = useWords();
  return <WriteNote visit={visit} of={of} label={t('visits.note.add')} text="" />;
};

/** Says a note anew; what it said before stays in its history. */
export const ChangeNote = ({
  entry,
  targets,
}: {
  readonly entry: Entry;
  readonly targets: readonly Uuid[];
}) => {
  const { t } = useWords();
  const sealing = useSealing();
  const note = openPart(sealing?.cipher, noteKind, entry);
  return note === undefined || entry.visit === undefined ? null : (
    <WriteNote
      visit={entry.visit}
      of={entry}
      supersedes={targets}
      label={t('visits.note.change')}
      text={note.text}
    />
  );
};

const WriteNote = ({
  visit,
  of,
  supersedes,
  label,
  text,
}: {
  readonly visit: Uuid;
  readonly of: Entry;
  readonly supersedes?: readonly Uuid[];
  readonly label: string;
  readonly text: string;
}) => {
  const { t } = useWords();
  const toast = useToast();
  const { recorder } = useLog();
  const sealing = useSealing();
  const [isOpen, setOpen] = useState(false);
  const [typed, setTyped] = useState(text);
  const [problem, setProblem] = useState<string>();
  const isNew = typed.trim() !== '' && typed !== text;
  useUnsaved(isOpen && isNew);
  const close = (): void => {
    setOpen(false);
    setTyped(text);
    setProblem(undefined);
  };
  const save = async (): Promise<void> => {
    const draft: Draft = {
      kind: noteKind.kind,
      version: noteKind.version,
      body: {},
      sealed: { text: typed },
      occurredAt: of.occurredAt,
      site: of.site,
      ...(supersedes !== undefined && { supersedes }),
      ...(of.subject !== undefined && { subject: of.subject }),
    };
    const saved = await recorder.record([draft], { id: visit });
    // In the dialog: what lies behind it is neither seen nor read out.
    if (!saved.ok) return setProblem(`log.error.${saved.error.code}`);
    close();
    toast({ text: t('visits.note.saved'), icon: 'saved' });
  };
  return (
    <>
      <Button
        icon="edit"
        onClick={() => {
          setTyped(text);
          setOpen(true);
        }}
      >
        {label}
      </Button>
      <Dialog
        title={label}
        isOpen={isOpen}
        onClose={close}
        actions={
          sealing?.cipher === undefined ? null : (
            <Button tone="primary" size="large" isWide isDisabled={!isNew} onClick={() => void save()}>
              {t('visits.note.save')}
            </Button>
          )
        }
      >
        <ProblemBanner problem={problem} />
        {sealing === undefined ? <p class="waiting">{t('kit.loading')}</p> : null}
        {sealing !== undefined && sealing.cipher === undefined ? <NoKeys can={sealing.can} /> : null}
        {sealing?.cipher === undefined ? null : (
          <TextField
            name="note"
            label={t('visits.note.name')}
            hint={t(sealing.can === 'reads' ? 'visits.note.hint' : 'visits.note.hint-seals')}
            value={text}
            maxLength={noteChars}
            isLong
            onInput={setTyped}
          />
        )}
      </Dialog>
    </>
  );
};
