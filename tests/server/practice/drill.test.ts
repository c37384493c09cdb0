import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { latestChange } from '../../../db/journal/history.ts';
import { listAnswersTo, loadAnswers } from '../../../db/practice/answer-memory.ts';
import { saveSettings } from '../../../db/settings/settings.ts';
import { type Answer, type Form, type TestApp, testApp } from '../../support/app/test-app.ts';
import { dumpData, expectNoChange, MOMENT, TODAY } from '../../support/database/db.ts';

const DRILL = '/practice/drill';
const SOFTMAX = 'softmax-cross-entropy-gradient';

/** The fields of a form as the page has them. */
function fieldsOf($: Answer['$'], form = 'form.checking'): Record<string, string> {
  const fields = $(`${form} input[type=hidden]`).toArray();
  return Object.fromEntries(
    fields.map((field) => [$(field).attr('name') ?? '', $(field).attr('value') ?? '']),
  );
}

/** Asks, uncovers, and answers the question of an address. */
async function answerAt({ get, post }: TestApp, address: string, form: Form = {}, options = {}) {
  const asked = await get(address);
  const query = new URLSearchParams(fieldsOf(asked.$, 'form.asking'));
  const path = asked.$('form.asking').attr('action') ?? '';
  const uncovered = await get(`${path}?${query}`);
  const fields = fieldsOf(uncovered.$);
  const answer = await post('/practice/answers', { grade: 'good', missing: '', ...fields, ...form }, options);
  return { asked, uncovered, fields, answer };
}

const promptOf = ({ $ }: Answer) => $('h1').text();
const allAnswers = ({ db }: TestApp) => [...loadAnswers(db).values()].flat();

