import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { setClockRunning } from '../../../db/mock/mock-clocks.ts';
import { listMocks } from '../../../db/mock/mock-rows.ts';
import { startMock } from '../../../db/mock/mocks.ts';
import { loadPlan } from '../../../db/plan/load-plan.ts';
import { addPiece } from '../../../db/portfolio/pieces.ts';
import { setFocusTimer } from '../../../db/task/focus-timer.ts';
import { addDays } from '../../../plans/day.ts';
import type { Plan } from '../../../plans/plan/plan.ts';
import { lacksEvidence } from '../../../plans/task/evidence-line.ts';
import { startTimer } from '../../../plans/task/focus-timer.ts';
import { loadLibrary } from '../../../server/library/library.ts';
import { chooseForMock } from '../../../server/mock/choice.ts';
import { hashPassword } from '../../../server/security/password.ts';
import { useBrowser } from '../../support/browser/browser.ts';
import {
  type BrowserApp,
  browserApp,
  fillDemo,
  fillPlan,
  openPage,
  post,
  TODAY,
} from '../../support/browser/browser-app.ts';
import { USUAL_MINUTES } from '../../support/made/usual-minutes.ts';

const browser = useBrowser();
const WIDE = { width: 1280, height: 900 };
const NARROW = { width: 360, height: 740 };
type Look = { viewport: typeof WIDE; colorScheme: 'light' | 'dark' };
/**
 * How each page is looked at. They differ by one thing from one to the next, and the next page takes them backwards: each
 * change has the browser lay out and paint the whole page again.
 */
const LOOKS: readonly Look[] = [
  { viewport: NARROW, colorScheme: 'light' },
  { viewport: WIDE, colorScheme: 'light' },
  { viewport: WIDE, colorScheme: 'dark' },
];
/** Themes differ in nothing but colour. */
const AXE_OPTIONS: Record<Look['colorScheme'], Parameters<AxeBuilder['options']>[0]> = {
  light: { preload: false, resultTypes: ['violations'] },
  dark: { preload: false, resultTypes: ['violations'], runOnly: ['color-contrast'] },
};
/** The page has the half megabyte of axe from the look before: it is not read a second time. */
const ALREADY_THERE = { axeSource: 'void 0' };
/** WCAG 2.2, 2.5.8. */
const SMALLEST_TARGET = 24;

const SETUP_WITH_ERRORS = `/setup?${new URLSearchParams({
  startOn: TODAY,
  length: 'date',
  finishOn: addDays(TODAY, -1),
  monday: '1441',
  offTo: addDays(TODAY, 9),
  timeZone: 'Atlantis/Capital',
})}`;
const SETUP_THAT_DOES_NOT_FIT = `/setup?${new URLSearchParams({
  startOn: TODAY,
  length: 'date',
  finishOn: addDays(TODAY, 55),
  ...USUAL_MINUTES,
  timeZone: 'Europe/Berlin',
})}`;

/** What changes is looked at when it has arrived: the end of one fade may begin that of what is inside. */
async function changesHaveArrived(): Promise<void> {
  // The way back from a change waits for some seconds until it goes to the foot of the page: that is no fade.
  const listFades = () =>
    document
      .getAnimations()
      .filter((one) => !(one instanceof CSSAnimation && one.animationName === 'let-go'));
  do {
    await new Promise(requestAnimationFrame);
    await Promise.allSettled(listFades().map((animation) => animation.finished));
  } while (listFades().length > 0);
}

/** What a page says about itself: nothing found means that everybody can use it. It is shown by the first of the looks. */
async function inspectPage(page: Page, looks: readonly Look[]): Promise<string[]> {
  const findings: string[] = [];
  await page.evaluate(() => {
    for (const fold of document.querySelectorAll('details')) fold.open = true;
  });
  let hasAxe = false;
  for (const [index, { viewport, colorScheme }] of looks.entries()) {
    const before = looks[index - 1];
    if (before && before.viewport !== viewport) await page.setViewportSize(viewport);
    if (before && before.colorScheme !== colorScheme) await page.emulateMedia({ colorScheme });
    await page.evaluate(changesHaveArrived);
    if (viewport === WIDE) {
      findings.push(...(await findViolations(page, colorScheme, hasAxe)));
      hasAxe = true;
    }
    if (colorScheme === 'light')
      for (const target of await smallTargets(page)) findings.push(`${viewport.width} px: ${target}`);
    if (viewport === NARROW && (await scrollsSideways(page)))
      findings.push('It scrolls sideways on a narrow screen');
  }
  return findings;
}

