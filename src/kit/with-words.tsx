import type { ComponentChildren, ComponentType } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { Button } from './components/button.tsx';
import { Banner } from './components/messages.tsx';
import { useWords, WordsProvider } from './words/context.tsx';
import type { Catalog } from './words/words.ts';

/** How a part of the words is fetched, by language: `load` of a module `languages:PART`. */
type Part = Readonly<Record<string, () => Promise<{ readonly messages: Catalog }>>> & {
  readonly en: () => Promise<{ readonly messages: Catalog }>;
};

/** A screen with words of its own around it: fetched where it is opened, so that nobody else carries them. */
export const withWordsOf = <P extends object>(
  Screen: ComponentType<P>,
  parts: readonly Part[],
): ComponentType<P> => {
  const Speaking = (props: P) => (
    <MoreWords parts={parts}>
      <Screen {...props} />
    </MoreWords>
  );
  return Speaking;
};

const MoreWords = ({
  parts,
  children,
}: {
  readonly parts: readonly Part[];
  readonly children: ComponentChildren;
}) => {
  const words = useWords();
  const [messages, setMessages] = useState<Catalog>();
  const [attempt, setAttempt] = useState(0);
  const [isAway, setAway] = useState(false);
  useEffect(() => {
    let isCurrent = true;
    // Fetched here alone: a phone at the counter needs none of it.
    void Promise.all(parts.map((load) => (load[words.locale] ?? load.en)())).then(
      (loaded) => {
        if (!isCurrent) return;
        setAway(false);
        setMessages(Object.assign({}, ...loaded.map(({ messages: own }) => own)));
      },
      () => {
        if (isCurrent) setAway(true);
      },
    );
    return () => {
      isCurrent = false;
    };
  }, [words.locale, attempt, parts]);
  const all = useMemo(() => messages && words.plus(messages), [words, messages]);
  // In another language the screen stays as it is until its words are there: what was typed is not lost.
  if (all !== undefined) return <WordsProvider words={all}>{children}</WordsProvider>;
  if (!isAway) return <p class="waiting">{words.t('kit.loading')}</p>;
  return (
    <Banner
      tone="warning"
      isUrgent
      action={<Button onClick={() => setAttempt(attempt + 1)}>{words.t('app.trouble.again')}</Button>}
    >
      {words.t('log.error.unreachable')}
    </Banner>
  );
};