describe('the daily drill', () => {
  it('asks one question a page, with nothing of its answer on it', async () => {
    const app = await testApp({ plan: 'built-in' });
    const { $, status } = await app.get(DRILL);

    expect(status).toBe(200);
    expect($('.page-head__eyebrow').text()).toContain('Daily drill, 1 of');
    expect($('form.asking').attr('method')).toBe('get');
    expect($('[data-clock-time]').text()).toMatch(/min| s/);
    expect($('input[name=points], .goes-on, .grades').length).toBe(0);
  });

  it('uncovers the points to tick, each grade with the points it is proposed for, and what is asked next', async () => {
    const app = await testApp({ plan: 'built-in' });
    const { uncovered, asked } = await answerAt(app, DRILL);
    const { $ } = uncovered;

    expect(promptOf(uncovered)).toBe(promptOf(asked));
    expect($('input[name=points]').length).toBeGreaterThanOrEqual(3);
    expect(
      $('.grades__grade')
        .toArray()
        .map((grade) => $(grade).attr('value')),
    ).toEqual(['again', 'hard', 'good', 'easy']);
    expect($('.grades__points').first().text()).toMatch(/^0/);
    expect($('.goes-on').text()).toContain('They go on to ask');
  });

  it('records the answer, goes on to the next question, and can be taken back', async () => {
    const app = await testApp({ plan: 'built-in' });
    const before = dumpData(app.db);

    const { answer, fields, asked } = await answerAt(app, DRILL, {
      grade: 'hard',
      points: ['3', '1'],
      missing: 'The sign',
      time: '1:15',
    });

    expect([answer.status, answer.headers.location]).toEqual([303, DRILL]);
    expect(allAnswers(app)).toMatchObject([
      {
        questionKey: fields.question,
        day: TODAY,
        mode: 'drill',
        grade: 'hard',
        pointsMade: [1, 3],
        missing: 'The sign',
        seconds: 75,
      },
    ]);
    const next = await app.get(DRILL);
    expect(promptOf(next)).not.toBe(promptOf(asked));
    expect(next.$('.page-head__eyebrow').text()).toContain('2 of');

    await app.post(`/changes/${latestChange(app.db)?.id}/undo`, { undone: 'yes' });
    expect(dumpData(app.db)).toEqual(before);
    expect(promptOf(await app.get(DRILL))).toBe(promptOf(asked));
  });

  it.each([
    { points: [], grade: 'again' },
    { points: ['1', '2', '3', '4', '5', '6'], grade: 'easy' },
  ])('takes the grade that the points propose: $points', async ({ points, grade }) => {
    const app = await testApp({ plan: 'built-in' });
    const pointCount = (await answerAt(app, DRILL)).uncovered.$('input[name=points]').length;
    const fresh = await testApp({ plan: 'built-in' });
    await answerAt(fresh, DRILL, { grade: '', points: points.slice(0, pointCount) });
    expect(allAnswers(fresh)).toMatchObject([{ grade }]);
  });

  it('tells how long it took as the report does, wherever it is told', async () => {
    const app = await testApp({ plan: 'built-in' });
    for (let answer = 0; (await app.get(DRILL)).$('form.asking').length > 0; answer++) {
      await answerAt(app, DRILL, { time: answer === 0 ? '2:10' : '0:20' });
    }
    const answers = allAnswers(app);
    const minutes = Math.round((130 + 20 * (answers.length - 1)) / 60);
    const words = async (path: string) => (await app.get(path)).$('main').text().replace(/\s+/g, ' ');

    expect(answers.length).toBeGreaterThan(2);
    for (const path of ['/today', '/practice', DRILL, '/report']) {
      expect([
        path,
        [...(await words(path)).matchAll(/in about (\d+) min/g)].map(([, told]) => told),
      ]).toEqual([path, [`${minutes}`]]);
    }
  });

  it('goes on where it was, in its order, after a restart of the browser', async () => {
    const app = await testApp({ plan: 'built-in' });
    const order = (await app.get(DRILL))
      .$('.round-way__step')
      .toArray()
      .map(({ attribs }) => attribs.title);
    await answerAt(app, DRILL);

    const { $ } = await app.get(DRILL);
    expect($('h1').text()).toBe(order[1]);
    expect(
      $('.round-way__step')
        .toArray()
        .map(({ attribs }) => attribs.title),
    ).toEqual(order);
    expect($('.round-way__step--done').length).toBe(1);

    const third = await app.get($('a.round-way__step').last().attr('href') ?? '');
    expect(promptOf(third)).toBe(order.at(-1));
  });

  it('answers htmx with the next question', async () => {
    const app = await testApp({ plan: 'built-in' });
    const { answer, asked } = await answerAt(app, DRILL, {}, { htmx: true });
    expect(answer.status).toBe(200);
    expect(answer.$('h1').text()).not.toBe(promptOf(asked));
    expect(answer.$('#flash').text()).toContain('Answered');
  });

  it('ends with what was done and what comes tomorrow, and keeps the habit that it is, in one change', async () => {
    const app = await testApp({ plan: 'built-in', now: '2026-03-18T09:00:00Z' });
    const habits = () =>
      app.plan().habits.filter(({ completedDays }) => completedDays.includes('2026-03-18' as never));
    let count = 0;
    while ((await app.get(DRILL)).$('form.asking').length > 0) {
      expect(habits()).toEqual([]);
      await answerAt(app, DRILL);
      count += 1;
    }

    const { $ } = await app.get(DRILL);
    expect($('h1').text()).toBe('Today’s drill is done');
    expect($('.answered__line').length).toBe(count);
    expect($('main').text()).toMatch(/Tomorrow.*question/s);
    expect(habits().map(({ key }) => key)).toEqual(['question-drill-deep-learning']);
    expect((await app.get('/today')).$('[id^=habit]').text()).toContain(`${count} questions done`);

    await app.post(`/changes/${latestChange(app.db)?.id}/undo`, { undone: 'yes' });
    expect(habits()).toEqual([]);
    expect(allAnswers(app)).toHaveLength(count - 1);
  });

  it.each([{ htmx: false }, { htmx: true }])(
    'brings back what was graded Again after the others, until it goes better (htmx: $htmx)',
    async (options) => {
      const app = await testApp({ plan: 'built-in', now: '2026-03-18T09:00:00Z' });
      const isKept = () =>
        app.plan().habits.some(({ completedDays }) => completedDays.includes('2026-03-18' as never));
      const order = (await app.get(DRILL))
        .$('.round-way__step')
        .toArray()
        .map(({ attribs }) => attribs.title);
      expect(order.length).toBeGreaterThan(1);

      const first = await answerAt(app, DRILL, { grade: 'again' }, options);
      expect(first.uncovered.$('.grades').text()).toContain('it comes back today, at the end of this drill');
      for (const prompt of order.slice(1)) {
        expect(isKept()).toBe(false);
        expect(promptOf((await answerAt(app, DRILL, {}, options)).asked)).toBe(prompt);
      }
      expect(isKept()).toBe(true);

      const back = await answerAt(app, DRILL, { grade: 'again', missing: 'The sign' }, options);
      expect(promptOf(back.asked)).toBe(order[0]);
      expect(back.asked.$('.page-head__eyebrow').text()).toMatch(/1 of \d+.*again today/);
      expect(back.asked.$('.round-way__step').first().text()).toContain('Again, comes back');
      expect((await app.get('/today')).$('[id^=habit]').text()).toMatch(/1 question left, 1 of them again/);
      expect((await app.get('/practice')).$('.drill-now').text()).toContain('Go on with today’s drill');

      await answerAt(app, DRILL, { grade: 'hard' }, options);
      expect(promptOf(await app.get(DRILL))).toBe('Today’s drill is done');
      await app.post(`/changes/${latestChange(app.db)?.id}/undo`, { undone: 'yes' });
      const undone = await app.get(DRILL);
      expect(promptOf(undone)).toBe(order[0]);
      expect(isKept()).toBe(true);
      expect(allAnswers(app)).toHaveLength(order.length + 1);
    },
  );

  it('says that it comes back where a grade was refused, and not where a question is answered by itself', async () => {
    const app = await testApp({ plan: 'built-in' });
    const { answer } = await answerAt(app, DRILL, { grade: 'no' });
    expect(answer.$('.grades').text()).toContain('it comes back today');
    const alone = await answerAt(app, `/practice/questions/${SOFTMAX}/answer`);
    expect(alone.uncovered.$('.grades').text()).not.toContain('it comes back today');
  });

  it('claims no points of answers that were graded without ticking any', async () => {
    const app = await testApp({ plan: 'built-in' });
    for (let asked = 0; asked < 20 && (await app.get(DRILL)).$('form.asking').length > 0; asked++) {
      await answerAt(app, DRILL, { points: [] });
    }

    const end = await app.get(DRILL);

    expect(promptOf(end)).toBe('Today’s drill is done');
    expect(end.$('main').text()).not.toMatch(/0 of \d+ points/);
  });

  it('says so where it has no minutes, and where no question has come up yet', async () => {
    const app = await testApp({ plan: 'built-in' });
    saveSettings(app.db, { drillMinutes: 0 }, MOMENT);
    expect((await app.get(DRILL)).$('main').text()).toContain('set to no minutes');

    const before = await testApp({ plan: 'built-in', now: '2026-02-20T09:00:00Z' });
    expect((await before.get(DRILL)).$('main').text()).toContain('New ones come with your plan');
  });

  it('is there before there is a plan', async () => {
    const app = await testApp({ plan: 'none' });
    await answerAt(app, DRILL);
    expect(allAnswers(app)).toHaveLength(1);
  });

  it('is the learner’s day, not that of UTC', async () => {
    const app = await testApp({ plan: 'built-in', now: '2026-03-05T01:00:00Z' });
    await answerAt(app, DRILL);
    saveSettings(app.db, { timeZone: 'Pacific/Auckland' }, MOMENT);
    await answerAt(app, DRILL);
    expect(
      allAnswers(app)
        .map(({ day }) => day)
        .sort(),
    ).toEqual(['2026-03-04', '2026-03-05']);
  });
});

