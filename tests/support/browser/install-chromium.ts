import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findChromium } from './chromium.ts';

/** `npm test` runs this first: the browser tests need a Chromium, so it finds one or installs one. */
function main(): number {
  if (isFound()) return 0;
  if (process.env.CHROMIUM_PATH) {
    console.error('CHROMIUM_PATH does not lead to a Chromium that runs: mend it or leave it out.');
    return 1;
  }
  console.log('The browser tests need Chromium, and there is none: installing it.');
  for (const install of [installWithApt, installWithPlaywright]) {
    if (install() && isFound()) return 0;
  }
  console.error(
    'No Chromium could be installed. Install the package "chromium" (Debian, Fedora, Arch) or "google-chrome-stable" ' +
      '(Ubuntu, from Google), or set CHROMIUM_PATH to a Chromium or Chrome; then run this again.',
  );
  return 1;
}

function isFound(): boolean {
  try {
    findChromium();
    return true;
  } catch {
    return false;
  }
}

function installWithApt(): boolean {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false;
  return (
    run('apt-get', ['update']) && run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'])
  );
}

function installWithPlaywright(): boolean {
  return run('playwright-core', ['install', 'chromium']);
}

function run(command: string, args: readonly string[]): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync(command, args, { stdio: 'inherit', env }).status === 0;
}

process.exitCode = main();
