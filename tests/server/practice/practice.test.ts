import type { CheerioAPI } from 'cheerio';
import { describe, expect, it } from 'vitest';
import { listQuestions } from '../../../plans/practice/bank/question-bank.ts';
import { loadLibrary } from '../../../server/library/library.ts';
import { type TestApp, testApp } from '../../support/app/test-app.ts';

const { categories, builtIn } = loadLibrary();
const bank = listQuestions(categories).map(({ question }) => question);
const PLAIN_ENGLISH = categories.find(({ id }) => id === 'plain-english');
if (!PLAIN_ENGLISH) throw new Error('The bank has plain English');
const [FIRST, SECOND, THIRD] = PLAIN_ENGLISH.questions;
if (!FIRST || !SECOND || !THIRD) throw new Error('There are three questions in plain English');

const promptsOn = ($: CheerioAPI, selector: string) =>
  $(selector)
    .toArray()
    .map((prompt) => $(prompt).text());

/** The built-in roadmap, in its sixth week. */
function inWeekSix(): Promise<TestApp> {
  return testApp({ plan: 'built-in', now: '2026-04-08T09:00:00Z' });
}

describe('the list of practice questions', () => {
  it('has what belongs to the week first, then every category with its counts', async () => {
    const { get } = await inWeekSix();
    const { status, $ } = await get('/practice');

    expect(status).toBe(200);
    const phase = builtIn.phases.find(({ id }) => id === 'deep-reinforcement-learning');
    expect($('.entry__label').first().text()).toBe(`For week 6: ${phase?.title}`);
    const shown = promptsOn($, '.questions__prompt');
    expect(shown.length).toBeGreaterThan(4);
    const ofPhase = bank.filter((question) => question.phase === phase?.id).map(({ prompt }) => prompt);
    expect(shown.filter((prompt) => !ofPhase.includes(prompt))).toEqual([]);
    expect(promptsOn($, '.categories__title').toSorted()).toEqual(
      categories.map(({ title }) => title).toSorted(),
    );
    expect($('.categories__count').first().text()).toMatch(/^\d+ questions, \d+ for this phase$/);
    expect($('.categories__count').text()).toContain(`${PLAIN_ENGLISH.questions.length} questions`);
  });

  it.each([
    { name: 'before there is a plan', plan: 'none' as const, now: '2026-04-08T09:00:00Z' },
    {
      name: 'with a plan that the bank knows nothing of',
      plan: 'made' as const,
      now: '2026-03-04T09:00:00Z',
    },
    { name: 'after the plan', plan: 'built-in' as const, now: '2027-01-01T09:00:00Z' },
  ])('is there $name, without a week', async ({ plan, now }) => {
    const { get } = await testApp({ plan, now });
    const { status, $ } = await get('/practice');

    expect(status).toBe(200);
    expect($('.entry__label').text()).not.toContain('For week');
    expect($('.categories__item')).toHaveLength(categories.length);
  });

  it('is searched and filtered by its address, and says how much is left', async () => {
    const { get } = await testApp();
    const expected = bank.filter(({ form, difficulty }) => form === 'code' && difficulty === 1);
    const { $ } = await get('/practice?q=&category=&phase=&form=code&difficulty=1');

    expect(promptsOn($, '.questions__prompt')).toEqual(expected.map(({ prompt }) => prompt));
    expect($('#bank [role=status]').text()).toBe(`${expected.length} of ${bank.length} questions.`);
    expect($('#bank-form').val()).toBe('code');
    expect($('#bank-difficulty').val()).toBe('1');
    expect($('#bank-category').val()).toBe('');
    const { $: found } = await get('/practice?q=KL+Divergence&category=plain-english');
    expect(promptsOn(found, '.questions__prompt')).toContain(FIRST.prompt);
    expect(found('#bank-search').val()).toBe('KL Divergence');
  });

  it('says so when nothing matches', async () => {
    const { get } = await testApp();
    const { status, $ } = await get('/practice?q=zebra+crossing');

    expect(status).toBe(200);
    expect($('#bank [role=status]').text()).toBe('No question matches.');
    expect($('#bank a').attr('href')).toBe('/practice');
  });

  it('lets everything through for choices that do not exist', async () => {
    const { get } = await testApp();
    for (const query of ['category=x', 'phase=__proto__', 'form=sing', 'difficulty=4', 'difficulty=1.0']) {
      const { status, $ } = await get(`/practice?${query}`);
      expect([query, status, $('.categories__item').length]).toEqual([query, 200, categories.length]);
    }
    expect((await get(`/practice?q=${'x'.repeat(5000)}`)).$('#bank-search').val()).toHaveLength(200);
  });

  it('shows what was searched for as words, wherever it comes back', async () => {
    const { get } = await testApp();
    const hostile = '"><img src=x onerror=alert(1)><script>alert(1)</script>';
    const query = new URLSearchParams({ q: hostile, category: hostile });
    for (const path of ['/practice', '/practice/sheet', `/practice/questions/${FIRST.id}`]) {
      const { $ } = await get(`${path}?${query}`);
      expect([path, $('main img, main script, [onerror]').length]).toEqual([path, 0]);
    }
    expect((await get(`/practice?${query}`)).$('#bank-search').val()).toBe(hostile);
    expect((await get(`/practice/sheet?${query}`)).$('.lead').text()).toContain(hostile);
  });

  it('offers only phases that some question belongs to, in the order of the road', async () => {
    const { get } = await testApp();
    const { $ } = await get('/practice');
    const offered = $('#bank-phase option')
      .toArray()
      .flatMap(({ attribs }) => attribs.value || []);
    const asked = builtIn.phases.filter(({ id }) => bank.some(({ phase }) => phase === id));
    expect(offered).toEqual(asked.map(({ id }) => id));
  });
});

