import assert from 'node:assert/strict';
import { test } from 'node:test';
import { roomBugs } from './bugs.ts';
import { runRoom } from './world.ts';

const size = { days: 1, arrivalsPerDay: 80, seed: 'room-1' };

test('a day of a room in bad weather: nothing is lost, no alarm is late, and each ends in a hand', () => {
  const { arrivals, alarms, complaints, ...wrong } = runRoom(size);
  assert.deepEqual(complaints, []);
  assert.deepEqual(wrong, { lost: 0, late: 0, unowned: 0 });
  assert.equal(arrivals, 80);
  assert.ok(alarms > 80);
});

for (const [name, bug] of Object.entries(roomBugs))
  test(`the simulator finds a planted bug: ${name}`, () => {
    const { lost, late, unowned } = runRoom({ ...size, bug });
    assert.ok(lost + late + unowned > 0);
  });
