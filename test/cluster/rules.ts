import { acrossNodes, untied } from './across.ts';
import { commandOf, type Facts, kinds, targetOf } from './query.ts';
import { resolve } from './ties.ts';
import { field, isNode, type Node, nodeOf, nodesOf, numberOf, textOf, type Value, walk } from './tree.ts';

/**
 * What Citus refuses of one statement, by its tree (R1 to R3, R7, R8), and which tables of it are not tied to one
 * organization (R5). The other rules are about texts and transactions (check.ts).
 */
export const faultsOf = (facts: Facts, query: Node, { mayRoam }: { readonly mayRoam: boolean }): string[] => [
  ...rowsFromElsewhere(facts, query),
  ...chance(facts, query),
  ...simpleCases(query),
  ...moves(facts, query),
  ...(mayRoam ? acrossNodes(facts, query) : untied(facts, query)),
];

/** R1: rows that a select brings into a table of an organization name it by a table of the organization. */
const rowsFromElsewhere = (facts: Facts, query: Node): string[] => {
  if (commandOf(query) !== 'insert') return [];
  const target = targetOf(facts, query);
  const isSelect = nodesOf(query, 'rtable').some((rte) => numberOf(rte, 'rtekind') === kinds.subquery);
  if (target === undefined) return [];
  if (!isSelect)
    return asksInValues(query) ? [`R1: a value for ${target.name} is asked for in the insert`] : [];
  const given = nodesOf(query, 'targetList').find((entry) => numberOf(entry, 'resno') === target.orgColumn);
  const from = given && resolve(facts, nodeOf(given, 'expr'), { query });
  return isNode(from)
    ? []
    : [`R1: org_id of the rows for ${target.name} does not come from a table of the organization`];
};

/** `values ((select ...))`: what is asked for stands in a select that gives the rows. */
const asksInValues = (query: Node): boolean => [...walk(query)].some(({ type }) => type === 'SUBLINK');

/** R2: what comes out otherwise each time it is asked has no place in a change. */
const chance = (facts: Facts, query: Node): string[] => {
  const command = commandOf(query);
  if (command === 'select') return [];
  const isSelect = nodesOf(query, 'rtable').some((rte) => numberOf(rte, 'rtekind') === kinds.subquery);
  const found: string[] = [];
  for (const node of walk(query))
    for (const { name, how } of mutableIn(facts, node)) {
      if (how === 'v' && (command !== 'insert' || isSelect)) found.push(`R2: ${name} is volatile`);
      if (how === 's' && command !== 'insert' && hasColumn(node))
        found.push(`R2: ${name} is not immutable and is asked of a column`);
    }
  const nowhere = (value: Value, where: string): void => {
    for (const node of walk(value))
      for (const { name } of mutableIn(facts, node)) found.push(`R2: ${name} is not immutable, in ${where}`);
  };
  nowhere(field(query, 'onConflict'), '"on conflict"');
  nowhere(field(query, 'returningList'), '"returning"');
  // Read from left to right and not all of it: Citus does not work those out beforehand.
  if (command !== 'insert')
    for (const node of walk(query))
      if (node.type === 'COALESCEEXPR' || node.type === 'CASEEXPR')
        nowhere(Object.values(node.fields), '"coalesce" or "case"');
  return found;
};

const mutableIn = (facts: Facts, node: Node) => {
  const { types } = facts;
  const functions = ['funcid', 'opfuncid'].map((name) => textOf(node, name));
  if (node.type === 'COERCEVIAIO') {
    const from = typeOf(nodeOf(node, 'arg'));
    functions.push(types.get(from)?.output ?? '', types.get(textOf(node, 'resulttype'))?.input ?? '');
  }
  const found = functions.flatMap((oid) => facts.mutable.get(oid) ?? []);
  return node.type === 'SQLVALUEFUNCTION' ? [...found, { name: 'the time now', how: 's' as const }] : found;
};

const typeOf = (node: Node | undefined): string => {
  for (const [name, value] of Object.entries(node?.fields ?? {}))
    if (/type$/.test(name) && typeof value === 'string') return value;
  return '';
};

const hasColumn = (node: Node): boolean => [...walk(node)].some(({ type }) => type === 'VAR');

/** R3 */
const simpleCases = (query: Node): string[] =>
  commandOf(query) === 'select'
    ? []
    : [...walk(query)]
        .filter((node) => node.type === 'CASEEXPR' && nodeOf(node, 'arg') !== undefined)
        .map(() => 'R3: "case X when" in a change');

/** R7: a row stays with its organization; and nothing merges. */
const moves = (facts: Facts, query: Node): string[] => {
  if (commandOf(query) === 'merge') return ['R7: a merge'];
  const target = targetOf(facts, query);
  if (target === undefined) return [];
  const isOrg = (entry: Node): boolean => numberOf(entry, 'resno') === target.orgColumn;
  const conflict = nodeOf(query, 'onConflict');
  const set = [
    ...(commandOf(query) === 'update' ? nodesOf(query, 'targetList') : []),
    ...(conflict === undefined ? [] : nodesOf(conflict, 'onConflictSet')),
  ];
  return set.some(isOrg) ? [`R7: org_id of ${target.name} is written anew`] : [];
};
