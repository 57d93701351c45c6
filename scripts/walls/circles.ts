interface Arrow {
  readonly from: string;
  readonly file: string;
}

/**
 * Circles between neighbors: for each folder, between the files and folders that stand in it (an import from one folder's
 * inside to another's is an arrow between the two folders). Without any, the house has floors at every level.
 */
export const circles = (imports: readonly Arrow[]): readonly string[] => {
  const plans = new Map<string, Map<string, Map<string, Arrow>>>();
  for (const arrow of imports) {
    const [place, one, other] = partingOf(arrow);
    if (one === undefined || other === undefined) continue;
    const plan = at(plans, place, () => new Map<string, Map<string, Arrow>>());
    const arrows = at(plan, one, () => new Map<string, Arrow>());
    if (!arrows.has(other)) arrows.set(other, arrow);
  }
  return [...plans].flatMap(([place, plan]) => {
    const circle = firstCircle(plan);
    if (circle === undefined) return [];
    const ties = circle.map(({ from, file }) => `${from} imports ${file}`);
    return [`a circle in ${place === '' ? 'the root' : place}: ${ties.join('; ')}`];
  });
};

/** Where two paths part: the folder they share, and what each of them is called in it. */
const partingOf = ({ from, file }: Arrow): readonly [string, string | undefined, string | undefined] => {
  const one = from.split('/');
  const other = file.split('/');
  const shared = one.findIndex((name, index) => name !== other[index]);
  return shared < 0
    ? ['', undefined, undefined]
    : [one.slice(0, shared).join('/'), one[shared], other[shared]];
};

const at = <K, V>(map: Map<K, V>, key: K, make: () => V): V => {
  const found = map.get(key) ?? make();
  map.set(key, found);
  return found;
};

/** The arrows of one circle, by a walk in depth; undefined without one. */
const firstCircle = (plan: ReadonlyMap<string, ReadonlyMap<string, Arrow>>): readonly Arrow[] | undefined => {
  const done = new Set<string>();
  const walk = (
    node: string,
    path: readonly string[],
    ties: readonly Arrow[],
  ): readonly Arrow[] | undefined => {
    const start = path.indexOf(node);
    if (start >= 0) return ties.slice(start);
    if (done.has(node)) return undefined;
    for (const [next, tie] of plan.get(node) ?? []) {
      const circle = walk(next, [...path, node], [...ties, tie]);
      if (circle !== undefined) return circle;
    }
    done.add(node);
    return undefined;
  };
  for (const node of plan.keys()) {
    const circle = walk(node, [], []);
    if (circle !== undefined) return circle;
  }
  return undefined;
};
