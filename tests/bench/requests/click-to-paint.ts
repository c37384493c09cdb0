import type { Page } from 'playwright-core';
import { launchBrowser, WHOLE_FIRST } from '../../support/browser/chromium.ts';
import { withApp } from '../app-under-test.ts';
import { type Figure, median, quantile, rounded } from '../figures.ts';

const CLICKS = 60;
const SLOWDOWN = 4;

/** From a click on a box to the frame that shows it changed, answer of the server included. */
export function measureClickToPaint(): Promise<Figure[]> {
  return withApp(async (app) => {
    const browser = await launchBrowser(WHOLE_FIRST);
    try {
      const page = await browser.newPage();
      await page.goto(`${app.address}/today`);
      const devtools = await page.context().newCDPSession(page);
      await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
      return [describe(await clickRepeatedly(page))];
    } finally {
      await browser.close();
    }
  });
}

/** Ticks and unticks the first task of today that is not ticked yet. */
async function clickRepeatedly(page: Page): Promise<number[]> {
  const box = page.locator('form[action$="/completion"] > button[id^="task-"][aria-pressed="false"]').first();
  const id = await box.getAttribute('id');
  if (id === null) throw new Error('Today has no task to check off');
  const milliseconds: number[] = [];
  for (let count = 0; count < CLICKS; count += 1) milliseconds.push(await clickOnce(page, id));
  return milliseconds;
}

/**
 * Runs in the page, on its own clock: a frame is painted when a message sent from its callback arrives.
 * No function in it has a name, since the page lacks the helper by which tsx keeps names.
 */
function clickOnce(page: Page, id: string): Promise<number> {
  return page.evaluate(async (boxId) => {
    const box = document.getElementById(boxId);
    const before = box?.getAttribute('aria-pressed');

    const startedAt = performance.now();
    box?.click();
    while (document.getElementById(boxId)?.getAttribute('aria-pressed') === before) {
      if (performance.now() - startedAt > 5000) throw new Error(`The box ${boxId} did not change`);
      await new Promise(requestAnimationFrame);
    }
    await new Promise((resolve) => {
      requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = resolve;
        channel.port2.postMessage(null);
      });
    });
    return performance.now() - startedAt;
  }, id);
}

function describe(milliseconds: readonly number[]): Figure {
  const p95 = quantile(milliseconds, 0.95);
  return {
    what: `click to paint of a check-off, ${SLOWDOWN}x slowed CPU, 95th percentile`,
    ours: `${rounded(p95)} ms`,
    reference: `median ${rounded(median(milliseconds))} ms`,
    ratio: '',
    target: '<= 100 ms',
    isMet: p95 <= 100,
  };
}
