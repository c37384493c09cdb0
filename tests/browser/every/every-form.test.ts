import { describe, expect, it } from 'vitest';
import { setFocusTimer } from '../../../db/task/focus-timer.ts';
import { startTimer } from '../../../plans/task/focus-timer.ts';
import { sendEveryForm } from '../../support/app/every-form.ts';
import { patternOf } from '../../support/app/routes.ts';
import { useBrowser } from '../../support/browser/browser.ts';
import { browserApp, fillDemo, openPage, TODAY } from '../../support/browser/browser-app.ts';
import { givenStaged } from '../../support/incoming/given-staged.ts';

const browser = useBrowser();

/**
 * Pages to which the demo has no link, since they are of a newer roadmap, of somebody else, before a plan, or of a file,
 * and an earlier address that leads to another page. Other tests look at them.
 */
const NOT_THERE = new Set([
  '/plan/update',
  '/shared/:token',
  '/setup/backup',
  '/backups/:name',
  '/settings/data/:file',
  '/files/:key/:name',
  '/practice/own/import',
]);

describe('every form can be sent', () => {
  it('in the middle of a plan, on every page there is', async () => {
    const app = await browserApp({
      fill: (db) => {
        fillDemo(db);
        setFocusTimer(db, startTimer(66, new Date(`${TODAY}T11:20:00.000Z`), TODAY));
      },
    });
    const checklist = givenStaged(
      app.db,
      'mine.md',
      '# Mine\n\n## Week 1\n- [x] Read\n- [ ] Write (30 min)\n',
    );
    const questions = givenStaged(app.db, 'mine.csv', 'question;answer;topic\nWarum?;Darum;Zoologie\n');
    const { page } = await openPage(browser(), `${app.address}/help`);
    const { troubles, pages, shapes } = await sendEveryForm(page, app, [
      '/practice/own/own-work-1/edit',
      '/pieces/piece-sensors/page',
      '/pieces/piece-talk-run-1/clock',
      '/pieces/piece-motion-recruiter/debrief',
      '/pieces/piece-motion-group/pack',
      `/import/${checklist}?as=tasks`,
      `/import/${questions}?as=questions`,
      '/moves?task=66&task=67&action=today&from=/today',
    ]);

    expect(troubles).toEqual([]);
    expect(shapes.length).toBeGreaterThan(80);
    const paths = pages.map((address) => address.replace(/\?.*/, ''));
    const missed = app
      .pageRoutes()
      .filter((route) => !NOT_THERE.has(route) && !paths.some((path) => patternOf(route).test(path)));
    expect(missed).toEqual([]);
  });
});
