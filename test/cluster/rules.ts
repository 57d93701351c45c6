import { field, isNode, type Node, nodeOf, nodesOf, numberOf, textOf, type Value, walk } from './tree.ts';

/** What the rules need to know of a database: by oid. */
export interface Facts {
  /** Tables of organizations: name, and which column is `org_id`. */
  readonly tenants: ReadonlyMap<string, { readonly name: string; readonly orgColumn: number }>;
  /** Functions that are not immutable: `s` stable, `v` volatile. */
  readonly mutable: ReadonlyMap<string, { readonly name: string; readonly how: 's' | 'v' }>;
  /** Functions that read and write a type as text. */
  readonly types: ReadonlyMap<string, { readonly input: string; readonly output: string }>;
  readonly equals: string;
}

/**
 * What Citus refuses of one statement, by its tree (R1 to R3), and which tables of it are not tied to one organization (R5).
 * The other two rules are about texts and transactions (check.ts).
 */
export const faultsOf = (facts: Facts, query: Node, { mayRoam }: { readonly mayRoam: boolean }): string[] => [
  ...rowsFromElsewhere(facts, query),
  ...chance(facts, query),
  ...simpleCases(query),
  ...(mayRoam ? [] : untied(facts, query)),
];

const commands = { '1': 'select', '2': 'update', '3': 'insert', '4': 'delete' } as const;
const commandOf = (query: Node) => commands[textOf(query, 'commandType') as keyof typeof commands];
/** Kinds of what stands in a FROM. */
const kinds = { relation: 0, subquery: 1, join: 2, values: 5, cte: 6 } as const;

/** A query and those around it: a column may belong to any of them. */
interface Scope {
  readonly query: Node;
  readonly around?: Scope;
}

/** R1: rows that a select brings into a table of an organization name it by a table of the organization. */
const rowsFromElsewhere = (facts: Facts, query: Node): string[] => {
  if (commandOf(query) !== 'insert') return [];
  const target = targetOf(facts, query);
  const isSelect = nodesOf(query, 'rtable').some((rte) => numberOf(rte, 'rtekind') === kinds.subquery);
  if (target === undefined || !isSelect) return [];
  const given = nodesOf(query, 'targetList').find((entry) => numberOf(entry, 'resno') === target.orgColumn);
  const from = given && resolve(facts, nodeOf(given, 'expr'), { query });
  return isNode(from)
    ? []
    : [`R1: org_id of the rows for ${target.name} does not come from a table of the organization`];
};

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
  for (const node of walk(field(query, 'onConflict')))
    for (const { name } of mutableIn(facts, node))
      found.push(`R2: ${name} is not immutable, in "on conflict"`);
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

/** R5: each table of an organization is held to one by its `org_id`, itself or through another that is. */
const untied = (facts: Facts, query: Node): string[] => {
  const ties = createTies();
  const tables = new Map<Node, string>();
  const visit = (scope: Scope): void => {
    const { query: own } = scope;
    for (const rte of nodesOf(own, 'rtable')) {
      const tenant = facts.tenants.get(textOf(rte, 'relid'));
      const isTable = numberOf(rte, 'rtekind') === kinds.relation && /^[rp]$/.test(textOf(rte, 'relkind'));
      if (tenant !== undefined && isTable) tables.set(rte, tenant.name);
    }
    const target = targetOf(facts, own);
    if (target !== undefined && commandOf(own) === 'insert') {
      const given = nodesOf(own, 'targetList').find((entry) => numberOf(entry, 'resno') === target.orgColumn);
      ties.join(target.rte, given && resolve(facts, nodeOf(given, 'expr'), scope));
    }
    for (const condition of conditionsOf(nodeOf(own, 'jointree')))
      if (condition.type === 'OPEXPR' && textOf(condition, 'opfuncid') === facts.equals) {
        const [a, b] = nodesOf(condition, 'args');
        ties.join(resolve(facts, a, scope), resolve(facts, b, scope));
      }
    const isOther = (node: Node): boolean => node.type === 'QUERY' && node !== own;
    for (const node of walk(own, (each) => !isOther(each)))
      if (isOther(node)) visit({ query: node, around: scope });
  };
  visit({ query });
  return [...tables]
    .filter(([rte]) => !ties.areJoined(rte, one))
    .map(([, name]) => `R5: ${name} is not tied to an organization`);
};

