/** Where source uses message ids. Ids are written whole, or as a template whose start is fixed. */
export type Usage = {
  /** Ids given to `t()`, and ids of three parts or more in screens: these must exist. */
  readonly wanted: ReadonlySet<string>;
  /** Everything that looks like an id, anywhere: these are not unused. */
  readonly mentioned: ReadonlySet<string>;
  /** Fixed starts of templates, as in t(`stock.reason.${reason}`): every id that begins so is used. */
  readonly prefixes: readonly string[];
};

export type SourceFile = { readonly file: string; readonly text: string };

const idPattern = /(['"`])([a-z][a-zA-Z0-9]*(?:\.[a-zA-Z0-9_-]+)+)\1/g;
const callPattern = /\bt\(\s*(['"`])([a-zA-Z0-9._-]+)\1/g;
const templatePattern = /`([a-z][a-zA-Z0-9]*\.[a-zA-Z0-9._-]*)\$\{/g;

/** Reads ids out of source. `rooms` are the first parts that catalogs use. */
export const usageOf = (sources: readonly SourceFile[], rooms: ReadonlySet<string>): Usage => {
  const wanted = new Set<string>();
  const mentioned = new Set<string>();
  const prefixes = new Set<string>();
  for (const { file, text: raw } of sources) {
    // Examples in comments use nothing.
    const text = raw.replace(/^\s*(?:\/\/|\/?\*).*$/gm, '');
    const isScreen = file.endsWith('.tsx') || file.includes('/screens/');
    for (const [, , id = ''] of text.matchAll(callPattern)) {
      wanted.add(id);
      mentioned.add(id);
    }
    for (const [, , id = ''] of text.matchAll(idPattern)) {
      mentioned.add(id);
      const parts = id.split('.');
      // Kinds of entries have two parts; file names end in an extension.
      if (isScreen && parts.length > 2 && rooms.has(parts[0] ?? '')) wanted.add(id);
    }
    for (const [, prefix = ''] of text.matchAll(templatePattern)) prefixes.add(prefix);
  }
  return { wanted, mentioned, prefixes: [...prefixes] };
};
