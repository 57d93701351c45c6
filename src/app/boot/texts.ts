import type { Words } from '#kit/words/words.ts';

/** What the page says before the app stands, in one language; `floor` names the oldest browsers. */
export const bootTexts = ({ t }: Pick<Words, 't'>, floor: Readonly<Record<string, string>>) => {
  const needs = { floor: t('app.boot.floor', floor) };
  return {
    /** One of these is shown at a time (boot.ts). */
    states: {
      opening: t('app.boot.opening', needs),
      old: t('app.boot.old', needs),
      away: t('app.boot.away'),
      stopped: t('app.boot.stopped'),
    },
    again: t('app.boot.again'),
    script: t('app.boot.script'),
  };
};
