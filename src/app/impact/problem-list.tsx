import type { Problem } from '#impact/problem.ts';
import { problemWordId } from '#impact/words/ids.ts';
import { Banner } from '#kit/components/messages.tsx';
import { useWords } from '#kit/words/context.tsx';
import type { Words } from '#kit/words/words.ts';

/** What stops an answer, in words that name the question of the form and not the field of the file. */
export const ProblemList = ({ problems }: { readonly problems: readonly Problem[] }) => {
  const words = useWords();
  return (
    <Banner tone="warning" isUrgent>
      <p>{words.t('app.impact.problem.head')}</p>
      <ul>
        {[...new Set(problems.map((problem) => sentenceOf(problem, words)))].map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </Banner>
  );
};

export const sentenceOf = ({ code, field, values }: Problem, words: Words): string => {
  const { of, ...rest } = values;
  return words.t(problemWordId(code), {
    ...rest,
    ...(of !== undefined && { of: labelOf(String(of), words) }),
    field: labelOf(field, words),
  });
};

/** `local.witnessed.high` is "Overdoses with someone there"; what no screen shows keeps its path. */
const labelOf = (field: string, { t, has }: Words): string => {
  const name = /^(?:local|choices)\.(?:injecting\.)?(\w+)/.exec(field)?.[1];
  if (name !== undefined && has(`impact.input.${name}`)) return t(`impact.input.${name}`);
  if (field.startsWith('program.kits')) return t('app.impact.problem.kits');
  if (field.startsWith('program.')) return t('app.impact.problem.counts');
  return field;
};
