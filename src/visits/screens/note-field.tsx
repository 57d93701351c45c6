import { useRef } from 'preact/hooks';
import { Button } from '#kit/components/button.tsx';
import { TextField } from '#kit/components/text-field.tsx';
import { useSealing } from '#kit/use-sealing.ts';
import { useWords } from '#kit/words/context.tsx';
import { openPart, sealPart } from '#log/sealed.ts';
import { noteChars, noteKind } from '../entries.ts';
import { NoKeys } from './note-text.tsx';
import type { VisitQuestionsProps } from './visit-props.ts';

/** The note of a visit that is at the counter. What is typed is sealed at once: it waits for Save as it will be kept. */
export const NoteField = ({ note, onNote }: Pick<VisitQuestionsProps, 'note' | 'onNote'>) => {
  const { t } = useWords();
  const sealing = useSealing();
  /** What stands in the field, as far as it was typed or opened here. */
  const typed = useRef('');
  /** Draws the field anew when its note was saved or cleared. */
  const round = useRef(0);
  if (sealing === undefined) return <p class="waiting">{t('kit.loading')}</p>;
  const { can, cipher } = sealing;
  if (cipher === undefined) return <NoKeys can={can} />;
  if (note === undefined && typed.current !== '') {
    typed.current = '';
    round.current += 1;
  }
  if (note !== undefined && typed.current === '')
    typed.current = openPart(cipher, noteKind, { ...note, kind: noteKind.kind })?.text ?? '';
  if (note !== undefined && typed.current === '')
    return (
      <div class="field">
        <p class="field-hint">{t('visits.note.held')}</p>
        <Button icon="close" onClick={() => onNote(() => undefined)}>
          {t('visits.note.remove')}
        </Button>
      </div>
    );
  const type = (text: string): void => {
    const isBlank = text.trim() === '';
    typed.current = isBlank ? '' : text;
    onNote((before) => {
      if (isBlank) return undefined;
      const id = before?.id ?? sealing.newEntry();
      const sealed = sealPart(cipher, noteKind, id, { text });
      return sealed.ok && sealed.value !== undefined ? { id, sealed: sealed.value } : before;
    });
  };
  return (
    <TextField
      key={round.current}
      name="note"
      label={t('visits.note.name')}
      hint={t(can === 'reads' ? 'visits.note.hint' : 'visits.note.hint-seals')}
      value={typed.current}
      maxLength={noteChars}
      isLong
      onInput={type}
    />
  );
};
