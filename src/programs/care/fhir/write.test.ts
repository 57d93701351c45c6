import assert from 'node:assert/strict';
import { test } from 'node:test';
import { requestParts } from '../entries.ts';
import { states } from '../rules/moves.ts';
import { bundle, canaries, disclosure, resourcesOf } from './bundle.fixtures.ts';
import { answerOf, stateOf, taskStates } from './states.ts';
import { periodOf, whenOf } from './when.ts';
import { toBundle } from './write.ts';

test('what the person did not agree to pass on is nowhere in the bundle, each part for itself', () => {
  for (const part of requestParts.filter((each) => each !== 'needs')) {
    const without = requestParts.filter((each) => each !== part);
    const text = JSON.stringify(bundle({ scope: without }));
    if (part in canaries) assert.ok(!text.includes(canaries[part as keyof typeof canaries]), part);
    assert.ok(!text.includes(`part.${part}`), part);
    if (part === 'when') assert.ok(!text.includes('occurrencePeriod'));
  }
  for (const canary of Object.values(canaries)) assert.ok(JSON.stringify(bundle()).includes(canary));
});

test('there is no Patient without consent to a name or a way to be found, and it holds nothing but that', () => {
  assert.deepEqual(
    resourcesOf(bundle({ scope: ['needs', 'when', 'ride', 'along', 'words'] }), 'Patient'),
    [],
  );
  const [named] = resourcesOf(bundle({ scope: ['needs', 'called'] }), 'Patient');
  assert.deepEqual(Object.keys(named ?? {}).sort(), ['id', 'name', 'resourceType']);
  const [found] = resourcesOf(bundle({ scope: ['needs', 'reach'] }), 'Patient');
  assert.deepEqual(Object.keys(found ?? {}).sort(), ['id', 'resourceType', 'telecom']);
});

test('there is no bundle without consent that holds today', () => {
  const why = (of: Parameters<typeof disclosure>[0]) => {
    const made = toBundle(disclosure(of));
    return made.ok ? undefined : made.error;
  };
  assert.equal(why({ state: 'draft' }), 'not-sent');
  assert.equal(why({ state: 'cancelled' }), 'taken-back');
  assert.equal(why({ today: '2026-03-21' }), 'over');
  assert.equal(why({ today: '2026-03-20' }), undefined);
});

test('the Consent names who is told, what, of which request, and until when', () => {
  const made = bundle({ scope: ['needs', 'words'] });
  const [consent] = resourcesOf(made, 'Consent');
  const text = JSON.stringify(consent);
  for (const part of ['part.needs', 'part.words', '2026-03-20', 'IRCP']) assert.ok(text.includes(part), part);
  for (const { id } of [...resourcesOf(made, 'ServiceRequest'), ...resourcesOf(made, 'Task')])
    assert.ok(text.includes(`urn:uuid:${String(id)}`));
});

test('a bundle tells days, and no hour of any of them', () => {
  assert.doesNotMatch(JSON.stringify(bundle()), /\dT\d\d/);
});

test('two sendings of one referral share no number', () => {
  const own = (text: string) => new Set(text.match(/[0-9a-f-]{36}/g));
  const made = [1, 2].map(() => {
    const of = disclosure({ newId: () => crypto.randomUUID() });
    return own(JSON.stringify(toBundle({ ...of, sending: { ...of.sending, entry: crypto.randomUUID() } })));
  });
  // The name of our code system is the same in all.
  assert.equal([...(made[0] ?? [])].filter((id) => made[1]?.has(id)).length, 1);
});

test('every state is told by a Task and read back as the same', () => {
  for (const state of states) {
    const { status, reason } = taskStates[state];
    const task = { status, ...(reason !== undefined && { statusReason: { coding: [{ ...reason }] } }) };
    assert.equal(stateOf(task), state);
  }
  assert.equal(stateOf({ status: 'nope' }), undefined);
  assert.equal(stateOf({ status: 'toString' }), undefined);
  assert.equal(answerOf('requested'), undefined);
  assert.deepEqual(answerOf('at-capacity'), { step: 'full' });
});

test('when somebody can be there is read back as it was said', () => {
  for (const when of ['now', 'today', 'tomorrow', 'this-week'] as const)
    assert.equal(whenOf({ authoredOn: '2026-02-27', ...periodOf(when, '2026-02-27') }), when);
  assert.equal(whenOf({}), undefined);
});
