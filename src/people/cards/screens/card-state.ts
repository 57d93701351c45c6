import type { Draft } from '#kit/recorder.ts';
import type { Uuid } from '#log/index.ts';
import { type CardBody, cardKind } from '../entries.ts';

/** Whom the visit at the counter is with: nobody in particular until a card says so. It holds tokens, never a code. */
export interface CardState {
  readonly subject?: Uuid;
  /** What is kept of a card that is given with this visit. */
  readonly give?: CardBody;
}

export type CardStepProps = {
  readonly onChoose: (state: CardState) => void;
  readonly onClose: () => void;
};

/** The card that is given, where one is. */
export const givenWith = ({ give }: CardState): readonly Draft[] =>
  give === undefined ? [] : [{ kind: cardKind.kind, version: cardKind.version, body: { ...give } }];
