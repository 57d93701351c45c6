import { load as words } from 'languages:impact-answer';
import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { LocalForm } from '#impact/program/local.ts';
import type { Program } from '#impact/program/program.ts';
import { Button } from '#kit/components/button.tsx';
import { withWordsOf } from '#kit/with-words.tsx';
import { useWords } from '#kit/words/context.tsx';
import { AnswerView, MoreKits, Why } from './answer-view.tsx';
import { Assumptions } from './assumptions.tsx';
import { Council } from './council.tsx';
import type { Engine } from './engine/client.ts';
import type { PageAnswer, RunSettings } from './engine/protocol.ts';
import { isRough, roughly } from './engine/rough.ts';
import type { Choosing } from './figure-choice.tsx';
import { useFigureText } from './figure-text.ts';
import { Limits } from './limits.tsx';
import { NotCautious } from './not-cautious.tsx';
import { ProblemList } from './problem-list.tsx';
import { Slider } from './slider.tsx';
import { useAnswer, useCurve, useMoving } from './use-answer.ts';
import { WhatIf } from './what-if.tsx';

/** What a coordinator asks first: "what would 500 more kits do?" */
const firstMoreKits = 500;
const mostMoreKits = 2000;
// Equal steps: the chart sets its points at equal distances.
const curveKits = [0, 500, 1000, 1500, mostMoreKits];

export type ResultProps = {
  readonly engine: Engine;
  readonly program: Program;
  readonly local: LocalForm;
  readonly choosing: Choosing;
  /** From an opened scenario file. */
  readonly opened: { readonly run: RunSettings; readonly moreKits: number } | undefined;
  readonly notes: readonly string[];
  readonly files: (local: LocalForm, moreKits: number) => ComponentChildren;
  readonly onEdit: () => void;
  /** A person has just asked for this answer: the focus goes to it. */
  readonly takesFocus: boolean;
};

/** The answer with its sliders. Moving one asks the engine anew; the kept form does not change. */
const ResultView = ({
  engine,
  program,
  local: saved,
  choosing,
  opened,
  notes,
  files,
  onEdit,
  takesFocus,
}: ResultProps) => {
  const { t } = useWords();
  const { whole } = useFigureText();
  const [local, setLocal] = useState(saved);
  const [moreKits, setMoreKits] = useState(opened?.moreKits ?? firstMoreKits);
  const run = opened?.run;
  const { choices } = choosing;
  const question = useMemo(
    () => ({ program, local, moreKits, choices, ...(run !== undefined && { run }) }),
    [program, local, moreKits, choices, run],
  );
  const { isMoving, move } = useMoving();
  const asked = useMemo(() => (isMoving ? roughly(question) : question), [question, isMoving]);
  const answered = useAnswer(engine, asked);
  const forCurve = useMemo(
    () => ({ program, local, moreKits: firstMoreKits, choices, ...(run !== undefined && { run }) }),
    [program, local, choices, run],
  );
  const curve = useCurve(engine, forCurve, curveKits);
  const live = answered.at === 'answered' ? answered.answer : undefined;
  const isForNow = live !== undefined && isRough(live, question);
  const rested = useLast(isForNow ? undefined : live);
  const assumptions = useMemo(
    () => rested && <Assumptions answer={rested} choosing={choosing} />,
    [rested, choosing],
  );
  const headline = useRef<HTMLParagraphElement>(null);
  const view = useMemo(
    () =>
      live && (
        <AnswerView answer={live} program={program} isRough={isForNow} headline={headline}>
          <NotCautious
            assumptions={live.assumptions}
            onUndo={() => {
              choosing.onChoose({});
              headline.current?.focus();
            }}
          />
        </AnswerView>
      ),
    [live, isForNow, program, choosing],
  );
  const isThere = live !== undefined;
  // Without kits there is nothing to compare.
  const isAboutNeedles = program.kits.every(({ kits }) => kits === 0);
  useEffect(() => {
    if (takesFocus && isThere) headline.current?.focus();
  }, [takesFocus, isThere]);
  const why = useMemo(() => rested && <Why answer={rested} program={program} />, [rested, program]);
  const limits = useMemo(() => rested && <Limits answer={rested} />, [rested]);
  const more = useMemo(() => live && <MoreKits answer={live} curve={curve} />, [live, curve]);
  const edit = (
    <Button icon="edit" onClick={onEdit}>
      {t('app.impact.form.edit')}
    </Button>
  );
  if (answered.at === 'waiting') return <p class="waiting">{t('kit.loading')}</p>;
  if (answered.at === 'refused') {
    // A kept figure that the registry no longer has must not lock a person out of the answer.
    const isAboutChoices = answered.problems.some(({ field }) => field.startsWith('choices'));
    return (
      <>
        <ProblemList problems={answered.problems} />
        {isAboutChoices ? (
          <Button onClick={() => choosing.onChoose({})}>{t('app.impact.choose.undo')}</Button>
        ) : (
          edit
        )}
      </>
    );
  }
  return (
    <div class="impact" data-ms={answered.ms} data-round={answered.round}>
      <div class="impact-sheet">
        {view}
        {why}
        {notes.map((note) => (
          <p key={note} class="field-hint">
            {note}
          </p>
        ))}
      </div>
      <div class="impact-sheet">
        <section>
          <h2>{t('app.impact.more.head')}</h2>
          <div class="no-print">
            <Slider
              label={t('app.impact.more.kits')}
              value={moreKits}
              low={0}
              high={mostMoreKits}
              step={50}
              text={whole(moreKits, 'kits')}
              onInput={(moved) => {
                move();
                setMoreKits(moved);
              }}
            />
          </div>
          {more}
          <WhatIf
            local={local}
            onChange={(moved) => {
              move();
              setLocal(moved);
            }}
          />
        </section>
        {rested && !isAboutNeedles ? <Council engine={engine} question={forCurve} answer={rested} /> : null}
        {assumptions}
        {limits}
      </div>
      <div class="row no-print">
        {edit}
        {files(local, moreKits)}
      </div>
    </div>
  );
};

/** With what stands with it. */
export const Result = withWordsOf<ResultProps>(ResultView, [words]);

/** The last whole answer: what is long to draw need not follow every step of a thumb, and papers name no rough figures. */
const useLast = (answer: PageAnswer | undefined): PageAnswer | undefined => {
  const last = useRef(answer);
  if (answer !== undefined) last.current = answer;
  return last.current;
};
