import { spawnSync } from 'node:child_process';
import { type Browser, chromium } from 'playwright-core';

/** Where Linux distributions put it. The last is Playwright's own, if it was ever downloaded. */
const USUAL_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  chromium.executablePath(),
];

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** There is no Chromium on this machine. */
export class NoBrowserError extends Error {}

let found: string | null = null;

/**
 * The path of a Chromium that runs: `CHROMIUM_PATH` when it is set, else the first of the usual places.
 *
 * @throws {NoBrowserError} when there is none in the usual places
 * @throws {Error} when the one that `CHROMIUM_PATH` names does not run
 */
export function findChromium(): string {
  const chosen = process.env.CHROMIUM_PATH;
  found ??= (chosen ? [chosen] : USUAL_PLACES).find(isRunning) ?? null;
  if (found === null) {
    throw chosen
      ? new Error(`CHROMIUM_PATH is ${chosen}, which does not run`)
      : new NoBrowserError('No Chromium was found');
  }
  return found;
}

/** Asked rather than looked up: Ubuntu's own file is often a stub that only names another package. */
function isRunning(path: string): boolean {
  return spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 120_000 }).status === 0;
}

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: findChromium(), args: FLAGS });
}
