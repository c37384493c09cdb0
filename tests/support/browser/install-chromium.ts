import { type SpawnSyncOptions, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findChromium, SHELL } from './chromium.ts';

const SHELL_PACKAGE = 'chromium-headless-shell';
/** Of a mirror that does not answer: the tests run without what it has. */
const MOST_MILLISECONDS_OF_SHELL = 120_000;

/** `npm test` runs this first: the browser tests need a Chromium, so it finds one or installs one. */
function main(): number {
  if (!process.env.CHROMIUM_PATH && !isFound([SHELL])) installShell();
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

function isFound(places?: readonly string[]): boolean {
  try {
    findChromium(places);
    return true;
  } catch {
    return false;
  }
}

/** Where it can be had, as from Debian; the tests do without it, and take longer. */
function installShell(): boolean {
  if (!hasApt() || !hasPackage(SHELL_PACKAGE)) return false;
  console.log(`Installing ${SHELL_PACKAGE}, in which the browser tests take half the time.`);
  return installPackage(SHELL_PACKAGE, { timeout: MOST_MILLISECONDS_OF_SHELL });
}

function installWithApt(): boolean {
  return hasApt() && run('apt-get', ['update']) && (installShell() || installPackage('chromium'));
}

function installPackage(name: string, options?: SpawnSyncOptions): boolean {
  return run('apt-get', ['install', '-y', '--no-install-recommends', name], options);
}

const hasApt = () => process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');

/** By the lists that are here. */
function hasPackage(name: string): boolean {
  return run('apt-cache', ['show', '--no-all-versions', name], { stdio: 'ignore' });
}

function installWithPlaywright(): boolean {
  return run('playwright-core', ['install', 'chromium']);
}

function run(command: string, args: readonly string[], options: SpawnSyncOptions = {}): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync(command, args, { stdio: 'inherit', env, ...options }).status === 0;
}

process.exitCode = main();
