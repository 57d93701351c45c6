import { shapes } from './shape.ts';

export type Thing = Readonly<Record<string, unknown>>;

/** What is wrong with a file, and where: `contents.0.phones.1.number`. */
export interface Fault {
  readonly path: string;
  readonly code:
    | 'missing'
    | 'not-text'
    | 'not-number'
    | 'not-list'
    | 'not-object'
    | 'not-uuid'
    | 'not-uri'
    | 'not-email'
    | 'not-moment'
    | 'not-allowed'
    | 'id-twice'
    | 'reference'
    | 'cycle'
    | 'too-deep';
  /** What stands there, shortened. */
  readonly found: string;
}

export const isThing = (value: unknown): value is Thing =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
export const listIn = (value: unknown): readonly Thing[] =>
  Array.isArray(value) ? value.filter(isThing) : [];

/** A file that goes deeper than the specification's objects can is a file that means harm, or is no HSDS. */
const mostDepth = 12;

interface Met {
  readonly type: string;
  readonly path: string;
  readonly thing: Thing;
}

/** Every fault of an object of this type and of all that it holds. */
export const faultsOf = (type: string, thing: Thing, path: string): readonly Fault[] => {
  const faults: Fault[] = [];
  for (const met of walk(type, thing, path, faults)) {
    for (const [name, spec] of Object.entries(shapes[met.type] ?? {})) {
      const value = met.thing[name];
      const at = `${met.path}.${name}`;
      if (value === undefined || value === null) {
        if (spec.endsWith('!')) faults.push({ path: at, code: 'missing', found: '' });
        continue;
      }
      const code = faultIn(spec.replace(/!$/, ''), value);
      if (code !== undefined) faults.push({ path: at, code, found: brief(value) });
    }
  }
  return faults;
};

/** The object and all that it holds, in the order of the file. Without recursion: a file cannot make it run out of stack. */
export const walk = (type: string, thing: Thing, path: string, faults: Fault[] = []): readonly Met[] => {
  const found: Met[] = [];
  const left: (Met & { readonly depth: number })[] = [{ type, path, thing, depth: 0 }];
  for (let met = left.pop(); met !== undefined; met = left.pop()) {
    found.push(met);
    const inner = Object.entries(shapes[met.type] ?? {}).flatMap(([name, spec]) => {
      const kind = /^[[:]([a-z_]+)/.exec(spec)?.[1];
      const value = met?.thing[name];
      if (kind === undefined || value === undefined || value === null) return [];
      const list = Array.isArray(value) ? value : [value];
      return list.flatMap((each, index) => {
        const at = `${met?.path}.${name}${Array.isArray(value) ? `.${index}` : ''}`;
        if (isThing(each)) return [{ type: kind, path: at, thing: each, depth: (met?.depth ?? 0) + 1 }];
        if (Array.isArray(value)) faults.push({ path: at, code: 'not-object', found: brief(each) });
        return [];
      });
    });
    if (met.depth >= mostDepth && inner.length > 0)
      faults.push({ path: met.path, code: 'too-deep', found: '' });
    else left.push(...inner.reverse());
  }
  return found;
};

const faultIn = (spec: string, value: unknown): Fault['code'] | undefined => {
  if (spec.startsWith('[')) return Array.isArray(value) ? undefined : 'not-list';
  if (spec.startsWith(':')) return isThing(value) ? undefined : 'not-object';
  if (spec === 'number')
    return typeof value === 'number' && Number.isFinite(value) ? undefined : 'not-number';
  if (typeof value !== 'string') return 'not-text';
  if (spec.startsWith('=')) return spec.slice(1).split('|').includes(value) ? undefined : 'not-allowed';
  if (spec === 'uuid') return uuid.test(value) ? undefined : 'not-uuid';
  if (spec === 'uri') return /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/i.test(value) ? undefined : 'not-uri';
  if (spec === 'email') return /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(value) ? undefined : 'not-email';
  if (spec === 'moment')
    return /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)$/.test(value) &&
      Date.parse(value) > 0
      ? undefined
      : 'not-moment';
  return undefined;
};

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * What is wrong between objects: one id for two things, ids that lead to nothing in a file that holds others of that type, and
 * parents in a circle.
 */
export const faultsBetween = (roots: readonly Met[]): readonly Fault[] => {
  const all = roots.flatMap(({ type, thing, path }) => walk(type, thing, path));
  const faults: Fault[] = [];
  const known = new Map<string, Met>();
  for (const met of all) {
    const id = met.thing['id'];
    if (typeof id !== 'string') continue;
    const other = known.get(id.toLowerCase());
    if (other === undefined) known.set(id.toLowerCase(), met);
    else if (other.type !== met.type || nameOf(other) !== nameOf(met))
      faults.push({ path: `${met.path}.id`, code: 'id-twice', found: `${id} (${other.path})` });
  }
  const types = new Set(all.map(({ type }) => type));
  for (const { type, thing, path } of all)
    for (const [name, target] of references) {
      const id = thing[name];
      if (typeof id !== 'string' || !(name in (shapes[type] ?? {}))) continue;
      const met = known.get(id.toLowerCase());
      // A file of services alone names organizations that are not in it.
      if (met === undefined && !types.has(target)) continue;
      if (met?.type !== target && !(met === undefined && isUp(name)))
        faults.push({ path: `${path}.${name}`, code: 'reference', found: id });
    }
  for (const [type, up] of [
    ['organization', 'parent_organization_id'],
    ['taxonomy_term', 'parent_id'],
  ] as const)
    for (const met of known.values())
      if (met.type === type && isInCircle(met.thing, up, known))
        faults.push({ path: `${met.path}.${up}`, code: 'cycle', found: String(met.thing[up]) });
  return faults;
};

/** A parent may well stand in another file. */
const isUp = (name: string): boolean => name.startsWith('parent');

const references = [
  ['organization_id', 'organization'],
  ['service_id', 'service'],
  ['location_id', 'location'],
  ['program_id', 'program'],
  ['taxonomy_id', 'taxonomy'],
  ['taxonomy_term_id', 'taxonomy_term'],
  ['parent_organization_id', 'organization'],
  ['parent_id', 'taxonomy_term'],
] as const;

const nameOf = ({ thing }: Met): string => JSON.stringify([thing['name'], thing['number']]);

const isInCircle = (start: Thing, up: string, known: ReadonlyMap<string, Met>): boolean => {
  const seen = new Set<unknown>();
  for (let at: Thing | undefined = start; at !== undefined; ) {
    if (seen.has(at)) return at === start;
    seen.add(at);
    const id: unknown = at[up];
    at = typeof id === 'string' ? known.get(id.toLowerCase())?.thing : undefined;
  }
  return false;
};

const brief = (value: unknown): string => {
  const text = Array.isArray(value) ? '[…]' : isThing(value) ? '{…}' : String(value);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
};