describe('the page of a question', () => {
  it('asks first, and covers the answer', async () => {
    const { get } = await testApp();
    const { status, $ } = await get(`/practice/questions/${FIRST.id}`);

    expect(status).toBe(200);
    expect($('h1').text()).toBe(FIRST.prompt);
    expect($('.questions__facts').text()).toBe('Lightning30 sWarm-up');
    expect($('.question__probing').text()).toBe(FIRST.probing);
    // The note on each thing to read is one fold more.
    expect($('details')).toHaveLength(4 + FIRST.reads.length);
    expect($('details[open]')).toHaveLength(0);
    expect(promptsOn($, 'details ol li')).toEqual(FIRST.points);
    expect(promptsOn($, 'details ul li')).toEqual([...FIRST.pitfalls, ...FIRST.followUps]);
    const uncovered = $('main').clone();
    uncovered.find('details').remove();
    for (const covered of [...FIRST.points, ...FIRST.pitfalls])
      expect(uncovered.text()).not.toContain(covered);
    expect($('.question__sources').text()).toContain('Kundan Kumar');
  });

  it('leads to the tasks that it belongs to, and says how they stand', async () => {
    const { get, post, plan } = await inWeekSix();
    const task = plan().tasks.find(({ key }) => key === FIRST.tasks[0]);
    await post(`/tasks/${task?.id}/completion`, { done: 'yes' });
    const { $ } = await get(`/practice/questions/${FIRST.id}`);

    const link = $(`.glance a[href="/tasks/${task?.id}"]`);
    expect(link.text()).toBe(task?.title);
    expect(link.parent().text()).toContain('done');
  });

  it('names its tasks without a link where the plan has none of them', async () => {
    const { get } = await testApp({ plan: 'none' });
    const { $ } = await get(`/practice/questions/${FIRST.id}`);

    const known = builtIn.phases.flatMap(({ tasks }) => tasks);
    const titles = FIRST.tasks.map((id) => known.find((task) => task.id === id)?.title);
    expect(promptsOn($, '.glance li')).toEqual(titles);
    expect($('.glance a')).toHaveLength(0);
  });

  it('has its neighbours in the category', async () => {
    const { get } = await testApp();
    const { $: first } = await get(`/practice/questions/${FIRST.id}`);
    const { $: second } = await get(`/practice/questions/${SECOND.id}`);

    expect(first('[rel=prev]')).toHaveLength(0);
    expect(first('[rel=next]').attr('href')).toBe(`/practice/questions/${SECOND.id}`);
    expect(second('[rel=prev]').attr('href')).toBe(`/practice/questions/${FIRST.id}`);
    expect(second('[rel=next]').attr('href')).toBe(`/practice/questions/${THIRD.id}`);
    expect(second('.neighbours__place').text()).toBe(
      `2 of ${PLAIN_ENGLISH.questions.length} in Plain English`,
    );
  });

  it('has its neighbours among what was chosen, which goes along', async () => {
    const { get } = await testApp();
    const chosen = bank.filter(({ form }) => form === 'derive');
    const [before, at, after] = chosen;
    const { $ } = await get(`/practice/questions/${at?.id}?form=derive`);

    expect($('[rel=prev]').attr('href')).toBe(`/practice/questions/${before?.id}?form=derive`);
    expect($('[rel=next]').attr('href')).toBe(`/practice/questions/${after?.id}?form=derive`);
    expect($('.neighbours__place').text()).toContain(`2 of ${chosen.length} that you chose`);
    expect($('.neighbours__place a').attr('href')).toBe('/practice?form=derive');
  });

  it('falls back on its category when what was chosen leaves it out', async () => {
    const { get } = await testApp();
    const { $ } = await get(`/practice/questions/${SECOND.id}?form=story`);
    expect($('.neighbours__place').text()).toContain('in Plain English');
    expect($('[rel=next]').attr('href')).toBe(`/practice/questions/${THIRD.id}`);
  });

  it.each(['nowhere', '1', '__proto__', '%2e%2e', 'x'.repeat(3000)])('is not there: %s', async (id) => {
    const { get } = await testApp();
    expect((await get(`/practice/questions/${id}`)).status).toBe(404);
  });
});

