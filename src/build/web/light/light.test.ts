import assert from 'node:assert/strict';
import { globSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import fc from 'fast-check';
import * as v from 'valibot';
import { contractPlugin } from '../contract-plugin.ts';
import { linkLight } from '../link-light.ts';
import { getDotPath, safeParse } from './valibot.ts';

/** Every schema of the page, read by Valibot and by what the page is linked to. */

const root = join(import.meta.dirname, '../../../..');
const files = [
  ...globSync('src/contract/*.ts', { cwd: root }),
  'src/programs/kinds.ts',
  'src/log/entry.ts',
  'src/log/protocol.ts',
  'src/kit/form/parse.ts',
  'src/sheets/mapping/mapping.ts',
].sort();
const folder = mkdtempSync(join(tmpdir(), 'alongside-light-'));
after(() => rmSync(folder, { recursive: true }));

type Part = Readonly<Record<string, unknown>> & { readonly kind?: string; readonly type: string };
type Schemas = ReadonlyMap<string, Part>;

/** As much of a schema, a route or a registry of kinds as tells them apart. */
interface Holder {
  readonly kind?: string;
  readonly answer?: { readonly schema?: Part };
  readonly all?: readonly {
    readonly kind: string;
    readonly fields: Readonly<Record<string, { readonly schema: Part }>>;
  }[];
}

/** What a file exports: schemas, answers of routes, and bodies of kinds. */
const schemasOf = (file: string, all: Readonly<Record<string, unknown>>): Schemas => {
  const found = new Map<string, Part>();
  for (const [name, value] of Object.entries(all)) {
    if (typeof value !== 'object' || value === null) continue;
    const one = value as Holder;
    if (one.kind === 'schema') found.set(`${file} ${name}`, one as Part);
    if (one.answer?.schema !== undefined) found.set(`${file} ${name}`, one.answer.schema);
    for (const { kind, fields } of one.all ?? [])
      for (const [field, { schema }] of Object.entries(fields)) found.set(`${kind} ${field}`, schema);
  }
  return found;
};

const collect = async (load: (file: string) => Promise<Record<string, unknown>>): Promise<Schemas> => {
  const found = new Map<string, Part>();
  for (const file of files) for (const [name, one] of schemasOf(file, await load(file))) found.set(name, one);
  return found;
};

const linked = async (): Promise<Schemas> => {
  const out = join(folder, 'all.mjs');
  await build({
    stdin: {
      contents: files
        .map((file, at) => `export * as m${at} from ${JSON.stringify(join(root, file))};`)
        .join('\n'),
      resolveDir: root,
    },
    outfile: out,
    bundle: true,
    format: 'esm',
    platform: 'node',
    logLevel: 'error',
    plugins: [contractPlugin, linkLight(root)],
  });
  const all = (await import(pathToFileURL(out).href)) as Record<string, Record<string, unknown>>;
  return collect(async (file) => all[`m${files.indexOf(file)}`] ?? {});
};

const junk = fc.oneof(
  fc.constantFrom<unknown>(null, undefined, true, -1, 0, 1, 2.5, 1e12, Number.NaN, [], {}, ['a'], { a: 1 }),
  fc.constantFrom('', ' ', 'a', 'en', ' padded ', '2026-03-08', '2026-03', 'x'.repeat(130), '7', '1,5'),
  fc.constantFrom('01900000-0000-7000-8000-000000000001', '2026-03-08T09:15:00-05:00'),
  fc.constantFrom('001767571200000-0000-00000001', 'exchange.handout', 'code-with-parts', 'M5V'),
);

/** Values that a schema may take, and such that are off by a little. */
const near = (part: Part, depth = 0): fc.Arbitrary<unknown> => {
  const within = (inner: unknown): fc.Arbitrary<unknown> => near(inner as Part, depth + 1);
  const own = ((): fc.Arbitrary<unknown> => {
    switch (part.type) {
      case 'number':
        return fc.oneof(fc.integer({ min: -2, max: 120 }), fc.double(), fc.constant(Number.NaN));
      case 'boolean':
        return fc.boolean();
      case 'literal':
        return fc.constant(part['literal']);
      case 'picklist':
        return fc.constantFrom(...(part['options'] as readonly unknown[]));
      case 'optional':
      case 'nullable':
        return fc.oneof(within(part['wrapped']), fc.constantFrom(undefined, null));
      case 'array':
        return fc.array(within(part['item']), { maxLength: 3 });
      case 'tuple':
        return fc.tuple(...(part['items'] as readonly unknown[]).map(within));
      case 'union':
      case 'variant':
        return fc.oneof(...(part['options'] as readonly unknown[]).map(within));
      case 'record':
        return fc.dictionary(fc.constantFrom('a', 'b', 'constructor'), within(part['value']), {
          noNullPrototype: true,
        });
      case 'object':
      case 'loose_object':
      case 'strict_object': {
        const members = Object.entries(part['entries'] as Record<string, Part>);
        const whole = fc.record(Object.fromEntries(members.map(([name, of]) => [name, within(of)])), {
          noNullPrototype: true,
        });
        const lacking = fc.record(Object.fromEntries(members.map(([name, of]) => [name, within(of)])), {
          requiredKeys: [],
          noNullPrototype: true,
        });
        const more = whole.map((value) => ({ ...value, extra: 1 }));
        return fc.oneof({ weight: 6, arbitrary: whole }, lacking, more);
      }
      default:
        return fc.oneof(junk, fc.string({ maxLength: 6 }));
    }
  })();
  return fc.oneof({ weight: 30 + depth * 30, arbitrary: own }, junk);
};

test('reads every schema of the page as Valibot does: what is right, what it becomes, where it is wrong', async () => {
  const theirs = await collect((file) => import(pathToFileURL(join(root, file)).href));
  const ours = await linked();
  assert.ok(ours.size > 80, String(ours.size));
  let right = 0;
  let wrong = 0;
  for (const [name, light] of ours) {
    const whole = theirs.get(name);
    assert.ok(whole !== undefined, name);
    fc.assert(
      fc.property(near(whole), (value) => {
        const expected = v.safeParse(whole as unknown as v.GenericSchema, value, { abortEarly: true });
        const found = safeParse(light as never, value, { abortEarly: true });
        assert.equal(found.success, expected.success, `${name} ${JSON.stringify(value)}`);
        if (expected.success) {
          right += 1;
          assert.deepEqual(found.output, expected.output, name);
          return;
        }
        wrong += 1;
        const [issue] = found.issues ?? [];
        assert.ok(issue !== undefined);
        const theirIssue = expected.issues[0];
        assert.equal(getDotPath(issue), v.getDotPath(theirIssue), `${name} ${JSON.stringify(value)}`);
        assert.equal(issue.type, theirIssue.type, name);
        assert.equal(issue.received === 'undefined', theirIssue.received === 'undefined', name);
        // A code of ours, which catalogs translate; what Valibot says in its own words is for developers.
        if (!theirIssue.message.startsWith('Invalid ')) assert.equal(issue.message, theirIssue.message, name);
      }),
      { seed: 7, numRuns: 300 },
    );
  }
  assert.ok(right > 2_000 && wrong > 2_000, `${right} right, ${wrong} wrong`);
});
