import type { PersonProps } from '#visits/screens/program.ts';
import { givenWith } from './card-state.ts';
import { CardStep } from './card-step.tsx';

/** Asks for a card where another screen wants to know whose visit it is. */
export const Person = ({ onChoose, onClose }: PersonProps) => (
  <CardStep onChoose={(state) => onChoose(state.subject, givenWith(state))} onClose={onClose} />
);
