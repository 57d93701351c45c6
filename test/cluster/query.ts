import { type Node, nodesOf, numberOf, textOf, type Value, walk } from './tree.ts';

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

const commands = { '1': 'select', '2': 'update', '3': 'insert', '4': 'delete', '5': 'merge' } as const;
/** What a statement does. */
export const commandOf = (query: Node) => commands[textOf(query, 'commandType') as keyof typeof commands];
/** Kinds of what stands in a FROM. */
export const kinds = { relation: 0, subquery: 1, join: 2, values: 5, cte: 6 } as const;

/** The table of an organization that a statement changes. */
export const targetOf = (facts: Facts, query: Node) => {
  const rte = nodesOf(query, 'rtable')[numberOf(query, 'resultRelation') - 1];
  const tenant = rte && facts.tenants.get(textOf(rte, 'relid'));
  return tenant && { rte, ...tenant };
};

/** The statements of a body: each may have become several. */
export const queriesOf = (tree: Value): readonly Node[] => {
  const found: Node[] = [];
  for (const node of walk(tree, ({ type }) => type !== 'QUERY')) if (node.type === 'QUERY') found.push(node);
  return found;
};
