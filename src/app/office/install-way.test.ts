import assert from 'node:assert/strict';
import { test } from 'node:test';
import { installWay } from './install-way.ts';

const mac = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)';

test('each browser is told its own way to install', () => {
  for (const [userAgent, maxTouchPoints, way] of [
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) Version/17.5 Mobile Safari/604.1', 5, 'ios'],
    [`${mac} Version/17.5 Safari/605.1.15`, 5, 'ios'],
    [`${mac} Version/17.5 Safari/605.1.15`, 0, 'dock'],
    [`${mac} Chrome/126.0.0.0 Safari/537.36`, 0, 'computer'],
    ['Mozilla/5.0 (Linux; Android 10; K) Chrome/126.0.0.0 Mobile Safari/537.36', 5, 'android'],
    ['Mozilla/5.0 (Android 14; Mobile; rv:127.0) Gecko/127.0 Firefox/127.0', 5, 'android'],
    ['Mozilla/5.0 (Linux; Android 10; K) SamsungBrowser/25.0 Chrome/121.0.0.0 Mobile', 5, 'samsung'],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0', 0, 'none'],
  ] as const)
    assert.equal(installWay({ userAgent, maxTouchPoints }), way, userAgent);
});
