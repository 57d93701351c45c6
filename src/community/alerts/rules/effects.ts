import type { Effect } from '../entries.ts';

/** The same in both languages of an alert. */
export interface Both {
  readonly en: string;
  readonly es: string;
}

/** A label as the organization or the catalog has it; in Spanish as in English where it has no other. */
export const bothOf = ({ en, es }: { readonly en: string; readonly es?: string | undefined }): Both => ({
  en,
  es: es ?? en,
});

/** What people noticed: how a form asks for it, what it does to somebody, and what to do, in words of grade 6. */
export interface EffectWords {
  readonly label: Both;
  readonly does: Both;
  readonly act: Both;
}

/**
 * Our own plain words. What is to be done is what programs tell with every kit (breaths, naloxone, on the side, stay); the person
 * who drafts changes it, and a second one reads it.
 */
export const effects: Readonly<Record<Effect, EffectWords>> = {
  overdose: {
    label: { en: 'People passed out fast', es: 'Se desmayan rápido' },
    does: { en: 'People passed out fast.', es: 'La gente se desmayó rápido.' },
    act: {
      en: 'Go slow: start with less. Do not use alone. Keep naloxone close.',
      es: 'Ve despacio: empieza con menos. No uses a solas. Ten naloxona a la mano.',
    },
  },
  'long-sleep': {
    label: { en: 'They sleep for hours', es: 'Duermen por horas' },
    does: {
      en: 'People slept for hours and were hard to wake.',
      es: 'La gente durmió por horas y costó despertarla.',
    },
    act: {
      en: 'If they breathe but do not wake, lay them on their side and stay.',
      es: 'Si respiran pero no despiertan, ponlos de lado y quédate.',
    },
  },
  'slow-naloxone': {
    label: { en: 'Naloxone did not wake them', es: 'La naloxona no los despertó' },
    does: {
      en: 'Naloxone helped people breathe, but they did not wake up.',
      es: 'La naloxona ayudó a respirar, pero la gente no despertó.',
    },
    act: {
      en: 'Give breaths. Wait a few minutes before more naloxone. Call for help.',
      es: 'Da respiración. Espera unos minutos antes de dar más naloxona. Pide ayuda.',
    },
  },
  wounds: {
    label: { en: 'Skin wounds', es: 'Heridas en la piel' },
    does: {
      en: 'It can cause wounds, also far from where you inject.',
      es: 'Puede causar heridas, también lejos de donde te inyectas.',
    },
    act: {
      en: 'Keep wounds clean and covered. Come to us for wound care.',
      es: 'Mantén las heridas limpias y tapadas. Ven y te las curamos.',
    },
  },
  restless: {
    label: { en: 'Very restless, hot or scared', es: 'Mucha agitación, calor o miedo' },
    does: {
      en: 'People got very restless, hot or scared.',
      es: 'La gente sintió mucha agitación, calor o miedo.',
    },
    act: {
      en: 'Rest in a cool, calm place. Drink water. Call for help for chest pain or a very hot body.',
      es: 'Descansa en un lugar fresco y tranquilo. Toma agua. Pide ayuda si duele el pecho o el cuerpo arde.',
    },
  },
  'not-as-sold': {
    label: { en: 'Not what it was sold as', es: 'No es lo que dicen que es' },
    does: { en: 'It is not what it was sold as.', es: 'No es lo que dijeron al venderlo.' },
    act: {
      en: 'Bring some to be checked before you use it.',
      es: 'Trae un poco para analizar antes de usarlo.',
    },
  },
};
