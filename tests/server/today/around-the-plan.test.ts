import { describe, expect, it } from 'vitest';
import { day } from '../../../plans/day.ts';
import { type Answer, type TestApp, testApp } from '../../support/app/test-app.ts';
import { sampleNewPlan } from '../../support/database/db.ts';

// The sample plan runs for two weeks from Monday 2 March 2026, Sundays off.

const wordsOf = ({ $ }: Answer, selector = 'main') => $(selector).text().replace(/\s+/g, ' ').trim();

async function todayAt(app: TestApp, dayText: string, path = '/today'): Promise<Answer> {
  app.setNow(`${dayText}T09:00:00Z`);
  const answer = await app.get(path);
  expect(answer.status).toBe(200);
  return answer;
}

async function finishAll(app: TestApp, ...except: number[]): Promise<void> {
  for (const { id } of app.plan().tasks)
    if (!except.includes(id)) await app.post(`/tasks/${id}/completion`, { done: 'yes' });
}

describe('Today before the plan begins', () => {
  it('tells when it begins, what the first day holds, and what can be done already', async () => {
    const app = await testApp();
    const answer = await todayAt(app, '2026-02-20');
    expect(wordsOf(answer)).toContain('10 days before the plan');
    expect(wordsOf(answer, '#ahead')).toContain('Your plan begins in 10 days, on Monday 2 March.');
    expect(wordsOf(answer, '#first-work')).toContain('Mon 2 Mar');
    expect(answer.$('#first-work a[href^="/tasks/"]').length).toBeGreaterThan(0);
    expect(
      answer
        .$('#meanwhile a')
        .toArray()
        .map((link) => link.attribs.href),
    ).toEqual(['/plan', '/practice/drill', '/practice', '/mocks', '/calendar#change', '/calendar#change']);
    expect(wordsOf(await todayAt(app, '2026-03-01'), '#ahead')).toContain('Your plan begins tomorrow.');
  });

  it('counts what is done already', async () => {
    const app = await testApp();
    app.setNow('2026-02-20T09:00:00Z');
    await app.post(`/tasks/${app.task(1).id}/completion`, { done: 'yes' });
    expect(wordsOf(await todayAt(app, '2026-02-20'), '#meanwhile')).toContain('1 task is done already.');
  });
});

describe('Today after the plan', () => {
  it.each([
    { on: '2026-03-16', eyebrow: '1 day after the plan', first: 'was-done' },
    { on: '2026-03-17', eyebrow: '2 days after the plan', first: 'was-done' },
    { on: '2026-04-29', eyebrow: '45 days after the plan', first: 'what-is-next' },
    { on: '2027-03-15', eyebrow: '365 days after the plan', first: 'what-is-next' },
  ])('looks back and on: $on', async ({ on, eyebrow, first }) => {
    const app = await testApp();
    await finishAll(app);
    const answer = await todayAt(app, on);
    expect(wordsOf(answer)).toContain(eyebrow);
    expect(wordsOf(answer, '#arrival')).toContain('4 tasks');
    const ids = answer
      .$('main > section')
      .toArray()
      .map((section) => section.attribs.id);
    expect(ids[0]).toBe(first);
    expect(ids).toEqual(
      expect.arrayContaining(['was-done', 'curve', 'proof', 'final-report', 'what-is-next']),
    );
    expect(answer.$('#pace')).toHaveLength(0);
  });

  it('leads to what is there', async () => {
    const app = await testApp({ plan: 'built-in', now: '2026-06-12T09:00:00Z' });
    await finishAll(app, 2);
    const answer = await todayAt(app, '2026-06-20');
    const links = answer
      .$('main > section:not(#proof) a')
      .toArray()
      .map((link) => link.attribs.href ?? '');
    expect(links).toEqual(expect.arrayContaining(['/report.pdf', '/report.md', '/setup?again=1']));
    for (const link of links) expect([link, (await app.get(link)).status]).toEqual([link, 200]);
  });

  it('offers to take along what is open, few of it in sight', async () => {
    const app = await testApp();
    await finishAll(app, 2);
    const answer = await todayAt(app, '2026-03-20');
    expect(wordsOf(answer, '#arrival')).toContain('3 of 4 tasks are finished');
    expect(wordsOf(answer, '#what-is-next')).toContain('Take the open task along');
    expect(answer.$('#earlier [data-item]')).toHaveLength(1);
  });

  it('shows many open tasks when it is asked to', async () => {
    const app = await testApp({ taskCount: 12 });
    const short = await todayAt(app, '2026-03-20');
    expect(wordsOf(short, '#arrival')).toContain('Nothing was ticked off.');
    expect(short.$('#was-done, #curve, #earlier')).toHaveLength(0);
    const asked = await todayAt(app, '2026-03-20', '/today?earlier=all');
    expect(asked.$('#earlier [data-item]')).toHaveLength(12);
  });

  it('has proof in it, and where all of it is', async () => {
    const app = await testApp();
    await finishAll(app);
    for (const location of ['https://example.org/1', 'https://example.org/2'])
      await app.post('/tasks/1/evidence', { kind: 'link', text: 'Proof', location, value: '' });
    const answer = await todayAt(app, '2026-03-20');
    expect(answer.$('#proof a[href="https://example.org/2"]')).toHaveLength(1);
    expect(wordsOf(answer, '#proof')).toContain('All 2 pieces');
    const all = await app.get(answer.$('#proof a[href^="/report"]').attr('href') ?? '');
    expect(all.body).toContain('https://example.org/1');
  });
});

