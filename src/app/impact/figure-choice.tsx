import type { Choices, EvidenceInput } from '#impact/answer/inputs.ts';
import { Choice } from '#kit/components/choice-field.tsx';
import { useWords } from '#kit/words/context.tsx';
import type { Figure, Figures } from './engine/figures.ts';
import { useFigureText } from './figure-text.ts';
import { unitOf } from './units.ts';

export type Choosing = {
  readonly figures: Figures;
  readonly choices: Choices;
  readonly onChoose: (choices: Choices) => void;
};

/**
 * The published figures for one assumption, side by side: any with a range can be used instead of the cautious one, and
 * choosing the cautious one again takes the choice back. Nothing is shown where only one figure exists.
 */
export const FigureChoice = ({
  name,
  used,
  choosing: { figures, choices, onChoose },
}: {
  readonly name: EvidenceInput;
  /** Id of the figure in use; undefined when it is a person's own. */
  readonly used: string | undefined;
  readonly choosing: Choosing;
}) => {
  const { t } = useWords();
  const { text } = useFigureText();
  const list = figures[name];
  if (list === undefined) return null;
  const choose = (id: string): void => {
    const { [name]: _, ...others } = choices;
    const isCautious = list.some((figure) => figure.id === id && figure.isCautious);
    onChoose(isCautious ? others : { ...others, [name]: { effect: id } });
  };
  const label = (figure: Figure): string => {
    const words = text(figure, unitOf[name]);
    return figure.isCautious ? t('app.impact.choose.cautious', { figure: words }) : words;
  };
  const chosen = choices[name];
  return (
    <div class="impact-figures" data-print="no">
      <Choice
        name={`figure-${name}`}
        label={t('app.impact.choose.head')}
        canDecline={false}
        value={
          chosen !== undefined && 'effect' in chosen
            ? chosen.effect
            : chosen === undefined
              ? list[0]?.id
              : used
        }
        onChange={choose}
        options={list
          .filter(({ range }) => range !== null)
          .map((figure) => ({ value: figure.id, label: label(figure) }))}
      />
      {list
        .filter(({ range }) => range === null)
        .map((figure) => (
          <p key={figure.id} class="field-hint">
            {t('app.impact.choose.unusable', { figure: text(figure, unitOf[name]) })}
          </p>
        ))}
    </div>
  );
};
