import { describe, expect, it } from 'vitest';
import { addDays, type Day, day } from '../../../plans/day.ts';
import { agendaOf } from '../../../plans/today/agenda.ts';
import { tellPace, tellToday } from '../../../server/cli/show.ts';
import { requireStanding } from '../../../server/cli/standing.ts';
import { type TestApp, testApp } from '../../support/test-app.ts';

/** The built-in roadmap from Monday 2 March 2026; whatever each day before this one asked is done on it. */
async function givenFollower(today: Day): Promise<TestApp> {
  const testing = await testApp({ plan: 'built-in' });
  for (let on = day('2026-03-02'); on < today; on = addDays(on, 1)) await followPlan(testing, on);
  testing.setNow(noonOf(today));
  return testing;
}

const noonOf = (on: Day) => `${on}T09:00:00Z`;

/** Does all that a day asks. A task of several parts is finished with the last of them. */
async function followPlan(testing: TestApp, on: Day): Promise<void> {
  testing.setNow(noonOf(on));
  for (const { task, session, part, partCount } of agendaOf(testing.plan(), on, on).items) {
    const { id, steps } = task;
    if (part === partCount) {
      await testing.post(`/tasks/${id}/completion`, { done: 'yes' });
      continue;
    }
    const before = task.sessions.filter((each) => each.day <= session.day);
    const minutes = before.reduce((sum, each) => sum + each.minutes, 0);
    const wanted = Math.ceil((steps.length * minutes) / task.minutes);
    for (const { position } of steps.slice(0, wanted)) {
      await testing.post(`/tasks/${id}/steps/${position}/completion`, { done: 'yes' });
    }
  }
}

/** Fills in the form "Ill or away?" on Today and accepts what is previewed. */
async function declareIll(testing: TestApp, until: Day): Promise<void> {
  const from = String((await testing.get('/today')).$('.pause input[name=offFrom]').val());
  await declare(testing, { from: day(from), until });
}

async function declare(testing: TestApp, { from, until }: { from: Day; until: Day }): Promise<void> {
  await acceptPreview(testing, `/replan?offFrom=${from}&offTo=${until}&reason=Ill&from=/today`);
}

async function acceptPreview(testing: TestApp, address: string): Promise<void> {
  const form: Record<string, string[]> = {};
  for (const { attribs } of (await testing.get(address)).$('#apply input').toArray()) {
    const { name = '', value = '' } = attribs;
    form[name] = [...(form[name] ?? []), value];
  }
  expect((await testing.post('/replans', form)).status).toBe(303);
}

/** The sentence of the pace as Today, Progress and the command line tell it. */
async function paceEverywhere(testing: TestApp, today: Day): Promise<string[]> {
  testing.setNow(noonOf(today));
  const words = async (path: string) =>
    (await testing.get(path)).$('.pace__words').text().replace(/\s+/g, ' ').trim();
  const standing = requireStanding({ db: testing.db, clock: { now: () => new Date(noonOf(today)) } });
  const shown = [await words('/today'), await words('/progress')];
  const told = [tellToday(standing).lines.at(-1), tellPace(standing).lines[0]];
  return [...shown.map((text) => text.replace(' How this is worked out', '')), ...told.map(String)];
}

const FIRST_ILL = day('2026-03-12');
const LAST_ILL = day('2026-03-14');
const MONDAY_AFTER = day('2026-03-16');

describe('three ill days, declared on the morning of the first', () => {
  it('cost no pace: not that day, not while they last, not on the morning after', async () => {
    const testing = await givenFollower(FIRST_ILL);
    expect((await paceEverywhere(testing, FIRST_ILL)).join()).toContain('You are on pace: ');
    await declareIll(testing, LAST_ILL);

    for (const today of [FIRST_ILL, addDays(FIRST_ILL, 1), LAST_ILL, MONDAY_AFTER]) {
      const sentences = await paceEverywhere(testing, today);
      for (const sentence of sentences) {
        expect([today, sentence]).toEqual([today, sentences[0]]);
        expect(sentence).toContain('You are on pace with the plan as replanned on 12 March: ');
        expect(sentence).not.toContain('behind');
      }
    }
  });

  it('are told as drift, in the report too', async () => {
    const testing = await givenFollower(FIRST_ILL);
    await declareIll(testing, LAST_ILL);
    testing.setNow(noonOf(MONDAY_AFTER));
    const drift =
      'Since the first plan, the finish has not moved, and nothing was dropped. You replanned once.';

    for (const path of ['/progress', '/weeks/2', '/report', '/report.md', '/report.html']) {
      expect([path, (await testing.get(path)).$.root().text()]).toEqual([
        path,
        expect.stringContaining(drift),
      ]);
    }
    const report = JSON.parse((await testing.get('/report.json')).body);
    expect(report.pace.drift).toMatchObject({ finishMovedStudyDays: 0, replanCount: 1 });
    expect(report.pace.figures.replanned).toEqual({ day: FIRST_ILL, studyDaysBehind: 0 });
    expect((await testing.get('/weeks/2')).$('main').text()).toContain('Replanned on Thursday 12 March.');
  });

  it('leave the day after them asking for what is laid on it', async () => {
    const testing = await givenFollower(FIRST_ILL);
    await declareIll(testing, LAST_ILL);

    expect((await paceEverywhere(testing, addDays(MONDAY_AFTER, 1))).join()).toContain('1 study day behind');
    expect(testing.plan().yardstickDays.map(({ day: on }) => on)).not.toContain(FIRST_ILL);
  });
});

it('ill days that are declared when they are over cost nothing either', async () => {
  const testing = await givenFollower(FIRST_ILL);
  expect((await paceEverywhere(testing, MONDAY_AFTER)).join()).toContain(
    'You are 3 study days behind the plan: ',
  );

  await declare(testing, { from: FIRST_ILL, until: LAST_ILL });

  for (const sentence of await paceEverywhere(testing, MONDAY_AFTER)) {
    expect(sentence).toContain('You are on pace with the plan as replanned on 16 March: ');
    expect(sentence).toContain('Before that replan you were 3 study days behind.');
  }
});

it('work that was missed is not done by a replan', async () => {
  const testing = await givenFollower(FIRST_ILL);
  testing.setNow(noonOf(MONDAY_AFTER));
  const hours = async () =>
    /([\d.]+ h) of [\d.]+ h\./.exec((await testing.get('/progress')).$('main').text())?.[1];
  const before = await hours();

  await acceptPreview(testing, '/replan?from=/today');

  expect(await hours()).toBe(before);
  expect((await testing.get('/progress')).$('main').text()).toContain(
    'You replanned once, when you were 3 study days behind. Neither dropping nor replanning counts as progress.',
  );
});
