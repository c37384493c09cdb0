import { spawnSync } from 'node:child_process';
import { type Browser, chromium } from 'playwright-core';

/** Chromium without its windows: a page opens in a quarter of the time that one takes with all that is around it. */
export const SHELL = '/usr/bin/chromium-headless-shell';

/** Where Linux distributions put the whole of it. The last is Playwright's own, if it was ever downloaded. */
const WHOLE: readonly string[] = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  chromium.executablePath(),
];

/** What is measured is what learners have. */
export const WHOLE_FIRST: readonly string[] = [...WHOLE, SHELL];

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

const running = new Map<string, boolean>();

/**
 * The path of a Chromium that runs: `CHROMIUM_PATH` when it is set, else the first of the places.
 *
 * @throws {NoBrowserError} when there is none in the places
 * @throws {Error} when the one that `CHROMIUM_PATH` names does not run
 */
export function findChromium(places: readonly string[] = [SHELL, ...WHOLE]): string {
  const chosen = process.env.CHROMIUM_PATH;
  const found = (chosen ? [chosen] : places).find(isRunning);
  if (found === undefined) {
    throw chosen
      ? new Error(`CHROMIUM_PATH is ${chosen}, which does not run`)
      : new NoBrowserError('No Chromium was found');
  }
  return found;
}

/** Asked rather than looked up: Ubuntu's own file is often a stub that only names another package. */
function isRunning(path: string): boolean {
  const is =
    running.get(path) ?? spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 120_000 }).status === 0;
  // One that is missing now may be installed next.
  if (is) running.set(path, is);
  return is;
}

export function launchBrowser(places?: readonly string[]): Promise<Browser> {
  return chromium.launch({ executablePath: findChromium(places), args: FLAGS });
}
