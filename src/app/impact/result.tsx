import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { LocalForm } from '#impact/program/local.ts';
import type { Program } from '#impact/program/program.ts';
import { Button } from '#kit/components/button.tsx';
import { useWords } from '#kit/words/context.tsx';
import { AnswerView, MoreKits, Why } from './answer-view.tsx';
import { Assumptions } from './assumptions.tsx';
import type { Engine } from './engine/client.ts';
import type { PageAnswer, RunSettings } from './engine/protocol.ts';
import { ProblemList } from './problem-list.tsx';
import { Slider } from './slider.tsx';
import { useAnswer, useCurve } from './use-answer.ts';
import { WhatIf } from './what-if.tsx';

/** The issue's own question: "what would 500 more kits do?" */
const firstMoreKits = 500;
const mostMoreKits = 2000;
const curveKits = [0, 250, 500, 1000, 1500, mostMoreKits];

/** The answer with its sliders. Moving one asks the engine anew; the kept form does not change. */
export const Result = ({
  engine,
  program,
  local: saved,
  opened,
  notes,
  files,
  onEdit,
}: {
  readonly engine: Engine;
  readonly program: Program;
  readonly local: LocalForm;
  /** From an opened scenario file. */
  readonly opened: { readonly run: RunSettings; readonly moreKits: number } | undefined;
  readonly notes: readonly string[];
  readonly files: (local: LocalForm, moreKits: number) => ComponentChildren;
  readonly onEdit: () => void;
}) => {
  const { t, number } = useWords();
  const [local, setLocal] = useState(saved);
  const [moreKits, setMoreKits] = useState(opened?.moreKits ?? firstMoreKits);
  const run = opened?.run;
  const question = useMemo(
    () => ({ program, local, moreKits, ...(run !== undefined && { run }) }),
    [program, local, moreKits, run],
  );
  const answered = useAnswer(engine, question);
  const forCurve = useMemo(
    () => ({ program, local, moreKits: firstMoreKits, ...(run !== undefined && { run }) }),
    [program, local, run],
  );
  const curve = useCurve(engine, forCurve, curveKits);
  const rested = useRested(answered.at === 'answered' ? answered.answer : undefined);
  const assumptions = useMemo(() => rested && <Assumptions answer={rested} />, [rested]);
  const live = answered.at === 'answered' ? answered.answer : undefined;
  const view = useMemo(() => live && <AnswerView answer={live} program={program} />, [live, program]);
  const why = useMemo(() => rested && <Why answer={rested} program={program} />, [rested, program]);
  const more = useMemo(() => live && <MoreKits answer={live} curve={curve} />, [live, curve]);
  const edit = (
    <Button icon="edit" onClick={onEdit}>
      {t('app.impact.form.edit')}
    </Button>
  );
  if (answered.at === 'waiting') return <p class="waiting">{t('kit.loading')}</p>;
  if (answered.at === 'refused')
    return (
      <>
        <ProblemList problems={answered.problems} />
        {edit}
      </>
    );
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
              text={number(moreKits)}
              onInput={setMoreKits}
            />
          </div>
          {more}
          <WhatIf local={local} onChange={setLocal} />
        </section>
        {assumptions}
      </div>
      <div class="row no-print">
        {edit}
        {files(local, moreKits)}
      </div>
    </div>
  );
};

const restMs = 150;

/** The answer once the sliders rest: what is long to draw and changes little need not follow every step. */
const useRested = (answer: PageAnswer | undefined): PageAnswer | undefined => {
  const [rested, setRested] = useState(answer);
  useEffect(() => {
    const timer = setTimeout(() => setRested(answer), rested === undefined ? 0 : restMs);
    return () => clearTimeout(timer);
  }, [answer]);
  return rested;
};
