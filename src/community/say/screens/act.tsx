import { type ComponentChildren, Fragment } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '#kit/components/button.tsx';
import { Choice } from '#kit/components/choice-field.tsx';
import { Banner } from '#kit/components/messages.tsx';
import { TextField } from '#kit/components/text-field.tsx';
import type { FeedbackMove, FeedbackRead } from '#kit/feedback.ts';
import { useUnsaved } from '#kit/form/unsaved.ts';
import { useWords } from '#kit/words/context.tsx';
import { answerChars, shownChars, whys } from '../entries.ts';

export interface ActProps {
  readonly one: FeedbackRead;
  /** True when it is done. */
  readonly move: (moved: FeedbackMove) => Promise<boolean>;
}

/** A card that unfolds into a form; what is missing is said above its button. */
const Folded = ({
  title,
  isOpen = false,
  problem,
  onSave,
  children,
}: {
  readonly title: string;
  readonly isOpen?: boolean;
  readonly problem: string | undefined;
  readonly onSave: () => void;
  readonly children: ComponentChildren;
}) => {
  const { t } = useWords();
  return (
    <details class="card" open={isOpen}>
      <summary>{title}</summary>
      <form
        class="form"
        onSubmit={(event) => {
          event.preventDefault();
          onSave();
        }}
      >
        {children}
        {problem === undefined ? null : <Banner tone="warning">{problem}</Banner>}
        <Button type="submit" tone="primary">
          {t('kit.save')}
        </Button>
      </form>
    </details>
  );
};

/** What whoever has the code reads. */
export const AnswerForm = ({ one, move }: ActProps) => {
  const { t } = useWords();
  const [text, setText] = useState(one.answer ?? '');
  const [problem, setProblem] = useState<string>();
  useUnsaved(text !== (one.answer ?? ''));
  const save = async (): Promise<void> => {
    const answer = text.trim();
    setProblem(answer === '' ? t('say.one.needs') : undefined);
    if (answer !== '') await move({ what: 'answer', answer });
  };
  return (
    <Folded
      title={t(one.answer === null ? 'say.one.answer' : 'say.one.answer-again')}
      isOpen={one.state === 'looking'}
      problem={problem}
      onSave={() => void save()}
    >
      <TextField
        name="answer"
        label={t('say.one.answer-field')}
        value={text}
        onInput={setText}
        isLong
        maxLength={answerChars}
      />
    </Folded>
  );
};

/** That nothing more is done, and why. */
export const CloseForm = ({ move }: ActProps) => {
  const { t } = useWords();
  const [why, setWhy] = useState<string>();
  const [problem, setProblem] = useState<string>();
  const save = async (): Promise<void> => {
    const known = whys.find((one) => one === why);
    setProblem(known === undefined ? t('say.one.needs-why') : undefined);
    if (known !== undefined) await move({ what: 'close', why: known });
  };
  return (
    <Folded title={t('say.one.close')} problem={problem} onSave={() => void save()}>
      <Choice
        name="why"
        label={t('say.one.why')}
        canDecline={false}
        options={whys.map((value) => ({ value, label: t(`say.why.${value}`) }))}
        value={why}
        onChange={setWhy}
      />
    </Folded>
  );
};

/** What everyone reads, where its sender agreed: what was said, and what was done. */
export const ShowForm = ({ one, move }: ActProps) => {
  const { t } = useWords();
  const [said, setSaid] = useState('');
  const [done, setDone] = useState('');
  const [problem, setProblem] = useState<string>();
  useUnsaved(said !== '' || done !== '');
  const mayBeEmpty = one.may === 'words' && one.words !== null;
  const save = async (): Promise<void> => {
    const own = said.trim();
    const what = done.trim();
    const missing =
      own === '' && !mayBeEmpty ? 'say.one.needs-said' : what === '' ? 'say.one.needs' : undefined;
    setProblem(missing && t(missing));
    if (missing === undefined) await move({ what: 'show', done: what, ...(own !== '' && { said: own }) });
  };
  return (
    <Folded title={t('say.one.show')} problem={problem} onSave={() => void save()}>
      <Fragment>
        <p>{t('say.one.show-text')}</p>
        <TextField
          name="said"
          label={t('say.one.said')}
          {...(mayBeEmpty && { hint: t('say.one.said-hint') })}
          value={said}
          onInput={setSaid}
          isLong
          maxLength={shownChars}
        />
        <TextField
          name="done"
          label={t('say.one.done')}
          value={done}
          onInput={setDone}
          isLong
          maxLength={shownChars}
        />
      </Fragment>
    </Folded>
  );
};
