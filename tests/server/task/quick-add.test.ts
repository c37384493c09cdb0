import { describe, expect, it } from 'vitest';
import { type TestApp, testApp } from '../../support/app/test-app.ts';
import { latestWords } from '../../support/database/db.ts';

const ownTasks = (app: TestApp) =>
  app
    .plan()
    .tasks.filter(({ origin }) => origin === 'own')
    .map(({ title, minutes, sessions }) => [title, minutes, sessions.map(({ day }) => day)]);

describe('adding a task in one line', () => {
  it('takes what it understands, says so, and can be taken back', async () => {
    const app = await testApp();
    const others = app.plan().tasks;

    const { status, headers } = await app.post('/tasks/quick', {
      line: 'Ask Ada for a mock !30 fri',
      day: '2026-03-04',
      from: '/today',
      at: 'quick-add',
    });

    expect([status, headers.location]).toEqual([303, '/today#quick-add']);
    expect(ownTasks(app)).toEqual([['Ask Ada for a mock', 30, ['2026-03-06']]]);
    expect(latestWords(app.db)).toBe('Added “Ask Ada for a mock”, 30 min on 6 March 2026');
    const { $ } = await app.get('/today');
    await app.post($('#flash form').attr('action') ?? '', { undone: 'yes' });
    expect(app.plan().tasks).toEqual(others);
  });

  it.each([
    ['/today', ['2026-03-04']],
    ['/days/2026-03-09', ['2026-03-09']],
  ])('without a day is for the day whose page it was typed on: %s', async (path, days) => {
    const app = await testApp();
    const { $ } = await app.get(path);
    const day = String($('#quick-add [name=day]').val());
    await app.post('/tasks/quick', { line: 'Read', day, from: path });
    expect(ownTasks(app)).toEqual([['Read', 60, days]]);
  });

  it('without a day on Plan is for wherever it fits', async () => {
    const app = await testApp();
    const { $ } = await app.get('/plan');
    expect($('#quick-add [name=day]')).toHaveLength(0);
    await app.post('/tasks/quick', { line: 'Read !20', from: '/plan' });
    const [own] = app.plan().tasks.filter(({ origin }) => origin === 'own');
    expect(own?.sessions.every(({ isPinned }) => !isPinned)).toBe(true);
  });

  it('says where it brings a day over its minutes, in the notice and in the line of the day', async () => {
    const app = await testApp();
    await app.post('/tasks/quick', { line: 'Today thing today !600', day: '2026-03-04', from: '/today' });

    const { $ } = await app.get('/today');
    expect($('#flash').text()).toMatch(/; over its minutes: Wed 4 Mar with 1\d h.* of 2 h/);
    expect($('#day-summary').text()).toMatch(/ h( \d+ min)? over your 2 h/);
    await app.post('/tasks/quick', { line: 'Rest sun !30', day: '2026-03-04', from: '/today' });
    const sunday = await app.get('/days/2026-03-08');
    expect(sunday.$('#flash').text()).toContain('over its minutes: Sun 8 Mar with 30 min on a day off');
    expect(sunday.$('#day-summary').text()).toContain('30 min planned, on a day off');
  });

  it('answers htmx with what is new on the page', async () => {
    const app = await testApp();
    const line = { line: 'Read', day: '2026-03-04', from: '/today' };
    const { $ } = await app.post('/tasks/quick', line, { htmx: true });
    expect($('#work').text()).toContain('Read');
    expect($('#flash').text()).toContain('Added “Read”, 1 h on 4 March 2026');
  });

  it('adds one where it was sent twice, and two where it is said again', async () => {
    const app = await testApp();
    const line = { line: 'Read', day: '2026-03-04', from: '/today' };
    await app.post('/tasks/quick', line);
    await app.post('/tasks/quick', line);
    expect(ownTasks(app)).toHaveLength(1);
    app.setNow('2026-03-04T09:00:10Z');
    await app.post('/tasks/quick', line);
    expect(ownTasks(app)).toHaveLength(2);
  });

  it('adds another where the page was gone back to, and the line then says other minutes or another day', async () => {
    const app = await testApp();
    const line = { line: 'Read !30', day: '2026-03-04', newestTask: '0', from: '/today' };

    await app.post('/tasks/quick', line);
    await app.post('/tasks/quick', line);
    await app.post('/tasks/quick', { ...line, line: 'Read !45' });
    await app.post('/tasks/quick', { ...line, line: 'Read !30 2026-03-06' });

    expect(ownTasks(app)).toEqual([
      ['Read', 30, ['2026-03-04']],
      ['Read', 45, ['2026-03-04']],
      ['Read', 30, ['2026-03-06']],
    ]);
  });

  it.each([
    { line: '', words: 'Write what the task is' },
    { line: '!30 fri', words: 'Write what the task is' },
    { line: 'Read !1', words: 'Give it at least 5 minutes' },
    { line: 'Read !9999', words: 'Give it at most 3000 minutes' },
    { line: 'Read 2026-03-03', words: 'That day is over' },
    { line: 'Read 2027-03-03', words: 'The plan ends on' },
    { line: `${'long '.repeat(30)}!30`, words: 'Keep this to 120 characters' },
  ])('says what is wrong, and keeps what was typed: $line', async ({ line, words }) => {
    const app = await testApp();

    const page = await app.post('/tasks/quick', { line, from: '/today' });
    const fragment = await app.post('/tasks/quick', { line, from: '/today' }, { htmx: true });

    expect([page.status, fragment.status]).toEqual([422, 422]);
    expect(page.$('.error-summary').text()).toContain(words);
    const typed = ['#field-title', '#field-minutes', '#field-day'].map((id) => page.$(id).val());
    for (const word of line.split(' ').filter((one) => /^[a-z]/i.test(one) && one !== 'fri'))
      expect(typed.join(' ')).toContain(word);
    expect(fragment.headers['hx-retarget']).toBe('#flash');
    expect(fragment.$.text()).toContain('What you typed is still in the line.');
    expect(fragment.$.text()).toContain(words);
    expect(ownTasks(app)).toEqual([]);
  });

  it('that is no line is refused in words', async () => {
    const app = await testApp();
    const { status, $ } = await app.post('/tasks/quick', {});
    expect([status, $('h1').text()]).toEqual([422, 'That could not be read.']);
  });
});
