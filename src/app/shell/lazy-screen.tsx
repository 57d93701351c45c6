import type { ComponentType } from 'preact';
import { useEffect, useErrorBoundary, useState } from 'preact/hooks';
import type { Screen, ScreenProps } from '#kit/screen.ts';
import { useWords } from '#kit/words/context.tsx';
import { Trouble } from './trouble.tsx';

export type LazyScreenProps = ScreenProps & {
  readonly screen: Screen;
  readonly home: string;
  /** Told of every failure; must keep content out of what it sends on. */
  readonly onError: (error: unknown) => void;
};

/** Fetches a screen's chunk and shows it. A screen that fails takes nothing else down. */
export const LazyScreen = ({ screen, params, home, onError }: LazyScreenProps) => {
  const { t } = useWords();
  const [Component, setComponent] = useState<ComponentType<ScreenProps>>();
  const [loadError, setLoadError] = useState<unknown>();
  const [attempt, setAttempt] = useState(0);
  const [drawError, resetError] = useErrorBoundary(onError);

  useEffect(() => {
    let isCurrent = true;
    screen.load().then(
      (module) => {
        // A function given to a state setter would be called, so it is wrapped.
        if (isCurrent) setComponent(() => module.Screen);
      },
      (error: unknown) => {
        onError(error);
        if (isCurrent) setLoadError(error);
      },
    );
    return () => {
      isCurrent = false;
    };
  }, [screen, attempt]);

  const again = (): void => {
    setLoadError(undefined);
    resetError();
    setAttempt(attempt + 1);
  };
  if (drawError !== undefined) return <Trouble cause="draw" home={home} onAgain={again} />;
  if (loadError !== undefined) return <Trouble cause="load" home={home} onAgain={again} />;
  return Component === undefined ? <p class="waiting">{t('kit.loading')}</p> : <Component params={params} />;
};
