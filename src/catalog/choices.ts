import { type Choice, type Speaking, textOf } from './choice.ts';
import type { ChoiceBody, ChoiceEntry } from './entries.ts';
import type { Item } from './item.ts';
import type { ListName } from './list-names.ts';

export interface Resolved<C extends Choice = Choice> {
  readonly choice: C;
  readonly hidden: boolean;
}

/**
 * A code list as an organization sees it, hidden choices included (old entries still need their names): shipped
 * choices, changed and followed by added ones. A choice with a position stands there, counted from 0 among all; the
 * rest keep the shipped order around it.
 */
export const resolveChoices = (
  list: ListName,
  shipped: readonly Choice[],
  entries: readonly ChoiceEntry[],
): readonly Resolved[] => {
  const changes = latestByCode(list, entries);
  return arrange(
    shipped.map((choice) => merge(choice, changes.get(choice.code))),
    [...changes.values()].filter((body) => !shipped.some((choice) => choice.code === body.code)).map(added),
    changes,
  );
};

/**
 * Items as an organization sees them. An added item that says nothing else is a piece that the program of the first shipped
 * item hands out.
 */
export const resolveItems = (
  items: readonly Item[],
  entries: readonly ChoiceEntry[],
): readonly Resolved<Item>[] => {
  const changes = latestByCode('item', entries);
  return arrange(
    items.map((item) => mergeItem(item, changes.get(item.code))),
    [...changes.values()]
      .filter((body) => !items.some(({ code }) => code === body.code))
      .map((body) => addedItem(body, items[0]?.program ?? '')),
    changes,
  );
};

/** The name of a code, or the code itself when nobody here knows it: a newer build or a lost list must not hide a row. */
export const labelOf = (resolved: readonly Resolved[], code: string, words: Speaking): string => {
  const found = resolved.find(({ choice }) => choice.code === code);
  return found === undefined ? code : textOf(found.choice.label, words);
};

const latestByCode = (list: ListName, entries: readonly ChoiceEntry[]): Map<string, ChoiceBody> => {
  const latest = new Map<string, ChoiceEntry>();
  for (const entry of entries) {
    if (entry.body.list !== list) continue;
    const known = latest.get(entry.body.code);
    if (known === undefined || isLater(entry, known)) latest.set(entry.body.code, entry);
  }
  return new Map([...latest].toSorted(byKey).map(([code, entry]) => [code, entry.body]));
};

const isLater = (a: ChoiceEntry, b: ChoiceEntry): boolean => (a.hlc === b.hlc ? a.id > b.id : a.hlc > b.hlc);

const byKey = (a: readonly [string, unknown], b: readonly [string, unknown]): number =>
  a[0] < b[0] ? -1 : 1;

const merge = (choice: Choice, change: ChoiceBody | undefined): Resolved => ({
  choice: change?.label === undefined ? choice : { ...choice, label: change.label },
  hidden: change?.hidden ?? choice.hidden ?? false,
});

const added = (body: ChoiceBody): Resolved => ({
  choice: { code: body.code, label: body.label ?? { en: body.code } },
  hidden: body.hidden ?? false,
});

const mergeItem = (item: Item, change: ChoiceBody | undefined): Resolved<Item> => ({
  choice:
    change === undefined
      ? item
      : {
          ...item,
          label: change.label ?? item.label,
          unit: change.unit ?? item.unit,
          dosesPerUnit: change.dosesPerUnit ?? item.dosesPerUnit,
          // What a shipped item is never changes under reports: a syringe stays a syringe.
        },
  hidden: change?.hidden ?? item.hidden ?? false,
});

const addedItem = (body: ChoiceBody, program: string): Resolved<Item> => ({
  choice: {
    ...added(body).choice,
    group: body.group ?? 'comfort',
    unit: body.unit ?? 'piece',
    program: body.program ?? program,
    set: body.set ?? 'none',
    dosesPerUnit: body.dosesPerUnit ?? 0,
  },
  hidden: body.hidden ?? false,
});

const arrange = <C extends Choice>(
  shipped: readonly Resolved<C>[],
  more: readonly Resolved<C>[],
  changes: ReadonlyMap<string, ChoiceBody>,
): readonly Resolved<C>[] => {
  const position = (entry: Resolved<C>): number | undefined => changes.get(entry.choice.code)?.position;
  const all = [...shipped, ...more];
  const arranged = all.filter((entry) => position(entry) === undefined);
  const placed = all
    .filter((entry) => position(entry) !== undefined)
    .toSorted((a, b) => (position(a) ?? 0) - (position(b) ?? 0));
  for (const entry of placed) arranged.splice(position(entry) ?? 0, 0, entry);
  return arranged;
};
