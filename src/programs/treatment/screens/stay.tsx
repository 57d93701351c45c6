import { useState } from 'preact/hooks';
import { Button } from '#kit/components/button.tsx';
import { Choice } from '#kit/components/choice-field.tsx';
import { Badge, Banner } from '#kit/components/messages.tsx';
import { useWords } from '#kit/words/context.tsx';
import { useLabels } from '#visits/screens/labels.ts';
import { type StayMove, stayKind } from '../entries.ts';
import { movesFrom } from '../rules/stay.ts';
import type { OfFile } from './of-file.ts';
import { useFileRecord } from './use-files.ts';

/** Where the stay stands, and every way on in one tap. */
export const Stay = ({ file }: OfFile) => {
  const { t, day } = useWords();
  const labels = useLabels();
  const record = useFileRecord(file);
  const { state, program, level } = file;
  const say = (move: StayMove): void => void record([{ of: stayKind, body: { move } }]);
  const since = file.turns.at(-1)?.day ?? file.day;
  const chosen = [
    ...(program === undefined ? [] : [labels.of('treatment-program', program)]),
    ...(level === undefined ? [] : [labels.of('treatment-level', level)]),
  ];
  return (
    <>
      <section class="card">
        <p>
          <Badge tone={state === 'here' ? 'good' : 'plain'}>{t(`treatment.state.${state}`)}</Badge>{' '}
          {t('treatment.stay.since', { day: day(since) })}
        </p>
        {chosen.length === 0 ? null : <p>{chosen.join(' · ')}</p>}
        <p class="field-hint">
          {[
            t('treatment.list.last', { day: day(file.last) }),
            ...(file.holder === undefined ? [] : [t('treatment.card.has')]),
          ].join(' · ')}
        </p>
      </section>
      {state === 'left' ? <Banner>{t('treatment.stay.left-hint')}</Banner> : null}
      <div class="care-answers">
        {movesFrom(state).map((move, at) => (
          <Button
            key={move}
            size="large"
            {...(at === 0 && move !== 'leave' && { tone: 'primary' })}
            onClick={() => say(move)}
          >
            {t(`treatment.move.${move}`)}
          </Button>
        ))}
      </div>
      <Choose key={`${program} ${level}`} file={file} />
    </>
  );
};

/** Program and level, chosen with the person; both may stay open, and both may change on any day. */
const Choose = ({ file }: OfFile) => {
  const { t } = useWords();
  const labels = useLabels();
  const record = useFileRecord(file);
  const [program, setProgram] = useState(file.program);
  const [level, setLevel] = useState(file.level);
  return (
    <details class="more">
      <summary>{t('treatment.choose.title')}</summary>
      <div class="form">
        <Choice
          name="program"
          label={t('treatment.choose.program')}
          canDecline={false}
          options={labels.options('treatment-program')}
          value={program}
          onChange={setProgram}
        />
        <Choice
          name="level"
          label={t('treatment.choose.level')}
          canDecline={false}
          options={labels.options('treatment-level')}
          value={level}
          onChange={setLevel}
        />
        <Button
          isDisabled={program === file.program && level === file.level}
          onClick={() =>
            void record([
              {
                of: stayKind,
                body: {
                  move: 'choose',
                  ...(program !== undefined && { program }),
                  ...(level !== undefined && { level }),
                },
              },
            ])
          }
        >
          {t('kit.save')}
        </Button>
      </div>
    </details>
  );
};