describe('the practice sheet', () => {
  it('asks without answering', async () => {
    const { get } = await testApp();
    const { $ } = await get('/practice/sheet?category=plain-english');

    expect(promptsOn($, '.sheet__prompt')).toEqual(PLAIN_ENGLISH.questions.map(({ prompt }) => prompt));
    expect($('main').text()).not.toContain(FIRST.points[0]);
    expect($('main').text()).not.toContain(FIRST.probing);
    expect($('.lead').text()).toBe(`${PLAIN_ENGLISH.questions.length} questions: Plain English.`);
    expect($('.sheet__actions a').first().attr('href')).toBe(
      '/practice/sheet?category=plain-english&answers=yes',
    );
  });

  it('answers when asked to', async () => {
    const { get } = await testApp();
    const { $ } = await get('/practice/sheet?category=plain-english&answers=yes');

    for (const words of [...FIRST.points, ...FIRST.pitfalls, ...FIRST.followUps, FIRST.probing])
      expect($('.sheet__question').first().text()).toContain(words);
    expect($('h1').text()).toBe('Practice sheet with answers');
  });

  it('numbers its questions through all categories', async () => {
    const { get } = await testApp();
    const { $ } = await get('/practice/sheet');

    const lists = $('.sheet__questions').toArray();
    expect(lists).toHaveLength(categories.length);
    expect(lists.map(({ attribs }) => Number(attribs.start)).slice(0, 2)).toEqual([
      1,
      1 + (categories[0]?.questions.length ?? 0),
    ]);
    expect($('.sheet__question')).toHaveLength(bank.length);
  });

  it('says so when nothing matches', async () => {
    const { get } = await testApp();
    const { status, $ } = await get('/practice/sheet?q=zebra+crossing');
    expect([status, $('.lead').text()]).toEqual([200, 'No question matches: “zebra crossing”.']);
  });
});

describe('practice from elsewhere', () => {
  it('stands on the page of a task, with the questions that belong to it', async () => {
    const { get, plan } = await inWeekSix();
    const task = plan().tasks.find(({ key }) => key === FIRST.tasks[0]);
    const { $ } = await get(`/tasks/${task?.id}`);

    const expected = bank.filter(({ tasks }) => tasks.includes(task?.key ?? ''));
    const links = $('a[href^="/practice/questions/"]').toArray();
    expect(links.map(({ attribs }) => attribs.href)).toEqual(
      expected.map(({ id }) => `/practice/questions/${id}`),
    );
  });

  it('is not on the page of a task that no question belongs to', async () => {
    const { get } = await testApp();
    expect((await get('/tasks/1')).$('a[href^="/practice/questions/"]')).toHaveLength(0);
  });

  it('is a place of its own, between Plan and Portfolio', async () => {
    const { get } = await testApp();
    const { $ } = await get('/practice/sheet');
    expect(promptsOn($, '.nav__link')).toEqual(['Today', 'Plan', 'Practice', 'Portfolio', 'Progress']);
    expect($('[aria-current=page]').text()).toBe('Questions');
  });
});

describe('a question that the learner asks', () => {
  const asked = bank.filter(({ form }) => form === 'ask');

  it('is of a deck of its own, and not among those told at three lengths', async () => {
    const deck = categories.find(({ id }) => id === 'questions-for-them');
    expect(asked).toEqual(deck?.questions);
    expect(asked.length).toBeGreaterThan(7);
    const { get } = await inWeekSix();
    const { $ } = await get(`/practice/questions/${asked[0]?.id}`);
    expect($('.answer-links').text()).toBe('Ask it now');
  });

  it('says what it finds out and what to listen for, on its page, when it is asked and when it is graded', async () => {
    const { get } = await inWeekSix();
    const [question] = asked;
    const own = await get(`/practice/questions/${question?.id}`);
    expect(own.$('.entry__label').text()).toContain('What you find out');
    expect(own.$('.entry__label').text()).toContain('What to listen for');
    expect(own.$('main').text()).not.toContain('a strong answer');

    const asking = await get(`/practice/questions/${question?.id}/answer`);
    expect(asking.$('.asking__task').text()).toMatch(/^Ask it aloud in your own words\./);
    expect(asking.$('#reveal').text()).toContain('Uncover what to listen for');

    const grading = await get(`/practice/questions/${question?.id}/answer?reveal=yes`);
    expect(grading.$('.made__legend').text()).toBe('Which of these points did you have in mind?');
    expect(grading.$('.goes-on__title').text()).toBe('Ask yourself nextWeak questions');
  });

  it('stands beside others that are answered as before', async () => {
    const { get } = await inWeekSix();
    const asking = await get(`/practice/questions/${FIRST.id}/answer`);
    expect(asking.$('.asking__task').text()).toMatch(/say your answer aloud/);
  });
});
