import assert from 'node:assert/strict';
import { test } from 'node:test';
import { whereOf } from './where.ts';

test('passkeys are where the page came over TLS or from this machine, by a name, and nowhere else', () => {
  const page = { isSecure: true, protocol: 'https:', hostname: 'program.example', hasPasskeys: true };
  const plain = { ...page, isSecure: false, protocol: 'http:' };
  const local = { ...page, protocol: 'http:' };
  for (const [given, expected] of [
    [page, 'here'],
    [{ ...page, hasPasskeys: false }, 'no-browser'],
    [plain, 'no-tls'],
    [{ ...plain, hostname: '192.168.1.20' }, 'by-number'],
    [{ ...page, hostname: '192.168.1.20' }, 'by-number'],
    [{ ...page, hostname: '[fd00::1]' }, 'by-number'],
    [{ ...local, hostname: '127.0.0.1' }, 'by-number'],
    [{ ...local, hostname: 'localhost' }, 'here'],
    [{ ...local, hostname: 'demo.localhost' }, 'here'],
    [{ ...local, hostname: 'program.example' }, 'no-tls'],
  ] as const)
    assert.equal(whereOf(given), expected, JSON.stringify(given));
});
