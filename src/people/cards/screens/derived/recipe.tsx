import { useState } from 'preact/hooks';
import { rightsOf } from '#contract/rights.ts';
import { Button } from '#kit/components/button.tsx';
import { MultiChoice } from '#kit/components/choice-field.tsx';
import { Banner } from '#kit/components/messages.tsx';
import { Page } from '#kit/components/page.tsx';
import { useUnsaved } from '#kit/form/unsaved.ts';
import { useLog } from '#kit/log-context.tsx';
import { useSaveSetting } from '#kit/use-save-setting.ts';
import { useWords } from '#kit/words/context.tsx';
import { type RecipePart, recipeKind, recipeParts } from '../../entries.ts';
import { recipeFault, sharing } from '../../rules/derived.ts';
import { useRecipe } from './use-derived.ts';

/** How many people the screen reckons for: a small program and a large one. */
const programs = [500, 2_000];

/** Whether there are codes without a card, and of what they are made. Off until somebody has read how weak they are. */
export const Screen = () => {
  const { t, number } = useWords();
  const { place } = useLog();
  const now = useRecipe();
  const { save, problem } = useSaveSetting(recipeKind);
  const [chosen, setChosen] = useState<readonly RecipePart[]>();
  const parts = chosen ?? now;
  useUnsaved(chosen !== undefined && chosen.join() !== now.join());
  const fault = recipeFault(parts);
  const put = async (next: readonly RecipePart[], told: string): Promise<void> => {
    const problems = await save({ parts: next }, told, { parts: now });
    if (problems.length === 0) setChosen(undefined);
  };
  return (
    <Page title={t('cards.recipe.title')} back="/cards">
      <p>{t('cards.recipe.text')}</p>
      <Banner tone="warning">{t('cards.derived.weak')}</Banner>
      <p>{t(now.length === 0 ? 'cards.recipe.is-off' : 'cards.recipe.is-on')}</p>
      {rightsOf(place.role, place.isBound).has('arrange') ? (
        <>
          <MultiChoice
            name="parts"
            label={t('cards.recipe.parts')}
            canDecline={false}
            options={recipeParts.map((part) => ({ value: part, label: t(`cards.derived.${part}`) }))}
            values={parts}
            onChange={(values) => setChosen(recipeParts.filter((part) => values.includes(part)))}
          />
          {parts.length > 0 && fault !== undefined ? (
            <p class="field-problem" role="alert">
              {t(`cards.recipe.${fault}`)}
            </p>
          ) : null}
          {fault === undefined
            ? programs.map((people) => (
                <p key={people}>
                  {t('cards.recipe.sharing', { people: number(people), count: sharing(parts, people) })}
                </p>
              ))
            : null}
          {now.length > 0 ? <p class="field-hint">{t('cards.recipe.changes')}</p> : null}
          {problem === undefined ? null : (
            <p class="field-problem" role="alert">
              {t(problem)}
            </p>
          )}
          {fault === undefined ? (
            <Button tone="primary" onClick={() => void put(parts, t('cards.recipe.saved'))}>
              {t('cards.recipe.save')}
            </Button>
          ) : null}
          {now.length > 0 ? (
            <Button onClick={() => void put([], t('cards.recipe.turned-off'))}>
              {t('cards.recipe.off')}
            </Button>
          ) : null}
        </>
      ) : (
        <p class="field-hint">{t('cards.recipe.not-you')}</p>
      )}
    </Page>
  );
};
