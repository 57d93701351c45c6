import { findItem, handOutOf } from '#programs/items.ts';
import { fold, type MappingInput } from './mapping.ts';

type Target = MappingInput['targets'][number];
type Long = Extract<NonNullable<Target['items']>, { readonly shape: 'long' }>;
type Find = (code: string) => { readonly program: string } | undefined;

/** What the rows of a list say: `list-out` was given, `list-in` came in, `list-count` stood on the shelf. */
const kinds = { 'list-in': 'stock.receive', 'list-count': 'stock.count' } as const;

export const isListUse = (use: string): boolean => use === 'list-out' || use in kinds;

const isSame = (a: string, b: string): boolean => fold(a) === fold(b);
const longOf = ({ items }: Target): Long | undefined => (items?.shape === 'long' ? items : undefined);

/** Rows that another column does not tell apart. */
const isPlain = (target: Target): boolean => longOf(target) !== undefined && target.when === undefined;

/** What a list is used for, asked of its column of items, or of a second column of numbers; undefined for any other column. */
export const listUseOf = (targets: readonly Target[], header: string): string | undefined => {
  const [first] = targets.filter((each) => isPlain(each) && isSame(longOf(each)?.item ?? '', header));
  if (first !== undefined)
    return first.target === 'stock.receive'
      ? 'list-in'
      : first.target === 'stock.count'
        ? 'list-count'
        : 'list-out';
  return targets.some((each) => isSecond(targets, each, header)) ? 'list-in' : undefined;
};

/** What came in of the items whose hand-outs stand in another column. */
const isSecond = (targets: readonly Target[], target: Target, header: string): boolean => {
  const own = longOf(target);
  return (
    target.target === 'stock.receive' &&
    own !== undefined &&
    isSame(own.quantity, header) &&
    targets.some((other) => other !== target && longOf(other)?.item === own.item)
  );
};

/** The targets without what a second column of numbers of a list says. */
export const withoutSecond = (targets: readonly Target[], header: string): readonly Target[] =>
  targets.filter((each) => !isSecond(targets, each, header));

/** The targets with a list, or a second column of its numbers, used so. */
export const withListUse = (
  targets: readonly Target[],
  header: string,
  use: string,
  find: Find = findItem,
): Target[] => {
  const lists = targets.filter(isPlain);
  const base = longOf(lists[0] ?? targets.find((each) => longOf(each) !== undefined) ?? { target: '' });
  if (base === undefined) return [...targets];
  const own = lists.length > 0 ? lists : targets.filter((each) => longOf(each) !== undefined);
  const values = valuesOf(own);
  if (!isSame(base.item, header))
    return use === 'list-in'
      ? [...targets, { target: 'stock.receive', name: 'came', items: { ...base, quantity: header, values } }]
      : [...targets];
  const others = targets.filter((each) => !lists.includes(each));
  if (use === 'list-in' || use === 'list-count')
    return [...others, { target: kinds[use], items: { ...base, values } }];
  const kindOf = (code: string): string => handOutOf(code, find) ?? 'exchange.handout';
  const codes = Object.values(values).filter((code) => code !== '');
  return [
    ...others,
    ...[...new Set(codes.map(kindOf))].map((kind) => ({
      target: kind,
      items: {
        ...base,
        values: Object.fromEntries(
          Object.entries(values).map(([word, code]) => [
            word,
            code !== '' && kindOf(code) === kind ? code : '',
          ]),
        ),
      },
    })),
  ];
};

/** Every word with its item, whichever hand-out it stands in. */
const valuesOf = (targets: readonly Target[]): Record<string, string> => {
  const values: Record<string, string> = {};
  for (const target of targets)
    for (const [word, code] of Object.entries(longOf(target)?.values ?? {}))
      if (code !== '' || values[word] === undefined) values[word] = code;
  return values;
};
