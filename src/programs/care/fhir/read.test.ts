import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { JsonObject } from '#log/index.ts';
import { bundle, changed, disclosure, resourcesOf, sending, today, withMore } from './bundle.fixtures.ts';
import { gravity, taskCode } from './codes.ts';
import { incomingOf } from './incoming.ts';
import { readBundle } from './read.ts';
import { document, ruleCases } from './task.fixtures.ts';

const codesOf = (of: unknown, day = today): readonly string[] =>
  readBundle(typeof of === 'string' ? of : JSON.stringify(of), day).problems.map(({ code }) => code);

test('what goes out comes in at another program as it was said', () => {
  const { problems, asked, answered } = readBundle(JSON.stringify(bundle()), today);
  assert.deepEqual(problems, []);
  assert.deepEqual(answered, []);
  const { said, from } = disclosure();
  const read = asked.map(incomingOf);
  assert.deepEqual(read, [{ ...said, unknown: [], from }]);
});

test('an answer is known by the number that we gave', () => {
  const text = JSON.stringify(bundle({ state: 'at-capacity' }));
  assert.deepEqual(readBundle(text, today).answered, [
    { sending, state: 'at-capacity', reason: '[care.state.at-capacity]' },
  ]);
  // A place may give back the Task alone: it tells of nobody.
  const alone = changed(bundle({ state: 'accepted' }), 'ServiceRequest', () => undefined);
  const bare = ['Patient', 'Consent', 'Organization'].reduce(
    (of, type) => changed(of, type, () => undefined),
    alone,
  );
  assert.deepEqual(readBundle(JSON.stringify(bare), today), {
    problems: [],
    asked: [],
    answered: [{ sending, state: 'accepted', reason: undefined }],
  });
});

for (const [rule, [keeps, ...breaks]] of Object.entries(ruleCases))
  test(`${rule}: a bundle of ours that it applies to passes, one that breaks it is refused by that and nothing else`, () => {
    const fine = withMore(bundle(), document, keeps);
    assert.deepEqual(codesOf(fine), []);
    for (const broken of breaks) {
      const reading = readBundle(JSON.stringify(withMore(bundle(), document, broken)), today);
      assert.deepEqual(reading.problems, [{ code: rule, at: 'Task/a-task-to-the-person' }]);
      assert.deepEqual(reading.asked, []);
    }
  });

test('the statement that goes with a request asks to be read, as the third rule wants it', () => {
  const made = bundle({ statement: 'May not be told on.' });
  assert.deepEqual(codesOf(made), []);
  assert.deepEqual(codesOf(changed(made, 'DocumentReference', () => undefined)), ['SDOH-Task-3']);
});

test('nothing is taken up without a Consent that is about this request and holds today', () => {
  const whole = bundle();
  const consent = (change: (of: JsonObject) => JsonObject | undefined) =>
    codesOf(changed(whole, 'Consent', change));
  const provision = (more: JsonObject) =>
    consent((of) => ({ ...of, provision: { ...(of['provision'] as JsonObject), ...more } }));
  assert.deepEqual(codesOf(whole), []);
  assert.deepEqual(
    consent(() => undefined),
    ['consent-missing'],
  );
  assert.deepEqual(
    consent((of) => ({ ...of, status: 'inactive' })),
    ['consent-not-active'],
  );
  assert.deepEqual(
    consent((of) => ({ ...of, scope: { text: 'research' } })),
    ['consent-other'],
  );
  assert.deepEqual(
    consent((of) => ({ ...of, patient: { reference: 'Patient/other' } })),
    ['consent-other'],
  );
  assert.deepEqual(provision({ type: 'deny' }), ['consent-not-given']);
  assert.deepEqual(codesOf(whole, '2026-03-21'), ['consent-over']);
  assert.deepEqual(codesOf(whole, '2026-03-01'), ['consent-over']);
  const others = [{ meaning: 'instance', reference: { reference: 'ServiceRequest/other' } }];
  assert.deepEqual(provision({ data: others }), ['consent-other']);
});

