import type { Facts } from './query.ts';
import { one, tiesIn } from './ties.ts';
import { type Node, nodesOf, numberOf, textOf, walk } from './tree.ts';

/** R5: each table of an organization is held to one by its `org_id`, itself or through another that is. */
export const untied = (facts: Facts, query: Node): string[] => {
  const { ties, tables } = tiesIn(facts, query);
  return [...tables]
    .filter(([rte]) => !ties.areJoined(rte, one))
    .map(([, name]) => `R5: ${name} is not tied to an organization`);
};

/** R8: over all nodes at once no row is locked, nothing recurs, and tables meet only within an organization. */
export const acrossNodes = (facts: Facts, query: Node): string[] => {
  const { ties, tables, scopes } = tiesIn(facts, query);
  if ([...tables.keys()].every((rte) => ties.areJoined(rte, one))) return [];
  const found: string[] = [];
  for (const { query: own, around } of scopes) {
    if (nodesOf(own, 'rowMarks').length > 0) found.push('R8: rows of all organizations are locked');
    if (nodesOf(own, 'groupingSets').length > 0) found.push('R8: grouping sets over all organizations');
    if (textOf(own, 'hasRecursive') === 'true') found.push('R8: recursion over all organizations');
    const here = tablesAt(own, tables);
    const beside =
      around !== undefined && looksOut(own) ? [...here, ...tablesAt(around.query, tables)] : here;
    const [first, ...others] = beside;
    for (const other of others)
      if (first !== undefined && !ties.areJoined(first, other))
        found.push(`R8: ${tables.get(first)} and ${tables.get(other)} meet beyond an organization`);
  }
  return found;
};

const tablesAt = (query: Node, tables: ReadonlyMap<Node, string>): readonly Node[] =>
  nodesOf(query, 'rtable').filter((rte) => tables.has(rte));

/** Whether a query in another reads a column of that one. */
const looksOut = (query: Node): boolean =>
  [...walk(query)].some((node) => node.type === 'VAR' && numberOf(node, 'varlevelsup') > 0);