describe('Today on the last day', () => {
  it('turns when its last work is done, and back when that is taken back', async () => {
    const { calendar } = sampleNewPlan();
    const plan = sampleNewPlan({ taskCount: 12, calendar: { ...calendar, finishOn: day('2026-03-14') } });
    const app = await testApp({ plan, now: '2026-03-14T09:00:00Z' });
    const last = app.task(12);
    expect(last.sessions.map((session) => session.day)).toEqual(['2026-03-14']);
    expect((await app.get('/today')).$('#arrival')).toHaveLength(0);

    for (const { id, phaseId } of app.plan().habits) {
      if (phaseId === last.phaseId)
        await app.post(`/habits/${id}/days/2026-03-14/completion`, { done: 'yes' });
    }
    const ticked = await app.post(
      `/tasks/${last.id}/completion`,
      { done: 'yes', from: '/today' },
      { htmx: true },
    );
    expect(wordsOf(ticked, '#arrival')).toContain('Your 13 days end today.');
    expect(ticked.$('#work .items > li')).toHaveLength(1);

    const back = await app.post(
      `/tasks/${last.id}/completion`,
      { done: 'no', from: '/today' },
      { htmx: true },
    );
    expect(back.$('#arrival')).toHaveLength(0);
    expect(back.$('#work .items > li')).toHaveLength(1);
  });
});

describe('Today when everything is done early', () => {
  it('looks back as soon as the last task is ticked, keeps habits, and turns back with undo', async () => {
    const app = await testApp();
    app.setNow('2026-03-06T09:00:00Z');
    await finishAll(app, 4);
    expect((await app.get('/today')).$('#arrival')).toHaveLength(0);

    const ticked = await app.post('/tasks/4/completion', { done: 'yes', from: '/today' }, { htmx: true });
    expect(wordsOf(ticked, '#arrival')).toContain('All of it is done');
    expect((await app.get('/today')).$('#habits [data-item]').length).toBeGreaterThan(0);

    await app.post('/tasks/4/completion', { done: 'no' });
    expect((await app.get('/today')).$('#arrival')).toHaveLength(0);
  });
});

describe('the interview, on Today around the plan', () => {
  it.each([
    { on: '2026-02-20', says: 'Your interview is in 35 days, on Friday 27 March' },
    { on: '2026-03-20', says: 'Your interview is in 7 days, on Friday 27 March' },
    { on: '2026-03-26', says: 'Your interview is tomorrow' },
    { on: '2026-03-27', says: 'Your interview is today' },
    { on: '2026-03-28', says: 'It was on Friday 27 March 2026' },
  ])('$on', async ({ on, says }) => {
    const app = await testApp({ plan: sampleNewPlan({ interviewOn: day('2026-03-27') }) });
    const answer = await todayAt(app, on);
    expect(wordsOf(answer)).toContain(says);
  });

  it('is told beside the end of a plan that has not begun, and what fits is one step away', async () => {
    const late = await testApp({ plan: sampleNewPlan({ interviewOn: day('2026-03-27') }) });
    expect(wordsOf(await todayAt(late, '2026-02-20'), '#meanwhile')).toContain(
      'The plan is over 12 days before it.',
    );

    const early = await testApp({ plan: sampleNewPlan({ interviewOn: day('2026-03-12') }) });
    const answer = await todayAt(early, '2026-02-20');
    expect(wordsOf(answer, '#meanwhile')).toContain(
      'The plan goes on until 15 March, which is not before it.',
    );
    const preview = await early.get(answer.$('#meanwhile a[href^="/replan"]').attr('href') ?? '');
    expect(preview.$('main').text()).toContain('11 March 2026');
  });

  it('is what open tasks can be laid before, when the plan is over', async () => {
    const app = await testApp({ plan: sampleNewPlan({ interviewOn: day('2026-03-27'), taskCount: 12 }) });
    const answer = await todayAt(app, '2026-03-18');
    const link = answer.$('#what-is-next a:contains("Only until the interview")').attr('href') ?? '';
    const preview = await app.get(link);
    expect(preview.$('#apply-replan').text()).toContain('finish on 26 Mar 2026');
  });
});