async function findViolations(
  page: Page,
  colorScheme: Look['colorScheme'],
  hasAxe: boolean,
): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page, ...(hasAxe && ALREADY_THERE) })
    .options(AXE_OPTIONS[colorScheme])
    .setLegacyMode()
    .analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${colorScheme}: ${id}: ${node.html}: ${node.failureSummary}`),
  );
}

/** Whatever is pressed and too small for a finger. Links within a sentence are as high as their line (WCAG's exception). */
function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate((smallest) => {
    const isInProse = (link: Element) => {
      const words = link.closest('p, li, dd, td, label, .page-head__eyebrow');
      return (
        getComputedStyle(link).display === 'inline' &&
        words !== null &&
        words.textContent !== link.textContent
      );
    };
    const boxOf = (control: Element) => {
      const label = control.matches('[type=radio], [type=checkbox]') ? control.closest('label') : null;
      return (label ?? control).getBoundingClientRect();
    };
    return [
      ...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary'),
    ]
      .filter((control) => control.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
      .filter((control) => !control.closest('.visually-hidden, .skip-link') && !isInProse(control))
      .flatMap((control) => {
        const { width, height } = boxOf(control);
        const isSmall = width < smallest || height < smallest;
        return isSmall
          ? [`${Math.round(width)}×${Math.round(height)}: ${control.outerHTML.slice(0, 160)}`]
          : [];
      });
  }, SMALLEST_TARGET);
}

const scrollsSideways = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

/** A task that has as much as any. */
function fullestTask(plan: Plan): number {
  const fullness = (task: Plan['tasks'][number]) =>
    task.evidence.length * 10 + Number(task.note.text !== '') * 10 + task.steps.length + task.sessions.length;
  return plan.tasks.reduce((fullest, task) => (fullness(task) > fullness(fullest) ? task : fullest)).id;
}

/** A mock with stories whose clock runs; tells its number. */
function startBehaviouralMock({ db }: BrowserApp): number {
  const moment = { at: `${TODAY}T09:00:00.000Z`, today: TODAY };
  const { categories, mockFormats } = loadLibrary();
  const format = mockFormats.find(({ id }) => id === 'behavioural');
  if (!format) throw new Error('There is no behavioural mock');
  const questionKeys = chooseForMock({ db, library: { categories } }, { format, seed: 's', today: TODAY });
  startMock(db, { planId: 1, format, seed: 's', partner: 'Mira', taskId: null, questionKeys, ...moment });
  const mock = listMocks(db, 1).at(-1);
  if (!mock) throw new Error('The mock was not started');
  setClockRunning(db, { mock, position: 1, isRunning: true, at: moment.at });
  return mock.id;
}

/** Looks at one page after the other; what is found stands under its name. */
async function findTroubles(
  app: BrowserApp,
  paths: Record<string, string>,
): Promise<Record<string, string[]>> {
  let looks = LOOKS;
  const { page, troubles } = await openPage(browser(), `${app.address}/help`, looks[0]);
  const found: Record<string, string[]> = {};
  for (const [name, path] of Object.entries(paths)) {
    troubles.length = 0;
    await page.goto(`${app.address}${path}`);
    const loud = troubles.filter((words) => !/status of (404|422)/.test(words));
    const findings = [...loud, ...(await inspectPage(page, looks))];
    looks = looks.toReversed();
    if (findings.length > 0) found[name] = findings;
  }
  return found;
}

describe('everybody can use, in both themes and on any screen,', () => {
  it('the setup, with errors and when it does not fit', async () => {
    const found = await findTroubles(await browserApp(), {
      setup: '/setup',
      'a backup to bring back': '/setup/backup',
      'setup with errors': SETUP_WITH_ERRORS,
      'setup that does not fit': SETUP_THAT_DOES_NOT_FIT,
    });

    expect(found).toEqual({});
  });

  it('the login', async () => {
    const app = await browserApp({ passwordHash: await hashPassword('a lighthouse by day') });

    expect(await findTroubles(app, { login: '/login' })).toEqual({});
  });

  it('each page of a learner in week 6', { timeout: 900_000 }, async () => {
    const app = await browserApp({ fill: fillDemo });
    const plan = loadPlan(app.db, 1);
    if (!plan) throw new Error('The demo has a plan');
    setFocusTimer(app.db, startTimer(fullestTask(plan), new Date(`${TODAY}T11:20:00.000Z`), TODAY));

    const found = await findTroubles(app, {
      today: '/today',
      'a past day': `/days/${addDays(TODAY, -8)}`,
      'a coming day': `/days/${addDays(TODAY, 2)}`,
      'a task with everything': `/tasks/${fullestTask(plan)}`,
      'a task that has nothing to show': `/tasks/${plan.tasks.find(lacksEvidence)?.id}`,
      weeks: '/weeks',
      'a week': '/weeks/5',
      'the review of a week': '/weeks/5/review',
      'a review that is done': '/weeks/3/review',
      'a phase that is over': '/phases/deep-learning',
      plan: '/plan',
      habits: '/habits',
      'a habit': `/habits/${plan.habits[0]?.id}`,
      'a replan': '/replan',
      'a replan that does not fit': `/replan?way=same-finish&finishOn=${addDays(TODAY, 21)}`,
      'a replan that keeps the essentials': `/replan?way=essentials&interviewOn=${addDays(TODAY, 21)}`,
      calendar: '/calendar',
      'choosing several': '/today?select=yes',
      'choosing several of the plan': '/plan?select=yes&state=open',
      'a task to add': '/tasks/new',
      'the ways to move a task': '/tasks/65/moves?from=/today',
      'a move that brings a day over its minutes': '/moves?task=65&task=66&task=67&action=today&from=/today',
      'a task to edit': `/tasks/${fullestTask(plan)}/edit`,
      plans: '/plans',
      roadmaps: '/roadmaps',
      'a roadmap': '/roadmaps/research-scientist-100',
      practice: '/practice',
      'practice questions that were searched for': '/practice?q=policy+gradient',
      'a question': '/practice/questions/code-multi-head-attention',
      'a question among chosen ones': '/practice/questions/plain-kl-divergence?form=lightning',
      'a practice sheet': '/practice/sheet?category=plain-english',
      'a practice sheet with answers': '/practice/sheet?category=bar-raisers&answers=yes',
      'own questions': '/practice/own',
      'a question to add': '/practice/own/new',
      'a question to edit': '/practice/own/own-work-1/edit',
      'an own question': '/practice/questions/own-work-1',
      mocks: '/mocks',
      'a mock that runs': `/mocks/${startBehaviouralMock(app)}`,
      'a mock that is over': '/mocks/2',
      'a sheet for whoever asks': '/mocks/2/sheet',
      readiness: '/practice/readiness',
      progress: '/progress',
      'what would make it fit': '/progress/fit',
      'where time goes': '/progress/time',
      'other estimates': '/progress/time/estimates?kind=hands-on',
      'progress with a question': '/progress?monday=30&withoutStretch=yes',
      'progress with a question that is wrong': '/progress?monday=1441&offFrom=2026-03-02&offTo=2026-03-03',
      report: '/report',
      'a report with an error': '/report?from=2026-03-01&to=2026-02-01',
      settings: '/settings',
      changes: '/changes',
      help: '/help',
      'nothing at an address': '/nowhere',
    });

    expect(found).toEqual({});
  });

  it('each page of what there is to read', async () => {
    const app = await browserApp({ fill: fillDemo });
    const found = await findTroubles(app, {
      reading: '/reading',
      'reading of a phase': '/reading?phase=deep-reinforcement-learning&state=unread&kind=paper',
      'nothing to read': '/reading?q=zzqx',
      'a resource': '/reading/vaswani-2017-attention',
      'a resource of the learner’s own': '/reading/own-reading-1',
      'a resource to add': '/reading/own/new?task=sceptical-questions&from=/today',
      'a resource to edit': '/reading/own/own-reading-1/edit?from=/reading',
      'a question with something to read': '/practice/questions/own-work-1',
    });
    expect(found).toEqual({});
  });

  it('each page of the portfolio', async () => {
    const app = await browserApp({ fill: fillDemo });
    const found = await findTroubles(app, {
      portfolio: '/portfolio',
      'the projects': '/portfolio/project',
      'the papers': '/portfolio/paper',
      'papers from elsewhere': '/portfolio/paper/import',
      'the interviews': '/portfolio/interview',
      'a project': '/pieces/piece-sensors',
      'a result': '/pieces/piece-sensors-few-labels',
      'a paper': '/pieces/piece-attention',
      'a story': '/pieces/piece-nurse',
      skills: '/portfolio/skills',
      'a rating of skills': '/pieces/piece-rating-start',
      'more time for a skill': '/progress/time/estimates?skill=algorithms',
      'a project as it reads': '/pieces/piece-sensors/page',
    });
    expect(found).toEqual({});
  });

  it('each page of a talk, and of stories', async () => {
    const app = await browserApp({ fill: fillDemo });
    const run = { kind: 'rehearsal', noun: 'rehearsal', parentKey: 'piece-talk', title: 'Rehearsal 5' };
    const parts = new Map([
      ['version', 'minutes-30'],
      ['clock', `method ${TODAY}T11:20:00.000Z`],
    ]);
    addPiece(app.db, { key: 'piece-running', ...run, parts, at: `${TODAY}T11:20:00.000Z`, today: TODAY });
    const found = await findTroubles(app, {
      'a talk': '/pieces/piece-talk',
      stories: '/portfolio/story',
      'a story that was told': '/pieces/piece-leak',
      'a telling': '/pieces/piece-telling-1/clock',
      'a slide': '/pieces/piece-talk-slide-10',
      'a rehearsal': '/pieces/piece-talk-run-2',
      'a rehearsal as a page': '/pieces/piece-talk-run-2/page',
      'a rehearsal that is over': '/pieces/piece-talk-run-2/clock',
      'a rehearsal that runs': '/pieces/piece-running/clock',
    });
    expect(found).toEqual({});
  });

  it('each page of a target and its interviews', async () => {
    const app = await browserApp({ fill: fillDemo });
    const key = 'piece-held';
    const held = {
      key,
      kind: 'interview',
      noun: 'interview',
      parentKey: 'piece-motion-group',
      title: 'Coding',
    };
    const parts = new Map([
      ['day', TODAY],
      ['asked', 'Why us?'],
    ]);
    const onsite = {
      ...held,
      key: 'piece-onsite',
      title: 'Onsite',
      parts: new Map([['day', addDays(TODAY, 3)]]),
    };
    const moment = { at: `${TODAY}T11:20:00.000Z`, today: TODAY };
    addPiece(app.db, { ...held, parts, ...moment });
    addPiece(app.db, { ...held, key: 'piece-untold', parts: new Map([['day', TODAY]]), ...moment });
    addPiece(app.db, { ...onsite, ...moment });
    const found = await findTroubles(app, {
      'Today around interviews': '/today',
      'a calendar with interviews': '/calendar',
      'a target': '/pieces/piece-motion-group',
      'what to read before': '/pieces/piece-motion-group/pack',
      'an interview': '/pieces/piece-held',
      'one before the end': '/pieces/piece-onsite',
      'how it went': '/pieces/piece-held/debrief',
    });
    expect(found).toEqual({});
  });

  it('Today before a plan, on its last day and after it', async () => {
    const startOn = {
      before: addDays(TODAY, 10),
      'last day': addDays(TODAY, -104),
      after: addDays(TODAY, -150),
    };
    for (const [name, on] of Object.entries(startOn)) {
      const app = await browserApp({ fill: (db) => fillPlan(db, { startOn: on }) });
      const evidence = {
        kind: 'link',
        text: 'What it shows',
        location: 'https://example.org/proof',
        value: '',
      };
      for (const { id } of loadPlan(app.db, 1)?.tasks.slice(0, 178) ?? []) {
        await post(app, `/tasks/${id}/completion`, { done: 'yes' });
        if (id % 20 === 0) await post(app, `/tasks/${id}/evidence`, evidence);
      }
      expect(
        await findTroubles(app, { [name]: '/today', [`${name}, all of it`]: '/today?earlier=all' }),
      ).toEqual({});
    }
  });

  it('each page of a drill, and of what is practised beside it', async () => {
    const app = await browserApp({ fill: fillDemo });
    const found = await findTroubles(app, {
      'a question of the drill': '/practice/drill',
      'an answer to check': '/practice/questions/plain-kl-divergence/answer?reveal=yes&seconds=35',
      'a lightning round': '/practice/lightning',
      'ladders to choose from': '/practice/ladder',
      'a rung': '/practice/ladder/plain-entropy?rung=1&reveal=yes',
      derivations: '/practice/derivations',
      'a derivation to check': '/practice/derivations/derive-reinforce?reveal=yes',
      'a question with a history': '/practice/questions/plain-kl-divergence',
      'weak questions': '/practice?state=weak',
    });
    expect(found).toEqual({});
  });
});
