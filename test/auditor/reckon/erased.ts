import type { Receipt, Said } from './books.ts';

/**
 * What the log holds as erased: what names a person whose erasure was ordered, and what is joined with it by corrections and names nobody.
 * What had faded by then names nobody either, and is found only along such a way.
 */
export const erasedIn = (
  receipts: readonly Receipt[],
  faded: ReadonlyMap<string, number>,
): ReadonlySet<string> => {
  const erased = new Set<string>();
  const ordered = new Set<unknown>();
  const here: Said[] = [];
  const personOf = (said: Said, now: number): string | undefined =>
    said.erased || erased.has(said.id) || (faded.get(said.id) ?? now) < now ? undefined : said.person;
  /** From these on, through all that names nobody: `isLater` only to what corrects. */
  const follow = (from: readonly string[], now: number, isLater: boolean): void => {
    const seen = new Set(from);
    const open = [...from];
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      erased.add(id);
      const before = isLater ? [] : (here.find((one) => one.id === id)?.replaces ?? []);
      const after = here.filter(({ replaces }) => replaces.includes(id ?? '')).map((one) => one.id);
      for (const next of [...before, ...after]) {
        const said = here.find((one) => one.id === next);
        if (seen.has(next) || (said !== undefined && personOf(said, now) !== undefined)) continue;
        seen.add(next);
        open.push(next);
      }
    }
  };
  const batches = Map.groupBy(receipts, ({ batch }) => batch);
  for (const batch of batches.values()) {
    const late: { readonly id: string; readonly isLater: boolean }[] = [];
    const orders: unknown[] = [];
    let now = 0;
    for (const { said, when } of batch) {
      now = when;
      const corrects = said.replaces.some((id) => erased.has(id));
      const isOrdered = !said.erased && said.person !== undefined && ordered.has(said.person);
      const isNobodys = said.erased || said.person === undefined;
      here.push(said);
      if (isOrdered) late.push({ id: said.id, isLater: false });
      else if (isNobodys && corrects) late.push({ id: said.id, isLater: true });
      if (isOrdered || said.erased || (isNobodys && corrects)) erased.add(said.id);
      if (said.kind === 'log.erase') {
        ordered.add(said.body['person']);
        orders.push(said.body['person']);
      }
    }
    const named = here.filter((said) => {
      const person = personOf(said, now);
      return person !== undefined && orders.includes(person);
    });
    follow(
      [...named.map(({ id }) => id), ...late.flatMap((one) => (one.isLater ? [] : [one.id]))],
      now,
      false,
    );
    follow(
      late.flatMap((one) => (one.isLater ? [one.id] : [])),
      now,
      true,
    );
  }
  return erased;
};