describe('an answer that cannot be recorded', () => {
  it.each<{ name: string; form: Form; field: string; says: string }>([
    { name: 'no such grade', form: { grade: 'splendid' }, field: 'grade', says: 'Choose a grade' },
    { name: 'no such point', form: { points: ['99'] }, field: 'points', says: 'not one of the points' },
    {
      name: 'too many words',
      form: { missing: 'x'.repeat(2001) },
      field: 'missing',
      says: '2,000 characters',
    },
    {
      name: 'words that cannot be stored',
      form: { missing: 'a\0b' },
      field: 'missing',
      says: 'can be shown',
    },
  ])('$name: keeps what was typed and says what is wrong', async ({ form, field, says }) => {
    const app = await testApp({ plan: 'built-in' });
    await answerAt(app, DRILL);
    const { fields } = await answerAt(app, DRILL, { grade: 'no' });
    const before = dumpData(app.db);

    const typed = { grade: 'good', points: ['2'], missing: 'The sign', ...fields, ...form };
    const { status, $ } = await app.post('/practice/answers', typed);

    expect(status).toBe(422);
    expect($('.error-summary').text()).toContain(says);
    expect($(`[id="field-${field}"]`).length).toBe(1);
    if (!form.points) expect($('#point-2').attr('checked')).toBeDefined();
    if (!form.missing) expect($('#field-missing').text()).toContain('The sign');
    expect(dumpData(app.db)).toEqual(before);
    expect(
      (await app.post('/practice/answers', { ...typed, grade: 'good', points: ['1'], missing: '' })).status,
    ).toBe(303);
  });

  it.each<{ name: string; form: Form; status: number }>([
    { name: 'no question', form: { question: 'never-asked' }, status: 404 },
    { name: 'nothing at all', form: { question: '', mode: '', asked: '', known: '' }, status: 422 },
    { name: 'an occasion that does not exist', form: { mode: 'exam' }, status: 422 },
    { name: 'an answer of a mock, which records its own', form: { mode: 'mock' }, status: 422 },
  ])('$name: $status, and nothing changes', async ({ form, status }) => {
    const app = await testApp({ plan: 'built-in' });
    const sent = { question: SOFTMAX, mode: 'drill', asked: '5', known: '0', grade: 'good', ...form };
    const before = dumpData(app.db);
    expect((await app.post('/practice/answers', sent)).status).toBe(status);
    expect(dumpData(app.db)).toEqual(before);
  });

  it('sent twice, or fifty times at once, is one answer', async () => {
    const app = await testApp({ plan: 'built-in' });
    const { fields } = await answerAt(app, DRILL);
    expectNoChange(app.db, () => undefined);
    const again = await Promise.all(
      Array.from({ length: 50 }, () =>
        app.post('/practice/answers', { grade: 'good', missing: '', ...fields }),
      ),
    );
    expect(new Set(again.map(({ status }) => status))).toEqual(new Set([303]));
    expect(allAnswers(app)).toMatchObject([{ grade: 'good' }]);
  });

  it('sent again with another grade is told what was graded, and not lost', async () => {
    const app = await testApp({ plan: 'built-in' });
    const { fields } = await answerAt(app, DRILL);
    const again = await app.post('/practice/answers', { ...fields, grade: 'easy', missing: '' });
    expect(again.status).toBe(409);
    expect(again.$('main').text()).toContain('Good');
    expect(allAnswers(app)).toMatchObject([{ grade: 'good' }]);
  });

  it('from a window that is out of date shows both, and records one more when it is graded again', async () => {
    const app = await testApp({ plan: 'built-in' });
    const { fields } = await answerAt(app, DRILL, { grade: 'easy', points: ['1'], missing: 'Nothing much' });
    await answerAt(app, DRILL);
    const stale = { ...fields, formToken: randomUUID(), grade: 'again', points: ['2'], missing: 'All of it' };

    const { status, $ } = await app.post('/practice/answers', stale);

    expect(status).toBe(409);
    expect($('.error-summary').text()).toMatch(/graded\s+Easy.*Nothing much/s);
    expect($('#field-missing').text()).toContain('All of it');
    expect($('#point-2').attr('checked')).toBeDefined();
    expect(listAnswersTo(app.db, fields.question ?? '')).toHaveLength(1);

    await app.post('/practice/answers', {
      ...fieldsOf($),
      grade: 'again',
      points: ['2'],
      missing: 'All of it',
    });
    expect(listAnswersTo(app.db, fields.question ?? '').map(({ grade }) => grade)).toEqual(['easy', 'again']);
    expect(allAnswers(app)).toHaveLength(3);
  });

  it('is not uncovered any more once another window answered it', async () => {
    const app = await testApp({ plan: 'built-in' });
    const { fields } = await answerAt(app, DRILL);
    const { $ } = await app.get(`${DRILL}?question=${fields.question}&reveal=yes`);
    expect($('form.asking').length).toBe(1);
  });
});

