import { describe, expect, it } from 'vitest';
import { listRoadmaps } from '../../../db/roadmap/roadmaps.ts';
import { parseRoadmap } from '../../../plans/roadmap/parse-roadmap.ts';
import { type Answer, type Form, type TestApp, testApp } from '../../support/app/test-app.ts';
import { dumpData } from '../../support/database/db.ts';
import { givenList, givenStaged, OWN_LIST } from '../../support/made/staged.ts';

const pageOf = (ticket: string) => `/import/${ticket}?as=tasks`;
const formOf = (ticket: string) => `/import/${ticket}/tasks`;

/** The form of a page as a browser would send it with one of its buttons. */
function filledIn({ $ }: Pick<Answer, '$'>, pressed: string, changes: Form = {}): Form {
  const fields = Object.fromEntries(
    $('form.brought')
      .serializeArray()
      .map(({ name, value }) => [name, value.replace(/^\n/, '')]),
  );
  return { ...fields, do: pressed, ...changes };
}

async function openList(app: TestApp, list = OWN_LIST) {
  const ticket = givenList(app.db, list);
  const page = await app.get(pageOf(ticket));
  return {
    ticket,
    page,
    send: (pressed: string, changes: Form = {}) => app.post(formOf(ticket), filledIn(page, pressed, changes)),
  };
}

describe('the page of a list', () => {
  it('shows its phases and tasks with a field each, what is guessed, and what had no place', async () => {
    const { page } = await openList(await testApp());
    const { $, status } = page;

    expect(status).toBe(200);
    expect(
      $('.brought__heading')
        .toArray()
        .map((field) => $(field).text().trim()),
    ).toEqual(['Week 1: Foundations', 'Weeks 2–3: Optimisation', 'Week 4']);
    expect($('main').text()).toContain('7 tasks in 3 phases, about');
    expect($('#field-t0-minutes').val()).toBe('180');
    expect($('legend').text()).toContain('5 times are guessed');
    expect($('#field-t1-done').attr('checked')).toBeDefined();
    expect($('.brought__aside').text()).toContain('Line 19');
    expect($('#field-t1-steps').text()).toContain('[x] Take notes');
  });

  it('is told to whoever asks for a file that is gone', async () => {
    const app = await testApp();
    const { status, $ } = await app.post(formOf('0-0'), { do: 'roadmap' });
    expect([status, $('main').text().includes('choose it again')]).toEqual([410, true]);
  });
});

describe('looking again', () => {
  it('keeps what was typed, and nothing else', async () => {
    const app = await testApp();
    const before = dumpData(app.db);
    const { send } = await openList(app);

    const { status, $ } = await send('look', {
      't0-title': 'Read *all* of it',
      't0-minutes': '90',
      'p1-weeks': '5',
    });

    expect(status).toBe(200);
    expect($('#field-t0-title').text().trim()).toBe('Read *all* of it');
    expect($('.brought__weeks').eq(1).text()).toContain('Weeks 2 to 6');
    expect(dumpData(app.db)).toEqual(before);
  });

  it('changes all minutes that are guessed, and none that are said', async () => {
    const { send } = await openList(await testApp());
    const twice = await send('scale', { factor: '2', 't2-minutes': '35' });
    const values = [0, 1, 2, 4].map((number) => twice.$(`#field-t${number}-minutes`).val());
    expect(values).toEqual(['180', '120', '35', '180']);

    const set = await send('set', { setTo: '45' });
    expect(set.$('#field-t1-minutes').val()).toBe('45');
    const wrong = await send('set', { setTo: 'long' });
    expect([wrong.status, wrong.$('#error-setTo').text()]).toEqual([
      422,
      'Enter whole minutes from 5 to 3000, like 45',
    ]);
  });
});

