import { load as figures } from 'languages:figures';
import { load as importing } from 'languages:import';
import { load as kept } from 'languages:kept';
import { load as office } from 'languages:office';
import type { ComponentChildren, ComponentType } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { Button } from '#kit/components/button.tsx';
import { Banner } from '#kit/components/messages.tsx';
import type { ScreenProps } from '#kit/screen.ts';
import { useWords, WordsProvider } from '#kit/words/context.tsx';
import type { Catalog } from '#kit/words/words.ts';

type Part = typeof office;

/** A screen of the office, with the words of the office around it. */
export const withOfficeWords = (Screen: ComponentType<ScreenProps>): ComponentType<ScreenProps> =>
  withWordsOf(Screen, [office]);

/** A screen of what to order or what figures are made of, with its words beside those of the office. */
export const withFigureWords = (Screen: ComponentType<ScreenProps>): ComponentType<ScreenProps> =>
  withWordsOf(Screen, [office, figures]);

/** The screen of imports, with its words beside those of the office. */
export const withImportWords = (Screen: ComponentType<ScreenProps>): ComponentType<ScreenProps> =>
  withWordsOf(Screen, [office, importing]);

/** A screen of figures that were kept, with its words beside those of the office. */
export const withKeptWords = (Screen: ComponentType<ScreenProps>): ComponentType<ScreenProps> =>
  withWordsOf(Screen, [office, kept]);

/** Part of a screen of the office that says what was kept. */
export const alsoKeptWords = <P extends object>(Part: ComponentType<P>): ComponentType<P> =>
  withWordsOf(Part, [kept]);

const withWordsOf = <P extends object>(
  Screen: ComponentType<P>,
  parts: readonly Part[],
): ComponentType<P> => {
  const Speaking = (props: P) => (
    <OfficeWords parts={parts}>
      <Screen {...props} />
    </OfficeWords>
  );
  return Speaking;
};

const OfficeWords = ({
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
