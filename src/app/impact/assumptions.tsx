import { type EvidenceInput, evidenceLinks, type InputName } from '#impact/answer/inputs.ts';
import type { Effect, Source } from '#impact/evidence/effect.ts';
import { constantWordId, inputWordId, originWordId } from '#impact/words/ids.ts';
import { Badge } from '#kit/components/messages.tsx';
import { useWords } from '#kit/words/context.tsx';
import type { Assumed, PageAnswer } from './engine/protocol.ts';
import { type Choosing, FigureChoice } from './figure-choice.tsx';
import { useFigureText } from './figure-text.ts';
import { SourceText } from './source-text.tsx';
import { constantUnits, unitOf } from './units.ts';

/**
 * Every assumption with its range and, one tap away, where it comes from and which other published figures could stand in
 * its place. On paper all of it stands open.
 */
export const Assumptions = ({
  answer,
  choosing,
}: {
  readonly answer: PageAnswer;
  readonly choosing: Choosing;
}) => {
  const { t, number } = useWords();
  const { value: counted } = useFigureText();
  const { engine, registry, data, seed, draws } = answer.run;
  return (
    <section class="impact-assumptions">
      <h2>{t('app.impact.assumptions.head')}</h2>
      <p>
        {t('app.impact.assumptions.text')} <span data-print="no">{t('app.impact.assumptions.tap')}</span>
      </p>
      {answer.assumptions.map((input) => (
        <Assumption key={input.name} input={input} choosing={choosing} />
      ))}
      {answer.constants.map(({ name, value, source, extrapolated }) => (
        <details key={name}>
          <summary>
            <span class="grow">{t(constantWordId[name])}</span>
            <span class="numbers">{counted(value, constantUnits[name])}</span>
          </summary>
          <p>
            {t('app.impact.assumptions.certain')}{' '}
            {extrapolated ? t('app.impact.assumptions.extrapolated') : null} <SourceText source={source} />
          </p>
        </details>
      ))}
      <p class="impact-run">
        {t('app.impact.assumptions.run', { engine, registry, data, seed, draws: number(draws) })}
      </p>
    </section>
  );
};

const Assumption = ({
  input: { name, range: ends, origin, isNotCautious },
  choosing,
}: {
  readonly input: Assumed;
  readonly choosing: Choosing;
}) => {
  const { t } = useWords();
  const { range } = useFigureText();
  return (
    <details>
      <summary>
        <span class="grow">
          {t(inputWordId(name))}
          {isNotCautious ? (
            <>
              {' '}
              <Badge tone="warning">{t('app.impact.choose.mark')}</Badge>
            </>
          ) : null}
        </span>
        <span class="numbers">{range(ends, unitOf[name])}</span>
      </summary>
      <p>
        {t(originWordId[origin.kind])}
        {origin.kind === 'evidence' ? (
          <>
            :{' '}
            <span lang="en">
              {origin.effect.intervention}. {origin.effect.population}.
            </span>{' '}
            <SourceText source={origin.effect.source} />
          </>
        ) : origin.kind === 'suggested' ? (
          <>
            :{' '}
            {sourcesOf(origin.effects).map((source) => (
              <SourceText key={`${source.citation} ${source.place}`} source={source} />
            ))}
          </>
        ) : (
          '.'
        )}
      </p>
      {isEvidence(name) ? (
        <FigureChoice
          name={name}
          used={origin.kind === 'evidence' ? origin.effect.id : undefined}
          choosing={choosing}
        />
      ) : null}
    </details>
  );
};

const isEvidence = (name: InputName): name is EvidenceInput => Object.hasOwn(evidenceLinks, name);

/** Each source once: a suggestion takes several figures of one table. */
const sourcesOf = (effects: readonly Effect[]): readonly Source[] => {
  const byPlace = new Map(effects.map(({ source }) => [`${source.citation} ${source.place}`, source]));
  return [...byPlace.values()];
};
