import { load as figures } from 'languages:figures';
import { load as importing } from 'languages:import';
import { load as kept } from 'languages:kept';
import { load as office } from 'languages:office';
import type { ComponentType } from 'preact';
import type { ScreenProps } from '#kit/screen.ts';
import { withWordsOf } from '#kit/with-words.tsx';

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
