import assert from 'node:assert/strict';
import { test } from 'node:test';
import { migrationHash } from '#database/migrations.ts';
import { ownMigrations } from '#database/own-migrations.ts';
import { migrationsOf, rooms } from './programs.ts';

/**
 * What installed servers and their backups have written down. A line is added when a step ships and is never changed:
 * a step that reads otherwise would keep every one of them from starting.
 */
const shipped: Readonly<Record<string, string>> = {
  '0000-projections': '7701c150093bc0e4e371640c24ace494435c8f82ecc00e3030ee2ec01b967f64',
  '0001-log': 'd6ecba655061b9fd6255e6c631a2118b3f213245784b0fd596a82a69bc97aec7',
  '0020-aside-and-clock': '9fa36577f1ac38464571443513d37e4a6cb807e61b94690e36241eecd3ce298b',
  '0020-organization-code': '88e8767a57b18ac2943d5f90a7d114a54da59bc802e06a1f281fdbba5ec6953c',
  '0021-followed-timers': '027501b064295646e9c934f1fb9ff67796bd09262b2ab3e828fadb8698d93c23',
  '0022-outbox': '23b811d70f3a98dde81b2ed9ee8ac9a502694c9ae2d80bce9b611bf137715532',
  '0023-takeback': 'd77504f6cbb2e4ed387633155dda098ad32f45dcde151d56f5426348304c7989',
  '0024-audit': '53832b13e255a8775ee40bee7c95e7534a5aca62e71389aa5979c2718eba69a9',
  '0025-clocks-that-fade': '2132413bd7b16287b7663e26390c758b41ac2d1400f89c5f18679ca5427da848',
  '0030-figures-rulings': '8c2c5183bccb0c28cace07adb9f9e01db2c866b928a64b33d5ed8f8466a7830f',
  '0040-access-writers': '1b77bb2a5053cda1ffcc814319f452d5973d4d1aa8cd818621ed62b7aaabee71',
  '0060-attachments': 'f460306cb19b36b4b3a2e16bcbbd791df12e7ebcac6237db314ab8b6b736874e',
  '0070-keys': 'f34aa94551b054f0e99ba899dd689e56db20457e296d81612bccb0381f8f7b9f',
  '0080-text-numbers': '5f1052b87fa5893c963a968a30a45b4af4b92deffe23bc420a712caf15b66a44',
  '0081-text-number-uses': 'd347a8369a1679ff9964871ea037bdfdc1a98fb89a0fcc591d63064437ccfe4d',
  '0090-legal': '7d2890fc42c20ef84853783fa840f022883d2624f495bd607d8bc5b7da81c821',
  '0100-passkeys': '2fa196ccd35521687cab74c5795915ec042c93dbb24d8418ae5672472c20f69f',
  '0110-partners': 'a483c713a726dc39a07d03d9309dc2ec70a3534f46968df272e3f08912632171',
  '0010-stock-notices': '3c7da58873b1679d8f004660207bce5b365431bab650486ae4990039d2eb241f',
};

test('every step of the schema reads as it did when it shipped', () => {
  const steps = [...ownMigrations, ...migrationsOf(rooms)];
  assert.deepEqual(Object.fromEntries(steps.map((step) => [step.id, migrationHash(step)])), shipped);
});
