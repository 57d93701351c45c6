import type { Draft } from '#kit/recorder.ts';
import type { Uuid } from '#log/index.ts';
import { type CardBody, type ConsentBody, cardKind, consentKind } from '../entries.ts';

/** Whom the visit at the counter is with: nobody in particular until a card says so. It holds tokens, never a code. */
export interface CardState {
  readonly subject?: Uuid;
  /** What is kept of a card that is given with this visit. */
  readonly give?: CardBody;
  /** What the person agrees to with this visit. */
  readonly agrees?: ConsentBody;
}

export type CardStepProps = {
  readonly onChoose: (state: CardState) => void;
  readonly onClose: () => void;
};

/** The card that is given, where one is, and what was agreed. */
export const givenWith = ({ give, agrees }: CardState): readonly Draft[] => [
  ...(give === undefined ? [] : [{ kind: cardKind.kind, version: cardKind.version, body: { ...give } }]),
  ...(agrees === undefined
    ? []
    : [{ kind: consentKind.kind, version: consentKind.version, body: { ...agrees } }]),
];