describe('keeping a list as a roadmap', () => {
  it('keeps it as edited, once however often it is sent, and leads to its page', async () => {
    const app = await testApp();
    const { send, ticket, page } = await openList(app);
    const changes = { 't0-title': 'Read it all', title: 'Ten weeks' };

    const first = await send('roadmap', changes);
    const again = await send('roadmap', changes);

    expect([first.status, first.headers.location]).toEqual([303, '/roadmaps/ten-weeks']);
    expect(again.headers.location).toBe('/roadmaps/ten-weeks');
    expect(listRoadmaps(app.db)).toHaveLength(1);
    const shown = await app.get('/roadmaps/ten-weeks');
    expect(shown.$('main').text()).toContain('Read it all');
    expect(shown.$('a[href="/setup?roadmap=ten-weeks"]')).toHaveLength(1);

    const form = { ...filledIn(page, 'roadmap', changes), formToken: '33333333-3333-4333-8333-333333333333' };
    expect((await app.post(formOf(ticket), form)).headers.location).toBe('/roadmaps/ten-weeks-2');
  });

  it('is refused with words at the field, and all that was typed is kept', async () => {
    const app = await testApp();
    const { send } = await openList(app);
    const { status, $ } = await send('roadmap', {
      't0-title': ' ',
      't1-minutes': 'long',
      't2-note': 'Mine',
      'p0-weeks': '0',
    });

    expect(status).toBe(422);
    expect($('#error-t0-title').text()).toBe('Write what the task is');
    expect($('#error-t1-minutes').text()).toContain('whole minutes');
    expect($('#error-p0-weeks').text()).toBe('Give it at least one week');
    expect($('#field-t2-note').text().trim()).toBe('Mine');
    expect($('.error-summary a')).toHaveLength(3);
    expect(listRoadmaps(app.db)).toEqual([]);
  });

  it('leaves out what is not kept', async () => {
    const app = await testApp();
    const { ticket, page } = await openList(app);
    const { 't0-keep': _, 't6-keep': __, ...form } = filledIn(page, 'roadmap');
    await app.post(formOf(ticket), form);
    const { $ } = await app.get('/roadmaps/ten-weeks-to-the-interview');
    expect($('.lead').text()).toContain('3 weeks, 2 phases, 5 tasks');
  });

  it('is downloaded as YAML that can be read, and keeps nothing', async () => {
    const app = await testApp();
    const before = dumpData(app.db);
    const { send } = await openList(app);
    const { body, headers } = await send('yaml', { title: 'My list' });

    expect(headers['content-disposition']).toBe('attachment; filename="my-list.yaml"');
    const parsed = parseRoadmap(body);
    expect(parsed.ok && parsed.roadmap.phases.map(({ weeks }) => weeks)).toEqual([
      [1, 1],
      [2, 3],
      [4, 4],
    ]);
    expect(dumpData(app.db)).toEqual(before);
  });
});

describe('adding a list to the plan that is running', () => {
  it('puts its tasks where there is room, ticks what is done, and is one change that can be taken back', async () => {
    const app = await testApp({ plan: 'made', taskCount: 2 });
    const before = app.plan();
    const { send } = await openList(app);

    const { status, headers } = await send('plan');
    expect([status, headers.location]).toEqual([303, '/plan']);
    await send('plan');

    const { tasks } = app.plan();
    const added = tasks.filter(({ origin }) => origin === 'own');
    expect(added).toHaveLength(7);
    expect(tasks.filter(({ origin }) => origin !== 'own')).toEqual(before.tasks);
    const watched = added.find(({ title }) => title.startsWith('Watch'));
    expect(watched?.completion?.on).toBe('2026-03-04');
    expect(watched?.steps.map(({ completion }) => completion !== null)).toEqual([true, true]);
    expect(added.find(({ title }) => title.startsWith('Read'))?.sessions[0]?.day).toBe('2026-03-04');
    const changes = await app.get('/changes');
    expect(changes.$('main').text()).toContain('Brought 7 tasks into the plan, 1 of them done');
    const undo = changes.$('form[action$="/undo"]').first().attr('action') ?? '';
    await app.post(undo, { undone: 'yes' });
    expect(app.plan().tasks).toEqual(before.tasks);
  });

  it('leaves out what the plan has already, and says so', async () => {
    const app = await testApp({ plan: 'made', taskCount: 2 });
    const { send, ticket } = await openList(app);
    await send('plan');
    const again = await app.get(pageOf(ticket));
    expect(again.$('main').text()).toContain('7 tasks of the same title and phase are in the plan already');
    const answer = await app.post(formOf(ticket), filledIn(again, 'plan'));
    expect([answer.status, answer.$('#error-into').text()]).toEqual([
      422,
      'The plan has all of these tasks already: tick the box to add them again',
    ]);
    const twice = await app.post(formOf(ticket), filledIn(again, 'plan', { again: 'yes' }));
    expect(twice.status).toBe(303);
    expect(app.plan().tasks.filter(({ origin }) => origin === 'own')).toHaveLength(14);
  });

  it('says what happens to days that are over, and pins those to come', async () => {
    const app = await testApp({ plan: 'made', taskCount: 2 });
    const { page, send } = await openList(
      app,
      '- Read it (2026-03-02)\n- Build it (2026-03-10)\n- Present it (2027-01-01)\n',
    );
    expect(page.$('main').text()).toContain(
      '“Read it” is for 2 Mar, which is over, and would go where it fits',
    );
    await send('plan');
    const own = app.plan().tasks.filter(({ origin }) => origin === 'own');
    expect(own.map(({ sessions }) => sessions.map(({ day, isPinned }) => [day, isPinned])[0])).toEqual([
      ['2026-03-04', false],
      ['2026-03-10', true],
      ['2026-03-05', false],
    ]);
  });

  it('is not offered where no plan is running', async () => {
    const app = await testApp({ plan: 'none' });
    const { page, send } = await openList(app);
    expect(page.$('#add-to-plan')).toHaveLength(0);
    const { status, $ } = await send('plan');
    expect([status, $('.error-summary').text()]).toEqual([
      422,
      expect.stringContaining('No plan is running'),
    ]);
  });
});