/** All that must hold: what stands under an OR need not. */
function* conditionsOf(value: Node | undefined): Generator<Node> {
  if (value === undefined) return;
  if (value.type === 'FROMEXPR') for (const from of nodesOf(value, 'fromlist')) yield* conditionsOf(from);
  if (value.type === 'JOINEXPR') {
    yield* conditionsOf(nodeOf(value, 'larg'));
    yield* conditionsOf(nodeOf(value, 'rarg'));
  }
  if (value.type === 'FROMEXPR' || value.type === 'JOINEXPR') yield* conditionsOf(nodeOf(value, 'quals'));
  else if (value.type === 'BOOLEXPR' && textOf(value, 'boolop') === 'and')
    for (const each of nodesOf(value, 'args')) yield* conditionsOf(each);
  else yield value;
}

/** Stands for what is the same all over a statement: a parameter. */
const one = 'one' as const;
type Origin = Node | typeof one | undefined;

/** Where a value comes from: the `org_id` of a table, a parameter, or anything else. */
const resolve = (facts: Facts, value: Node | undefined, scope: Scope): Origin => {
  if (value === undefined) return undefined;
  if (value.type === 'RELABELTYPE') return resolve(facts, nodeOf(value, 'arg'), scope);
  if (value.type !== 'VAR')
    return [...walk(value)].some(({ type }) => ['VAR', 'QUERY', 'AGGREF'].includes(type)) ? undefined : one;
  const home = outer(scope, numberOf(value, 'varlevelsup'));
  const rte = home && nodesOf(home.query, 'rtable')[numberOf(value, 'varno') - 1];
  if (home === undefined || rte === undefined) return undefined;
  const column = numberOf(value, 'varattno');
  switch (numberOf(rte, 'rtekind')) {
    case kinds.relation:
      return facts.tenants.get(textOf(rte, 'relid'))?.orgColumn === column ? rte : undefined;
    case kinds.subquery:
      return resolveIn(facts, nodeOf(rte, 'subquery'), column, home);
    case kinds.join:
      return resolve(facts, nodesOf(rte, 'joinaliasvars')[column - 1], home);
    case kinds.values:
      return one;
    case kinds.cte: {
      const around = outer(home, numberOf(rte, 'ctelevelsup'));
      const cte =
        around &&
        nodesOf(around.query, 'cteList').find((each) => textOf(each, 'ctename') === textOf(rte, 'ctename'));
      return around && resolveIn(facts, cte && nodeOf(cte, 'ctequery'), column, around);
    }
    default:
      return undefined;
  }
};

/** A union has more than one origin, and each of its arms is looked at by itself. */
const resolveIn = (facts: Facts, query: Node | undefined, column: number, around: Scope): Origin => {
  if (query === undefined || nodeOf(query, 'setOperations') !== undefined) return undefined;
  const entry = nodesOf(query, 'targetList').find((each) => numberOf(each, 'resno') === column);
  return entry && resolve(facts, nodeOf(entry, 'expr'), { query, around });
};

const outer = (scope: Scope, levels: number): Scope | undefined =>
  levels === 0 || Number.isNaN(levels) ? scope : scope.around && outer(scope.around, levels - 1);

const targetOf = (facts: Facts, query: Node) => {
  const rte = nodesOf(query, 'rtable')[numberOf(query, 'resultRelation') - 1];
  const tenant = rte && facts.tenants.get(textOf(rte, 'relid'));
  return tenant && { rte, ...tenant };
};

const createTies = () => {
  const above = new Map<Node | typeof one, Node | typeof one>();
  const top = (origin: Node | typeof one): Node | typeof one => {
    const next = above.get(origin);
    return next === undefined ? origin : top(next);
  };
  return {
    join: (a: Origin, b: Origin): void => {
      if (a === undefined || b === undefined || top(a) === top(b)) return;
      above.set(top(a), top(b));
    },
    areJoined: (a: Node, b: Node | typeof one): boolean => top(a) === top(b),
  };
};

/** The statements of a body: each may have become several. */
export const queriesOf = (tree: Value): readonly Node[] => {
  const found: Node[] = [];
  for (const node of walk(tree, ({ type }) => type !== 'QUERY')) if (node.type === 'QUERY') found.push(node);
  return found;
};
