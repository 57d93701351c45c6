import data from '@mdn/browser-compat-data' with { type: 'json' };
import { floor } from '#build/web/targets.ts';

/** What a browser's version is known to have, from MDN's public compatibility data (CC0). */
type Support = {
  readonly version_added?: string | boolean | null;
  readonly version_removed?: unknown;
  readonly flags?: unknown;
  readonly prefix?: string;
  readonly alternative_name?: string;
  readonly partial_implementation?: boolean;
};
type Feature = {
  readonly __compat?: { readonly support: Readonly<Record<string, Support | readonly Support[]>> };
} & { readonly [name: string]: unknown };

const oldest: Readonly<Record<string, string>> = { ...floor, safari_ios: floor.safari };

const isNotLater = (version: string, than: string): boolean => {
  const [a = 0, b = 0] = version.replace('≤', '').split('.').map(Number);
  const [c = 0, d = 0] = than.split('.').map(Number);
  return a < c || (a === c && b <= d);
};

const isInFloor = (feature: Feature): boolean =>
  Object.entries(oldest).every(([browser, version]) =>
    [feature.__compat?.support[browser] ?? []]
      .flat()
      .some(
        (each) =>
          typeof each.version_added === 'string' &&
          isNotLater(each.version_added, version) &&
          each.version_removed === undefined &&
          each.flags === undefined &&
          each.prefix === undefined &&
          each.alternative_name === undefined,
      ),
  );

/** One interface or built-in object, or one member of it. */
export type Beyond = {
  readonly owner: string;
  readonly member?: string;
  /** Of the interface itself, as `Response.json()` is, not of the things it makes. */
  readonly isStatic?: boolean;
};

const featuresOf = (parent: Feature) =>
  Object.entries(parent).filter(
    (entry): entry is [string, Feature] =>
      entry[0] !== '__compat' && (entry[1] as Feature | null)?.__compat !== undefined,
  );

/** Every interface, built-in and member that not all of the oldest browsers have, and the names that all of them have. */
export const readFloor = (): { readonly beyond: readonly Beyond[]; readonly known: ReadonlySet<string> } => {
  const beyond: Beyond[] = [];
  const known = new Set<string>();
  const { javascript, api } = data as unknown as {
    readonly javascript: { readonly builtins: Feature };
    readonly api: Feature;
  };
  for (const [owner, feature] of [...featuresOf(javascript.builtins), ...featuresOf(api)]) {
    if (isInFloor(feature)) known.add(owner);
    else beyond.push({ owner });
    for (const [name, member] of featuresOf(feature)) {
      const plain = name.replace(/_(?:static|event)$/, '');
      if (plain === owner || !/^[A-Za-z]\w*$/.test(plain)) continue;
      if (isInFloor(member)) known.add(plain);
      else beyond.push({ owner, member: plain, isStatic: name.endsWith('_static') });
    }
  }
  return { beyond, known };
};

/** In the floor, but only where the page has TLS, or left out by some: the app must do without. */
export const notEverywhere: readonly Beyond[] = [
  { owner: 'Navigator', member: 'locks' },
  { owner: 'Navigator', member: 'storage' },
  { owner: 'BroadcastChannel' },
  { owner: 'Crypto', member: 'randomUUID' },
  { owner: 'structuredClone' },
  { owner: 'Array', member: 'at' },
  { owner: 'Array', member: 'findLast' },
  { owner: 'Object', member: 'hasOwn' },
];

/** Runs in the page before its first script: takes all of these away, as if the browser had never had them. */
export const takeAway = (names: readonly Beyond[]): void => {
  const world = globalThis as unknown as Record<string, { readonly prototype?: object } | undefined>;
  for (const { owner, member, isStatic } of names) {
    if (member === undefined) Reflect.deleteProperty(globalThis, owner);
    else
      for (const target of isStatic === true ? [world[owner]] : [world[owner]?.prototype, world[owner]])
        if (target !== undefined && target !== null) Reflect.deleteProperty(target, member);
  }
};
