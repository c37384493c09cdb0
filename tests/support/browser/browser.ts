import type { Browser } from 'playwright-core';
import { beforeAll } from 'vitest';
import { launchBrowser } from './chromium.ts';

/** The browser of this worker: every file that it runs shares it, and each test has windows of its own. */
let shared: Promise<Browser> | undefined;

/** A browser for all tests of a file; it goes with the worker. Call it at the top of the file, and its result in tests. */
export function useBrowser(): () => Browser {
  let browser: Browser | undefined;
  beforeAll(async () => {
    shared ??= launchBrowser();
    browser = await shared;
    // A browser that broke is not handed to the next file.
    browser.once('disconnected', () => {
      shared = undefined;
    });
  });
  return () => {
    if (!browser) throw new Error('The browser is there only while tests run');
    return browser;
  };
}
