import { describe, expect, it } from 'vitest';
import { testApp } from '../../support/app/test-app.ts';
import { givenList } from '../../support/made/staged.ts';

describe('a study plan with tables', () => {
  it('has their rows as tasks, with columns that can be chosen', async () => {
    const app = await testApp();
    const head = '| Week | Topic | Extra |\n|---|---|---|';
    const ticket = givenList(app.db, `## Plan\n\n${head}\n| 1 | Adam | Read it |\n| 2 | LoRA | Build it |\n`);

    const { $ } = await app.get(`/import/${ticket}?as=tasks`);
    const chosen = await app.get(`/import/${ticket}?as=tasks&c1=section&c2=title`);
    const titles = (page: typeof $) =>
      [0, 1].map((task) => page(`#field-t${task}-title`).text().trim()).join(', ');

    expect([titles($), titles(chosen.$)]).toEqual(['Adam, LoRA', 'Read it, Build it']);
    expect($('form.brought [name=c2]').val()).toBe('named');
    expect(chosen.$('form.brought [name=c2]').val()).toBe('title');
  });
});

describe('what is said of a list', () => {
  const given = async (list: string) => {
    const app = await testApp({ plan: 'made', taskCount: 2 });
    const ticket = givenList(app.db, list);
    return { app, ticket, page: await app.get(`/import/${ticket}?as=tasks`) };
  };

  it('names the limit of numbers that are far too large, and looks at them when it is looked at again', async () => {
    const { app, ticket } = await given('- Read\n- Build\n');
    const sent = { 't0-title': 'Read', 't0-keep': 'yes', 't1-title': 'Build', 't1-keep': 'yes' };
    const { status, $ } = await app.post(`/import/${ticket}/tasks`, {
      ...sent,
      do: 'look',
      't0-minutes': '99999',
      't1-minutes': '0',
      'p0-weeks': '1000',
    });

    expect([status, $('#error-t0-minutes').text(), $('#error-t1-minutes').text()]).toEqual([
      422,
      'Give it at most 3000 minutes',
      'Give it at least 5 minutes',
    ]);
    expect($('#error-p0-weeks').text()).toBe('Give it at most 104 weeks');
  });

  it('chooses no change of the guesses by itself, and refuses one that is not offered', async () => {
    const { app, ticket, page } = await given('- Read\n');
    expect(page.$('#field-factor option:selected').text()).toBe('as long as guessed');

    const { status, $ } = await app.post(`/import/${ticket}/tasks`, { do: 'scale', factor: '7' });
    expect([status, $('#error-factor').text()]).toEqual([422, 'Choose how much longer or shorter']);
  });

  it('says once why days do not hold, and that nothing would be added where all is there', async () => {
    const { app, ticket, page } = await given('- Read (2027-03-02)\n- Build (2027-03-10)\n');
    expect(page.$('main').text()).toContain(
      '2 tasks are for days that are not in the plan, and would go where they fit: “Read” (2 Mar) and “Build” (10 Mar).',
    );

    const fields = page.$('form.brought').serializeArray();
    await app.post(`/import/${ticket}/tasks`, {
      ...Object.fromEntries(fields.map(({ name, value }) => [name, value])),
      do: 'plan',
    });
    const again = await app.get(`/import/${ticket}?as=tasks`);
    expect(again.$('#field-into').text()).toBe('Nothing would be added.');
  });
});

describe('dates in figures', () => {
  const DATED = '| Task | Due |\n|---|---|\n| Read | 3/4/2027 |\n| Build | 5/4/2027 |\n';

  it('that can be read in two ways are asked about, and kept as they were answered', async () => {
    const app = await testApp();
    const ticket = givenList(app.db, DATED);

    const asked = await app.get(`/import/${ticket}?as=tasks`);
    expect(asked.$('label[for=field-dayOrder]').text().trim()).toBe('“3/4/2027” is');
    expect(asked.$('#field-dayOrder').val()).toBe('day-first');
    expect(asked.$('details.columns').attr('open')).toBeDefined();
    expect(asked.$('#more-0').text()).toContain('3 Apr');

    const answered = await app.get(`/import/${ticket}?as=tasks&dayOrder=month-first`);
    expect(answered.$('#more-0').text()).toContain('4 Mar');
    expect(answered.$('form.brought [name=dayOrder]').val()).toBe('month-first');
  });

  it('are not where one of them tells the order', async () => {
    const app = await testApp();
    const ticket = givenList(app.db, `${DATED}| Write | 4/13/2027 |\n`);

    const { $ } = await app.get(`/import/${ticket}?as=tasks`);
    expect([$('#field-dayOrder').length, $('#more-0').text().includes('4 Mar')]).toEqual([0, true]);
  });
});

describe('a list that is too long for one page', () => {
  it('leads to its other part, which is kept by itself', async () => {
    const app = await testApp();
    const ticket = givenList(app.db, Array.from({ length: 700 }, (_, index) => `- Task ${index}`).join('\n'));
    const first = await app.get(`/import/${ticket}?as=tasks`);
    expect(first.$('.notice').text()).toContain('It has 700 tasks');

    const second = await app.get(first.$('#part-2').attr('href') ?? '');
    const sent = Object.fromEntries(
      second
        .$('form.brought')
        .serializeArray()
        .map(({ name, value }) => [name, value]),
    );
    const { headers } = await app.post(`/import/${ticket}/tasks`, { ...sent, do: 'roadmap' });

    const kept = await app.get(String(headers.location));
    expect(kept.$('.lead').text()).toContain('300 tasks');
    expect(second.$('#part-1').attr('href')).toContain('part=1');
  });
});

describe('a title with Markdown', () => {
  it('is shown as it reads, and changed where it is written', async () => {
    const app = await testApp();
    const list =
      '## **Week 1**\n\n- Read [the *paper*](https://example.org/p)\n- Use snake_case\n- ~~Old~~\n';
    const { $ } = await app.get(`/import/${givenList(app.db, list)}?as=tasks`);

    const [linked, plain, struck] = $('.brought__task').toArray();
    expect($(linked).find('.brought__row a').attr('href')).toBe('https://example.org/p');
    expect($(linked).find('.brought__row').text()).toContain('Read the paper');
    expect($(linked).find('details #field-t0-title').text().trim()).toBe(
      'Read [the *paper*](https://example.org/p)',
    );
    expect($(linked).find('#field-t0-keep').attr('aria-label')).toBe(
      'Keep: Read the paper (https://example.org/p)',
    );
    expect($(plain).find('.brought__row #field-t1-title')).toHaveLength(1);
    expect($(struck).find('#field-t2-keep').attr('checked')).toBeUndefined();
    expect($(struck).find('.brought__aside').text()).toContain('struck out');
    expect($('.brought__phase h2').text()).toBe('Week 1');
    expect($('div.brought__heading strong').text()).toBe('Week 1');
  });
});