describe('the other forms', () => {
  it('a derivation notes its time and the first stuck step, and tells them afterwards', async () => {
    const app = await testApp({ plan: 'built-in' });
    const { answer, uncovered } = await answerAt(app, `/practice/derivations/${SOFTMAX}`, {
      time: '12',
      stuckAt: '3',
      points: ['1', '2'],
      grade: '',
    });

    expect(answer.headers.location).toBe('/practice/derivations');
    expect(uncovered.$('.made__legend').text()).toContain('steps');
    expect(allAnswers(app)).toMatchObject([{ mode: 'derivation', seconds: 720, stuckAt: 3 }]);
    const { $ } = await app.get('/practice/derivations');
    const line = $('.derivations li').first().text();
    expect(line).toContain('Softmax with cross-entropy');
    expect(line).toMatch(/12 min, first stuck at step 3 of/);
    expect($('.derivations').first().find('> li').length).toBe(5);
    expect($('.lead').text()).toContain('1 of');
  });

  it.each(['soon', '-3', '5:75', '999'])(
    'refuses a time of “%s”, and keeps it in its field',
    async (time) => {
      const app = await testApp({ plan: 'built-in' });
      const { answer } = await answerAt(app, `/practice/derivations/${SOFTMAX}`, { time });
      expect(answer.status).toBe(422);
      expect(answer.$('#field-time').val()).toBe(time);
      expect(allAnswers(app)).toEqual([]);
    },
  );

  it('a ladder asks the same at three lengths, each with the points that fit, and then shows them together', async () => {
    const app = await testApp({ plan: 'built-in' });
    const address = `/practice/ladder/${SOFTMAX}`;
    const legends: string[] = [];
    for (const words of ['20 s', '1 min', '2 min']) {
      const { asked, uncovered, answer } = await answerAt(app, address, { grade: '', points: ['1'] });
      expect(asked.$('.asking__task').text()).toContain(`In ${words}`);
      expect(answer.headers.location).toBe(address);
      legends.push(uncovered.$('.made__legend').text());
    }

    expect(legends[0]).toContain('1 step will do');
    expect(allAnswers(app).map(({ mode, grade }) => [mode, grade])[0]).toEqual(['ladder', 'easy']);
    expect(allAnswers(app)).toHaveLength(3);
    const { $ } = await app.get(address);
    expect($('.rungs tbody tr').length).toBe(3);
    expect((await app.get('/practice/ladder')).$('.questions__link').first().attr('href')).toBe(address);
  });

  it('a lightning round has ten prompts of 30 seconds, in the same order until they are all answered', async () => {
    const app = await testApp({ plan: 'built-in' });
    const order = (await app.get('/practice/lightning'))
      .$('.round-way__step')
      .toArray()
      .map(({ attribs }) => attribs.title);
    expect(order).toHaveLength(10);
    for (const prompt of order) {
      const { asked } = await answerAt(app, '/practice/lightning');
      expect(promptOf(asked)).toBe(prompt);
      expect(asked.$('[data-answer-clock]').attr('data-answer-clock')).toBe('30');
    }

    expect((await app.get('/practice/lightning')).$('.answered__line').length).toBe(10);
    expect(new Set(allAnswers(app).map(({ mode }) => mode))).toEqual(new Set(['lightning']));
  });

  it('any question is answered by itself, and leads back to its history', async () => {
    const app = await testApp({ plan: 'built-in' });
    const { answer } = await answerAt(app, `/practice/questions/${SOFTMAX}/answer`, {
      missing: 'The Jacobian',
    });

    expect(answer.headers.location).toBe(`/practice/questions/${SOFTMAX}`);
    const { $ } = await app.get(`/practice/questions/${SOFTMAX}`);
    expect($('#history').text()).toContain('Missing: The Jacobian');
    expect($('.page-head .state').text()).toBe('Learning');
    const { uncovered } = await answerAt(app, `/practice/questions/${SOFTMAX}/answer`);
    expect(uncovered.$('#field-missing-hint').text()).toBe('The last time: The Jacobian');
  });

  it.each([
    '/practice/ladder/code-dataloader',
    '/practice/ladder/nothing',
    '/practice/derivations/code-dataloader',
    '/practice/questions/nothing/answer',
  ])('are not there for what they do not fit: %s', async (address) => {
    expect((await (await testApp()).get(address)).status).toBe(404);
  });
});

