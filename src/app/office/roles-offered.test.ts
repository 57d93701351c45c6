import assert from 'node:assert/strict';
import { test } from 'node:test';
import { roles } from '#contract/roles.ts';
import { programs } from '#programs/list.ts';
import { rolesOffered } from './roles-offered.ts';

test('a role is offered where the organization runs what it is for, or where somebody has it', () => {
  assert.deepEqual(rolesOffered(['exchange', 'naloxone']), ['peer', 'coordinator', 'admin']);
  assert.deepEqual(rolesOffered(['exchange', 'checking']), ['peer', 'technician', 'coordinator', 'admin']);
  assert.deepEqual(rolesOffered([], 'room'), ['peer', 'room', 'coordinator', 'admin']);
});

test('whoever runs everything is offered every role, so that each is for a program that there is', () => {
  assert.deepEqual(rolesOffered(programs.map(({ name }) => name)), [...roles]);
});
