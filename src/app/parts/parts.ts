/**
 * The parts of the app that are fetched when first needed. The build makes of each `import()` a `load` and of each chunk a
 * script that calls `add` (build/web/link.ts). A part that could not be fetched is fetched anew at the next `load`: unlike
 * `import()`, which a browser never tries twice in a page. A part runs once, whoever needs it.
 */
export type Exports = Readonly<Record<string, unknown>>;

export interface Parts {
  /** Hands a part in: its name, the names of those it needs, and what makes its exports of theirs. */
  readonly add: (name: string, needs: readonly string[], make: (...needed: Exports[]) => Exports) => void;
  /** Rejects when this part, or one it needs, could not be fetched. */
  readonly load: (name: string) => Promise<Exports>;
}

/** `fetchPart` resolves when the script of that name ran, and rejects when it did not come. */
export const createParts = (fetchPart: (name: string) => Promise<void>): Parts => {
  const added = new Map<string, { needs: readonly string[]; make: (...needed: Exports[]) => Exports }>();
  const loaded = new Map<string, Promise<Exports>>();

  const bring = async (name: string): Promise<Exports> => {
    if (!added.has(name)) await fetchPart(name);
    const part = added.get(name);
    // Something else came in its place, such as the page of a captive portal.
    if (part === undefined) throw new TypeError(`${name} did not come`);
    return part.make(...(await Promise.all(part.needs.map(load))));
  };

  const load = (name: string): Promise<Exports> => {
    const known = loaded.get(name);
    if (known !== undefined) return known;
    const bringing = bring(name);
    loaded.set(name, bringing);
    bringing.catch(() => loaded.delete(name));
    return bringing;
  };

  return {
    add: (name, needs, make) => {
      if (!added.has(name)) added.set(name, { needs, make });
    },
    load,
  };
};
