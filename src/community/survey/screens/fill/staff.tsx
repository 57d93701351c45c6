import { useState } from 'preact/hooks';
import { Button } from '#kit/components/button.tsx';
import { TextField } from '#kit/components/text-field.tsx';
import type { FormWords } from '../form-words.ts';

/** The way back for a worker. It keeps somebody from walking into the app by chance; it is no lock (SECURITY.md). */
export const Staff = ({
  code,
  words: { say },
  onOpen,
}: {
  readonly code: string;
  readonly words: FormWords;
  readonly onOpen: () => void;
}) => {
  const [isOpen, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const [isWrong, setWrong] = useState(false);
  if (!isOpen)
    return (
      <div class="survey-staff">
        <Button tone="quiet" icon="lock" onClick={() => setOpen(true)}>
          {say('staff')}
        </Button>
      </div>
    );
  return (
    <form
      class="survey-staff form"
      onSubmit={(event) => {
        event.preventDefault();
        if (typed.trim() === code) onOpen();
        else setWrong(true);
      }}
    >
      <TextField name="code" label={say('code')} type="tel" maxLength={4} value={typed} onInput={setTyped} />
      {isWrong ? <p role="alert">{say('wrong')}</p> : null}
      <div class="form-actions">
        <Button type="submit">{say('open')}</Button>
        <Button
          tone="quiet"
          onClick={() => {
            setOpen(false);
            setWrong(false);
          }}
        >
          {say('back')}
        </Button>
      </div>
    </form>
  );
};
