import { useState } from 'preact/hooks';
import { Button } from '#kit/components/button.tsx';
import { TextField } from '#kit/components/text-field.tsx';
import { TypedForm } from '#kit/components/typed-form.tsx';
import { useLog } from '#kit/log-context.tsx';
import { useWords } from '#kit/words/context.tsx';
import { type SenderBody, senderKind } from '../incoming-entries.ts';
import { newId } from './adapters/chance.ts';
import { useRecord } from './use-care.ts';
import { useSenders } from './use-incoming.ts';

/** Partners that may refer to us, each by a link of its own: without an account, and ended here. */
export const Senders = () => {
  const { t } = useWords();
  const senders = useSenders();
  const record = useRecord();
  const [name, setName] = useState('');
  const [made, setMade] = useState(0);
  const [problem, setProblem] = useState<string>();
  const say = (body: SenderBody, said: string) => record([{ of: senderKind, body: { ...body } }], t(said));
  const add = async (): Promise<boolean> => {
    if (name.trim() === '') {
      setProblem(t('care.senders.name-first'));
      return false;
    }
    setProblem(undefined);
    const body = { sender: newId(), key: newId(), name: name.trim() };
    if ((await say(body, 'care.senders.saved')) === undefined) return false;
    setName('');
    setMade(made + 1);
    return true;
  };
  return (
    <section aria-label={t('care.senders.title')}>
      <h2>{t('care.senders.title')}</h2>
      <p>{t('care.senders.how')}</p>
      <ul class="care-list">
        {senders.map((sender) => (
          <li key={sender.sender} class="card">
            <Sender sender={sender} onSay={say} />
          </li>
        ))}
      </ul>
      <TypedForm key={made} onSubmit={add}>
        <TextField
          name="name"
          label={t('care.senders.name')}
          value={name}
          maxLength={160}
          onInput={setName}
        />
        {problem === undefined ? null : (
          <p class="field-problem" role="alert">
            {problem}
          </p>
        )}
        <Button type="submit" tone="primary">
          {t('care.senders.add')}
        </Button>
      </TypedForm>
    </section>
  );
};

const Sender = ({
  sender,
  onSay,
}: {
  readonly sender: SenderBody;
  readonly onSay: (body: SenderBody, said: string) => void;
}) => {
  const { t } = useWords();
  const { place } = useLog();
  const { isOver = false, ...rest } = sender;
  return (
    <>
      <strong>{sender.name}</strong>
      {isOver ? <p class="field-hint">{t('care.senders.over')}</p> : null}
      {isOver ? null : (
        <p class="care-address">{`${location.origin}/p/${place.code === undefined ? '' : `${place.code}/`}refer/${sender.key}`}</p>
      )}
      {isOver ? (
        // The old address may be in hands that should not have it.
        <Button tone="quiet" onClick={() => onSay({ ...rest, key: newId() }, 'care.senders.saved')}>
          {t('care.senders.again')}
        </Button>
      ) : (
        <Button
          tone="quiet"
          icon="close"
          onClick={() => onSay({ ...rest, isOver: true }, 'care.senders.ended')}
        >
          {t('care.senders.end')}
        </Button>
      )}
    </>
  );
};
