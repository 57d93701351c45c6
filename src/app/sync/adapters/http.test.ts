import assert from 'node:assert/strict';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, it, type TestContext } from 'node:test';
import { gunzipSync } from 'node:zlib';
import type { Entry } from '#log/index.ts';
import { createHttpTransport } from './http.ts';

const start = async (
  t: TestContext,
  answer: RequestListener,
  options: { readonly token?: string | undefined; readonly silenceMs?: number } = { token: 'secret' },
) => {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return createHttpTransport({
    base: `http://127.0.0.1:${port}`,
    token: () => options.token,
    ...(options.silenceMs !== undefined && { silenceMs: options.silenceMs }),
  });
};

const status =
  (code: number, headers: Record<string, string> = {}): RequestListener =>
  (_request, response) =>
    response.writeHead(code, headers).end('{}');
const entries = (count: number): readonly Entry[] =>
  Array.from({ length: count }, (_, index) => ({ id: `id-${index}`, body: {} }) as unknown as Entry);

describe('the way to the server', () => {
  it('sends a large batch compressed, with the token, and reads the verdicts', async (t) => {
    const heard: { encoding?: string | undefined; token?: string | undefined; count?: number } = {};
    const transport = await start(t, async (request, response) => {
      const pieces: Buffer[] = [];
      for await (const piece of request) pieces.push(piece as Buffer);
      heard.encoding = request.headers['content-encoding'];
      heard.token = request.headers.authorization;
      heard.count = JSON.parse(gunzipSync(Buffer.concat(pieces)).toString()).entries.length;
      response.end('{"epoch":"e","verdicts":[{"id":"a","verdict":"accepted","seq":7}]}');
    });
    const asked = Date.now();
    assert.deepEqual(await transport.push(entries(80)), {
      ok: true,
      value: { epoch: 'e', verdicts: [{ id: 'a', verdict: 'accepted', seq: 7 }] },
    });
    assert.deepEqual(heard, { encoding: 'gzip', token: 'Bearer secret', count: 80 });
    // The answer said when it was sent, to the second; it came after the question.
    assert.ok(
      (transport.serverNow() ?? 0) >= asked - 1_000 && (transport.serverNow() ?? 0) <= Date.now() + 1_000,
    );
  });

  it('never takes for good what it cannot read', async (t) => {
    const answers = [
      '<html>Sign in to this network</html>',
      '{"epoch":"e","entries":[',
      '{"epoch":"e"}',
      '[]',
      '',
    ];
    for (const text of answers) {
      const transport = await start(t, (_request, response) => response.end(text));
      assert.deepEqual(await transport.pull(0), { ok: false, error: { kind: 'server-trouble' } }, text);
    }
  });

  it('tells apart what the server says', async (t) => {
    const kindOf = async (answer: RequestListener): Promise<unknown> => {
      const result = await (await start(t, answer)).ledger('d');
      return result.ok ? result.value : result.error;
    };
    assert.deepEqual(await kindOf(status(413)), { kind: 'too-large' });
    assert.deepEqual(await kindOf(status(401)), { kind: 'not-signed-in' });
    assert.deepEqual(await kindOf(status(403)), { kind: 'not-signed-in' });
    assert.deepEqual(await kindOf(status(500)), { kind: 'server-trouble' });
    assert.deepEqual(await kindOf(status(429, { 'retry-after': '60' })), {
      kind: 'server-trouble',
      retryAfterMs: 60_000,
    });
  });

  it('asks nothing while nobody is signed in', async (t) => {
    let asked = 0;
    const transport = await start(
      t,
      (_request, response) => {
        asked += 1;
        response.end('{}');
      },
      { token: undefined },
    );
    assert.deepEqual(await transport.pull(0), { ok: false, error: { kind: 'not-signed-in' } });
    assert.equal(asked, 0);
  });

  it('gives up on a server that is not there, and on one that falls silent', async (t) => {
    const gone = createHttpTransport({ base: 'http://127.0.0.1:9', token: () => 'secret' });
    assert.deepEqual(await gone.pull(0), { ok: false, error: { kind: 'unreachable' } });
    const silent = await start(t, () => {}, { token: 'secret', silenceMs: 100 });
    assert.deepEqual(await silent.pull(0), { ok: false, error: { kind: 'unreachable' } });
    const half = await start(t, (_request, response) => void response.write('{"epoch":'), {
      token: 'secret',
      silenceMs: 100,
    });
    assert.deepEqual(await half.pull(0), { ok: false, error: { kind: 'unreachable' } });
  });

  it('waits for a slow line as long as something comes', async (t) => {
    const transport = await start(
      t,
      (_request, response) => {
        const text = '{"epoch":"e","entries":[],"next":3,"more":false}';
        let at = 0;
        const timer = setInterval(() => {
          response.write(text.slice(at, at + 8));
          at += 8;
          if (at < text.length) return;
          clearInterval(timer);
          response.end();
        }, 60);
      },
      { token: 'secret', silenceMs: 200 },
    );
    const page = await transport.pull(0);
    assert.equal(page.ok && page.value.next, 3);
  });
});
