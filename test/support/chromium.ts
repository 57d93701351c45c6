/** Finds Chromium, or brings it where that is allowed, or says exactly what to install. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { canInstall, install } from './system-packages.ts';

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Path of a Chromium. `CHROMIUM` in the environment names another. Throws with instructions when there is none. */
export const findChromium = (): string => {
  const named = process.env['CHROMIUM'];
  if (named !== undefined) return named;
  const found = places.find((path) => existsSync(path));
  if (found !== undefined) return found;
  if (canInstall()) {
    console.log('Installing Chromium through apt, once.');
    install(['chromium', 'libnss3-tools']);
    const installed = places.find((path) => existsSync(path));
    if (installed !== undefined) return installed;
  }
  throw new Error(
    'The browser tests need Chromium. On Debian or Ubuntu: sudo apt-get install chromium libnss3-tools. ' +
      'Elsewhere install Chromium or Chrome and set CHROMIUM to its path.',
  );
};

/** Makes sure that `certutil` is there: it tells Chromium's profile to trust a local certificate authority. */
export const findCertutil = (): string => {
  if (spawnSync('certutil', ['--version'], { stdio: 'ignore' }).error === undefined) return 'certutil';
  if (canInstall()) install(['libnss3-tools']);
  if (spawnSync('certutil', ['--version'], { stdio: 'ignore' }).error === undefined) return 'certutil';
  throw new Error(
    'This test needs certutil. On Debian or Ubuntu: sudo apt-get install libnss3-tools. On macOS: brew install nss.',
  );
};