test('what tells more of the person than the Consent names is refused, and named', () => {
  const at = (of: JsonObject) =>
    readBundle(JSON.stringify(of), today).problems.map(({ code, at: where }) => `${code} ${where}`);
  const more = (field: string) => changed(bundle(), 'Patient', (of) => ({ ...of, [field]: '1990-01-01' }));
  for (const field of ['birthDate', 'gender', 'address', 'identifier', 'photo'])
    assert.deepEqual(at(more(field)), [`beyond-consent Patient.${field}`]);
  const unnamed = bundle({ scope: ['needs'] });
  const noted = changed(unnamed, 'ServiceRequest', (of) => ({ ...of, note: [{ text: 'more' }] }));
  assert.deepEqual(at(noted), ['beyond-consent ServiceRequest.note', 'beyond-consent ServiceRequest.note']);
  const [patient] = resourcesOf(bundle(), 'Patient');
  assert.deepEqual(at(withMore(unnamed, { ...patient, id: 'somebody' })), [
    'beyond-consent Patient/somebody',
  ]);
});

test('what is no referral is refused with what is wrong with it', () => {
  assert.deepEqual(codesOf('{'), ['not-json']);
  assert.deepEqual(codesOf('[]'), ['not-json']);
  assert.deepEqual(codesOf({ resourceType: 'Patient' }), ['not-bundle']);
  assert.deepEqual(codesOf({ resourceType: 'Bundle' }), ['no-task']);
  assert.deepEqual(codesOf({ resourceType: 'Bundle', entry: [null, 3, { resource: [] }] }), ['no-task']);
  assert.deepEqual(codesOf(' '.repeat(1_000_001)), ['too-large']);
  assert.deepEqual(codesOf(changed(bundle(), 'Task', (of) => ({ ...of, status: 'nope' }))), [
    'status-unknown',
  ]);
  assert.deepEqual(codesOf(changed(bundle(), 'Consent', ({ policyRule: _, ...of }) => of)), ['incomplete']);
  const lost = changed(bundle(), 'Task', ({ identifier: _, basedOn: __, ...of }) => ({
    ...of,
    focus: { reference: 'ServiceRequest/lost' },
  }));
  assert.deepEqual(codesOf(lost), ['reference-missing']);
});

test("a partner's own bundle is read by what it says, and no more is taken than a wish holds", () => {
  const theirs = {
    resourceType: 'Bundle',
    type: 'transaction',
    entry: [
      {
        resource: {
          resourceType: 'Patient',
          id: 'p',
          birthDate: '1990-01-01',
          name: [{ family: 'Roe', given: ['Sam'] }],
          telecom: [{ system: 'phone', value: '555-0111' }],
        },
      },
      {
        resource: {
          resourceType: 'Organization',
          id: 'o',
          name: 'Ward 3',
          telecom: [{ system: 'phone', value: '555-0112' }],
        },
      },
      {
        resource: {
          resourceType: 'ServiceRequest',
          id: 's',
          status: 'active',
          intent: 'order',
          category: [{ coding: [{ system: gravity, code: 'food-insecurity' }] }],
          code: { text: 'Groceries' },
          subject: { reference: 'Patient/p' },
          note: [{ text: 'Vegetarian' }],
        },
      },
      {
        resource: {
          resourceType: 'ServiceRequest',
          id: 't',
          status: 'active',
          intent: 'order',
          code: { coding: [{ system: 'http://snomed.info/sct', code: '1', display: 'Something else' }] },
          subject: { reference: 'Patient/p' },
        },
      },
      {
        resource: {
          resourceType: 'Task',
          id: 'k',
          status: 'requested',
          intent: 'order',
          code: { coding: [{ system: taskCode, code: 'fulfill' }] },
          focus: { reference: 'ServiceRequest/s' },
          basedOn: [{ reference: 'ServiceRequest/t' }],
          for: { reference: 'Patient/p' },
          requester: { reference: 'Organization/o' },
        },
      },
      {
        resource: {
          resourceType: 'Consent',
          id: 'c',
          status: 'active',
          scope: {
            coding: [
              { system: 'http://terminology.hl7.org/CodeSystem/consentscope', code: 'patient-privacy' },
            ],
          },
          category: [{ text: 'disclosure' }],
          patient: { reference: 'Patient/p' },
          policyRule: { text: 'opt in' },
        },
      },
    ],
  };
  const { problems, asked } = readBundle(JSON.stringify(theirs), today);
  assert.deepEqual(problems, []);
  assert.deepEqual(asked.map(incomingOf), [
    {
      needs: ['food'],
      unknown: ['Something else'],
      words: 'Vegetarian',
      called: 'Sam',
      reach: '555-0111',
      from: { name: 'Ward 3', phone: '555-0112' },
    },
  ]);
});
