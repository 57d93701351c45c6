import type { ListName } from './list-names.ts';
import { lists } from './lists.ts';
import type { SheetLine, TargetField, TargetValue } from './row-target.ts';

/** A field whose words are codes of a list of the catalog. An organization's own codes come in through translations. */
export const codeField = (name: string, list: ListName, aliases: readonly string[]): TargetField => ({
  name,
  type: 'code',
  codes: lists[list].map((choice) => choice.code),
  aliases,
});

export const codesField = (name: string, list: ListName, aliases: readonly string[]): TargetField => ({
  ...codeField(name, list, aliases),
  type: 'codes',
});

export const channelField = codeField('channel', 'channel', [
  'channel',
  'service model',
  'delivery method',
  'modality',
  'canal',
  'modalidad',
  'mode de distribution',
]);

/** The members that have a value: a body holds no empty ones. */
export const present = (
  members: Readonly<Record<string, TargetValue | undefined>>,
): Readonly<Record<string, TargetValue>> => {
  const kept: Record<string, TargetValue> = {};
  for (const [name, value] of Object.entries(members)) if (value !== undefined) kept[name] = value;
  return kept;
};

/** A line as hand-outs have it: without the day it expires, which belongs to the shelf. */
export const handedOut = ({ expires: _expires, own: _own, ...line }: SheetLine) => line;

/** A line with the members by which its kind tells how an organization's own item counts. */
export const handedOutAs =
  (...says: readonly (keyof NonNullable<SheetLine['own']>)[]) =>
  ({ own = {}, ...line }: SheetLine) => ({
    ...handedOut(line),
    ...Object.fromEntries(says.flatMap((name) => (own[name] === undefined ? [] : [[name, own[name]]]))),
  });

/** A line as the shelf has it. */
export const onShelf = ({ own: _own, ...line }: SheetLine) => line;