describe('a table', () => {
  const TABLE = {
    format: 'separated',
    said: 'a table with 2 rows',
    tables: [
      {
        title: '',
        columns: ['Week', 'Topic', 'Hours', 'Link', 'Mood'],
        rows: [
          { line: 2, cells: ['1', 'Linear algebra', '6', 'https://example.org/la', 'calm'] },
          { line: 3, cells: ['2', 'Optimisation', '1,5', '', ''] },
        ],
      },
    ],
  } as const;

  it('is read by its columns, which can be corrected, and nothing of it is lost', async () => {
    const app = await testApp();
    const ticket = givenStaged(app.db, TABLE, 'plan.csv');
    const { $ } = await app.get(pageOf(ticket));
    expect(
      $('.brought__heading')
        .toArray()
        .map((field) => $(field).text().trim()),
    ).toEqual(['Week 1', 'Week 2']);
    expect([$('#field-t0-minutes').val(), $('#field-t1-minutes').val()]).toEqual(['360', '90']);
    expect($('#field-t0-note').text().trim()).toBe('<https://example.org/la>\n\nMood: calm');
    expect($('#field-c2').val()).toBe('hours');

    const corrected = await app.get(`${pageOf(ticket)}&c0=named&c2=minutes&c1=title`);
    expect(corrected.$('#field-t0-note').text()).toContain('Week: 1');
    expect(corrected.$('.brought__heading')).toHaveLength(1);
    const kept = await app.post(formOf(ticket), filledIn(corrected, 'look'));
    expect(kept.$('.brought__heading')).toHaveLength(1);
  });
});

describe('a roadmap of Daymark with small faults', () => {
  it('goes in as it is meant', async () => {
    const app = await testApp();
    const roadmap = `id: mine\ntitle: Prep: the plan\nweeks: 2\nphases:\n  - id: Part One\n    title: One\n    weeks: 1-2\n    tasks:\n      - title: Read: basics\n        minutes: 1h\n        steps:\n          - Begin: here\n`;
    const ticket = givenStaged(
      app.db,
      { format: 'roadmap', said: 'a roadmap of Daymark', roadmap },
      'mine.yaml',
    );
    const { $ } = await app.get(pageOf(ticket));
    expect($('#field-title').val()).toBe('Prep: the plan');
    expect($('#field-t0-title').text().trim()).toBe('Read: basics');
    expect($('#field-t0-minutes').val()).toBe('60');
    expect($('#field-t0-steps').text().trim()).toBe('Begin: here');
    expect($('#field-p0-weeks').val()).toBe('2');
  });

  it('in JSON is one all the same', async () => {
    const app = await testApp();
    const tasks = [{ id: 'a', kind: 'study', title: 'A', minutes: 30 }];
    const phase = { id: 'p', title: 'P', weeks: [1, 1], goal: 'G', outcome: 'O', tasks };
    const roadmap = JSON.stringify({ id: 'mine', title: 'Mine', weeks: 1, phases: [phase] });
    const ticket = givenStaged(
      app.db,
      { format: 'roadmap', said: 'a roadmap of Daymark', roadmap },
      'mine.json',
    );
    const { $ } = await app.get(pageOf(ticket));
    expect($('form[action="/roadmaps"] input[name="yaml"]').val()).toContain('title: Mine');
  });
});

describe('what is malformed', () => {
  it.each([
    ['nothing', {}],
    [
      'lists of values',
      { 't0-title': ['a', 'b'], 't0-minutes': ['1', '2'], title: ['a', 'b'], do: ['roadmap', 'plan'] },
    ],
    ['what no button sends', { do: 'constructor', sheet: '-1e9', c0: 'nonsense' }],
    ['an unknown phase', { do: 'plan', 'p0-into': '999999', formToken: 'no' }],
  ] as const)('is answered, and never with an error: %s', async (_, form) => {
    const app = await testApp({ plan: 'made' });
    const ticket = givenList(app.db, OWN_LIST);
    for (const htmx of [false, true]) {
      const { status } = await app.post(formOf(ticket), form as Form, { htmx });
      expect(status).toBeLessThan(500);
    }
  });
});
