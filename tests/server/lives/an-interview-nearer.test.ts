import { expect, test } from 'vitest';
import { addDays, day } from '../../../plans/day.ts';
import { BORN_ON, ENDS_ON, givenLife, isOnPace, live } from '../../support/app/life.ts';

/** Five perfect weeks, and then an invitation in three. */
const INVITED_ON = day('2026-04-06');
const INTERVIEW_ON = day('2026-04-27');

/** What nobody should go to an interview without. */
const MOCK = ['mock-onsite'];
const STORIES = ['stories-setbacks', 'stories-people', 'stories-judgement'];
const TALK = ['talk-thesis-sentence', 'talk-method-slides', 'talk-results-slides', 'talk-version-45'];
const FOR_THE_DAY = ['sixty-second-pitch', 'interview-day-plan'];

test('an interview that is moved nearer keeps mocks, stories and the talk, and they are done before it', async () => {
  const life = await givenLife();
  await live(life, BORN_ON, addDays(INVITED_ON, -1), () => life.doToday());
  life.wakeOn(INVITED_ON);
  const preview = await life.accept(`/replan?interviewOn=${INTERVIEW_ON}&finishBefore=yes`);
  expect(preview.$('input[name=way]:checked').val()).toBe('essentials');

  const taskOf = (key: string) => life.app.plan().tasks.find((task) => task.key === key);
  const needed = [...MOCK, ...STORIES, ...TALK, ...FOR_THE_DAY];
  expect(needed.filter((key) => taskOf(key)?.droppedOn !== null)).toEqual([]);

  const behind: string[] = [];
  await live(life, INVITED_ON, addDays(ENDS_ON, 2), async (today, isSunday) => {
    await life.doToday();
    const page = await life.read('/today');
    if (!life.isAllDone() && !isOnPace(page)) behind.push(today);
    if (today === INTERVIEW_ON) expect(page.$('#what-is-next').text()).toContain('Your interview is today');
    if (isSunday || today === INTERVIEW_ON) await life.readEverything();
  });
  expect(behind).toEqual([]);
  expect(needed.filter((key) => (taskOf(key)?.completion?.on ?? '9') >= INTERVIEW_ON)).toEqual([]);
  expect(life.nonsense).toEqual([]);
});
