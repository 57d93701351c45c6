/**
 * Reads what PostgreSQL writes of a parsed statement (`pg_proc.prosqlbody`, type pg_node_tree): nodes in braces with named
 * fields, lists in brackets, `<>` for nothing.
 */
export interface Node {
  /** `QUERY`, `VAR` ... */
  readonly type: string;
  readonly fields: Readonly<Record<string, Value>>;
}
export type Value = Node | readonly Value[] | string | null;

export const readTree = (text: string): Value => {
  const tokens = text.match(token) ?? [];
  let at = 0;
  const next = (): string => {
    const found = tokens[at];
    if (found === undefined) throw new Error('a tree ends early');
    at += 1;
    return found;
  };
  const readList = (): readonly Value[] => {
    const list: Value[] = [];
    while (tokens[at] !== ')') list.push(read());
    next();
    return list;
  };
  const readNode = (): Node => {
    const type = next();
    const fields: Record<string, Value> = {};
    while (tokens[at] !== '}') {
      const name = next().slice(1);
      const values: Value[] = [];
      // A datum is its length and its bytes; a field without a token is an empty text.
      while (tokens[at] !== '}' && !/^:\w/.test(tokens[at] ?? '')) values.push(read());
      fields[name] = values.length === 1 ? (values[0] ?? null) : values;
    }
    next();
    return { type, fields };
  };
  const read = (): Value => {
    const found = next();
    if (found === '(') return readList();
    if (found === '{') return readNode();
    if (found === '<>') return null;
    return found.startsWith('"') ? found.slice(1, -1) : found.replaceAll(/\\(.)/g, '$1');
  };
  return read();
};

const token = /[(){}]|<>|"(?:[^"\\]|\\.)*"|(?:[^\s(){}\\]|\\.)+/g;

export const isNode = (value: Value | undefined): value is Node =>
  typeof value === 'object' && value !== null && 'fields' in value;

export const field = (node: Node, name: string): Value => node.fields[name] ?? null;
export const textOf = (node: Node, name: string): string => {
  const value = field(node, name);
  return typeof value === 'string' ? value : '';
};
export const numberOf = (node: Node, name: string): number => Number(textOf(node, name));
export const nodeOf = (node: Node, name: string): Node | undefined => {
  const value = field(node, name);
  return isNode(value) ? value : undefined;
};
export const nodesOf = (node: Node, name: string): readonly Node[] => {
  const value = field(node, name);
  return Array.isArray(value) ? value.filter(isNode) : [];
};

/** A node and all below it; `into` says whether to go below one. */
export function* walk(value: Value, into: (node: Node) => boolean = () => true): Generator<Node> {
  if (Array.isArray(value)) for (const each of value as readonly Value[]) yield* walk(each, into);
  else if (isNode(value)) {
    yield value;
    if (into(value)) for (const each of Object.values(value.fields)) yield* walk(each, into);
  }
}