describe('the bank', () => {
  it('is filtered by state, which each question tells', async () => {
    const app = await testApp({ plan: 'built-in' });
    await answerAt(app, `/practice/questions/${SOFTMAX}/answer`, { grade: 'again' });
    await answerAt(app, '/practice/questions/derive-reinforce/answer', { grade: 'easy' });

    const found = async (state: string) => {
      const { $ } = await app.get(`/practice?state=${state}`);
      return $('.questions__link')
        .toArray()
        .map(({ attribs }) => attribs.href?.split('?')[0]?.split('/').at(-1));
    };
    expect(await found('weak')).toEqual([SOFTMAX]);
    expect(await found('learning')).toEqual(['derive-reinforce']);
    expect(await found('due')).toEqual([]);
    expect((await found('new')).length).toBeGreaterThan(100);
    expect((await app.get('/practice?state=weak')).$('.questions .state').text()).toBe('Weak');
  });

  it('begins with the day’s drill, and says how far it is', async () => {
    const app = await testApp({ plan: 'built-in' });
    expect((await app.get('/practice')).$('.drill-now').text()).toMatch(
      /Start today’s drill.*new questions/s,
    );
    await answerAt(app, DRILL);
    expect((await app.get('/practice')).$('.drill-now').text()).toMatch(/Go on.*left/s);
  });
});

describe('Today', () => {
  it('has the drill among the habits where the phase has no such habit', async () => {
    const app = await testApp({ plan: 'built-in' });
    expect((await app.get('/today')).$('#drill').text()).toMatch(
      /Daily drill.*\d+ questions, about \d+ min/s,
    );
    expect((await app.get('/days/2026-03-03')).$('#drill').length).toBe(0);
  });

  it('has it on the line of the phase’s own habit, once', async () => {
    const app = await testApp({ plan: 'built-in', now: '2026-03-18T09:00:00Z' });
    const { $ } = await app.get('/today');
    expect($('#drill').length).toBe(0);
    expect($('a[href="/practice/drill"]').length).toBe(1);
    expect($('[id^=habit]').text()).toMatch(/Answer one deep-learning.*Drill: \d+ questions/s);
  });
});
