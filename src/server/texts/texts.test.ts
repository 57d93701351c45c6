import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { readSettings } from '#cli/settings.ts';
import { createFileGateway } from './adapters/file-gateway.ts';
import { createHttpGateway } from './adapters/http-gateway.ts';

const message = { to: '+12025550101', text: 'Say "no" & {to}\n50% más', key: 'a:b:c' };
const never = new AbortController().signal;

/** What a gateway is sent, and what becomes of an answer. */
const sent = async (body: string, status = 200) => {
  const asked: RequestInit[] = [];
  const gateway = createHttpGateway(
    { url: 'https://gateway.example', body, authorization: 'Basic x' },
    async (_url, init) => {
      asked.push(init ?? {});
      return new Response(null, { status });
    },
  );
  const outcome = await gateway.send(message, never);
  return { outcome, body: String(asked[0]?.body), headers: asked[0]?.headers as Record<string, string> };
};

test('a gateway gets JSON or a form, whatever stands in the text, and the name of the message', async () => {
  const json = await sent('{"phoneNumbers":["{to}"],"textMessage":{"text":"{text}"},"id":"{key}"}');
  assert.deepEqual(JSON.parse(json.body), {
    phoneNumbers: [message.to],
    textMessage: { text: message.text },
    id: 'a:b:c',
  });
  assert.deepEqual(
    [json.headers['content-type'], json.headers['idempotency-key'], json.headers['authorization']],
    ['application/json', 'a:b:c', 'Basic x'],
  );
  const form = await sent('To={to}&From=%2B1555&Body={text}');
  assert.deepEqual(Object.fromEntries(new URLSearchParams(form.body)), {
    To: message.to,
    From: '+1555',
    Body: message.text,
  });
});

test('what may be otherwise in a while is tried again, what is said of the number is not', async () => {
  const outcomes = await Promise.all(
    [202, 301, 400, 401, 404, 422, 429, 500].map(
      async (status) => (await sent('{to}{text}', status)).outcome,
    ),
  );
  assert.deepEqual(outcomes, [
    'sent',
    'failed',
    'refused',
    'failed',
    'failed',
    'refused',
    'failed',
    'failed',
  ]);
});

test('the file holds one line a text, for its owner alone', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'alongside-texts-'));
  try {
    const path = join(folder, 'texts.jsonl');
    const gateway = createFileGateway(path);
    await gateway.send(message, never);
    await gateway.send(message, never);
    assert.deepEqual(
      readFileSync(path, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
      [message, message],
    );
    assert.equal(statSync(path).mode & 0o077, 0);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('settings: numbers go over no open line, and a body without number or text stops the start', () => {
  const field = (env: Record<string, string>): string | undefined => {
    const read = readSettings(env);
    return read.ok ? undefined : read.error.field;
  };
  const good = [
    'https://gateway.example/send',
    'http://localhost:9',
    'http://192.168.1.4:8080/m',
    'http://[fd00::1]/',
    'http://phone.local',
  ];
  for (const url of good) assert.equal(field({ TEXT_URL: url }), undefined, url);
  const bad = [
    'http://gateway.example',
    'http://8.8.8.8',
    'http://10.example.org',
    'ftp://localhost',
    'gateway',
    'http://127.example.org',
  ];
  for (const url of bad) assert.equal(field({ TEXT_URL: url }), 'TEXT_URL', url);
  assert.equal(field({ TEXT_URL: 'https://gateway.example', TEXT_BODY: 'to={to}' }), 'TEXT_BODY');
  assert.equal(field({ TEXT_URL: 'https://gateway.example', TEXT_FILE: '/tmp/x' }), 'TEXT_FILE');
});
