import { describe, expect, it } from 'vitest';
import { addDays, type Day, day } from '../../../plans/day.ts';
import { tellPace, tellToday } from '../../../server/cli/show.ts';
import { requireStanding } from '../../../server/cli/standing.ts';
import { BORN_ON, givenLife, type Life, live } from '../../support/app/life.ts';

const FIRST_ILL = day('2026-03-12');
const LAST_ILL = day('2026-03-14');
const MONDAY_AFTER = day('2026-03-16');

/** Whatever each day before the first ill one asked is done on it. */
async function givenFollower(): Promise<Life> {
  const life = await givenLife();
  await live(life, BORN_ON, addDays(FIRST_ILL, -1), () => life.doToday());
  life.wakeOn(FIRST_ILL);
  return life;
}

/** Fills in the form "Ill or away?" on Today and accepts what is previewed. */
async function declareIll(life: Life): Promise<void> {
  const form = (await life.read('/today')).$('form.pause');
  expect(form.find('input[name=offFrom]').val()).toBe(FIRST_ILL);
  await declareOff(life, FIRST_ILL, LAST_ILL);
}

async function declareOff(life: Life, from: Day, to: Day): Promise<void> {
  await life.accept(`/replan?offFrom=${from}&offTo=${to}&reason=Ill&from=/today`);
}

/** The sentence of the pace as Today, Progress and the command line tell it. */
async function paceEverywhere(life: Life, today: Day): Promise<string[]> {
  life.wakeOn(today);
  const words = async (path: string) =>
    (await life.read(path)).$('.pace__words').text().replace(/\s+/g, ' ').trim();
  const standing = requireStanding({ db: life.app.db, clock: { now: () => new Date(`${today}T07:00:00Z`) } });
  const shown = [await words('/today'), await words('/progress')];
  const told = [tellToday(standing).lines.at(-1), tellPace(standing).lines[0]];
  return [...shown.map((text) => text.replace(' How this is worked out', '')), ...told.map(String)];
}

describe('three ill days, declared on the morning of the first', () => {
  it('cost no pace: not that day, not while they last, not on the morning after', async () => {
    const life = await givenFollower();
    expect((await paceEverywhere(life, FIRST_ILL)).join()).toContain('You are on pace: ');
    await declareIll(life);

    for (const today of [FIRST_ILL, addDays(FIRST_ILL, 1), LAST_ILL, MONDAY_AFTER]) {
      const sentences = await paceEverywhere(life, today);
      for (const sentence of sentences) {
        expect([today, sentence]).toEqual([today, sentences[0]]);
        expect(sentence).toContain('You are on pace with the plan as replanned on 12 March: ');
        expect(sentence).not.toContain('behind');
      }
    }
  });

  it('are told as drift, in the report too', async () => {
    const life = await givenFollower();
    await declareIll(life);
    life.wakeOn(MONDAY_AFTER);
    const drift =
      'Since the first plan, the finish has not moved, and nothing was dropped. You replanned once.';

    for (const path of ['/progress', '/weeks/2', '/report', '/report.md', '/report.html']) {
      expect([path, (await life.read(path)).$.root().text()]).toEqual([path, expect.stringContaining(drift)]);
    }
    const report = JSON.parse((await life.read('/report.json')).body);
    expect(report.pace.drift).toMatchObject({ finishMovedStudyDays: 0, replanCount: 1 });
    expect(report.pace.figures.replanned).toEqual({ day: FIRST_ILL, studyDaysBehind: 0 });
    expect((await life.read('/weeks/2')).$('main').text()).toContain('Replanned on Thursday 12 March.');
  });

  it('leave the day after them asking for what is laid on it', async () => {
    const life = await givenFollower();
    await declareIll(life);

    expect((await paceEverywhere(life, addDays(MONDAY_AFTER, 1))).join()).toContain('1 study day behind');
    expect(life.app.plan().yardstickDays.map(({ day: on }) => on)).not.toContain(FIRST_ILL);
  });
});

it('ill days that are declared when they are over cost nothing either', async () => {
  const life = await givenFollower();
  expect((await paceEverywhere(life, MONDAY_AFTER)).join()).toContain(
    'You are 3 study days behind the plan: ',
  );

  await declareOff(life, FIRST_ILL, LAST_ILL);

  for (const sentence of await paceEverywhere(life, MONDAY_AFTER)) {
    expect(sentence).toContain('You are on pace with the plan as replanned on 16 March: ');
    expect(sentence).toContain('Before that replan you were 3 study days behind.');
  }
});

it('work that was missed is not done by a replan', async () => {
  const life = await givenFollower();
  life.wakeOn(MONDAY_AFTER);
  const hours = async () =>
    /([\d.]+ h) of [\d.]+ h\./.exec((await life.read('/progress')).$('main').text())?.[1];
  const before = await hours();

  await life.accept('/replan?from=/today');

  expect(await hours()).toBe(before);
  expect((await life.read('/progress')).$('main').text()).toContain(
    'You replanned once, when you were 3 study days behind. Neither dropping nor replanning counts as progress.',
  );
});
