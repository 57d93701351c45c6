import { commandOf, type Facts, kinds, targetOf } from './query.ts';
import { type Node, nodeOf, nodesOf, numberOf, textOf, walk } from './tree.ts';

/** A query and those around it: a column may belong to any of them. */
export interface Scope {
  readonly query: Node;
  readonly around?: Scope;
}

/** The tables of organizations in a statement, what holds their `org_id` together, and the queries it is made of. */
export const tiesIn = (facts: Facts, query: Node) => {
  const ties = createTies();
  const tables = new Map<Node, string>();
  const scopes: Scope[] = [];
  const visit = (scope: Scope): void => {
    scopes.push(scope);
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
  return { ties, tables, scopes };
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
export const one = 'one' as const;
type Origin = Node | typeof one | undefined;

/** Where a value comes from: the `org_id` of a table, a parameter, or anything else. */
export const resolve = (facts: Facts, value: Node | undefined, scope: Scope): Origin => {
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
