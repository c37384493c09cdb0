import { describe, expect, it } from 'vitest';
import { latestChange } from '../../../db/journal/history.ts';
import { type TestApp, testApp } from '../../support/app/test-app.ts';
import { dumpData, latestWords } from '../../support/database/db.ts';

/** The sample plan's second Monday: the day after its first week. */
const DAY_AFTER = '2026-03-09T09:00:00Z';
const SAID = { confidence: '4', proof: 'A talk', intention: 'One paper a day', revision: '0' };
const REVIEW = '/weeks/1/review';
const CLOSING = '/weeks/1/review/closing';

const appAfterWeek = () => testApp({ now: DAY_AFTER });
const reviews = ({ plan }: TestApp) => plan().weekReviews;

/** What a form changes is one change: taken back, all data is as before. */
async function expectUndoable(app: TestApp, change: () => Promise<unknown>): Promise<void> {
  const before = JSON.stringify(dumpData(app.db));
  await change();
  expect(JSON.stringify(dumpData(app.db))).not.toBe(before);
  const { id } = latestChange(app.db) ?? { id: 0 };
  await app.post(`/changes/${id}/undo`, { undone: 'yes' });
  expect(JSON.stringify(dumpData(app.db))).toBe(before);
}

describe('a review', () => {
  it('opens on Today the day after its week, in one line, and not before', async () => {
    const app = await appAfterWeek();
    await app.post('/tasks/1/completion', { done: 'yes', on: '2026-03-03' });

    const { $ } = await app.get('/today');
    expect($('#review .invitation__words').text()).toBe('Week 1 is over. Review week 1');
    expect($('#review-open').attr('href')).toBe(REVIEW);
    expect($('#review-open').text()).toBe('Review week 1');

    app.setNow('2026-03-07T09:00:00Z');
    expect((await app.get('/today')).$('#review')).toHaveLength(0);
    expect((await app.get('/days/2026-03-09')).$('#review')).toHaveLength(0);
  });

  it('has what was finished, what slipped, habits, evidence, questions and the outcome', async () => {
    const app = await appAfterWeek();
    await app.post('/tasks/1/completion', { done: 'yes', on: '2026-03-03' });
    await app.post('/tasks/1/evidence', { kind: 'note', text: 'Seen', location: '', value: '' });

    const { $ } = await app.get(REVIEW);

    expect($('h1').text()).toBe('Review of week 1');
    expect($('#finished').text()).toContain('Task 1');
    expect($('#slipped .item__title').text()).toBe('Task 2');
    expect($('#slipped a[href^="/replan?way="]')).toHaveLength(3);
    expect(
      $('#words textarea')
        .toArray()
        .map(({ attribs }) => attribs.id),
    ).toEqual(['went-well-1', 'got-in-the-way-1', 'do-differently-1', 'reflection-1']);
    expect($('#outcome').text()).toContain('Can tell it');
    expect(
      $('[name=confidence]')
        .toArray()
        .map(({ attribs }) => attribs.value),
    ).toEqual(['1', '2', '3', '4', '5']);
    expect($('#outcome').text()).toMatch(/not yet.*any day/s);
    expect($('main a[href="/phases/first"]').text()).toBe('See how the phase went');
  });

  it('settles what slipped in place, and tells what became of it', async () => {
    const app = await appAfterWeek();
    const move = { action: 'day', day: '2026-03-12', from: REVIEW };

    const { $ } = await app.post('/tasks/2/sessions', move, { htmx: true });

    expect($('#slipped .item__title').text()).toBe('Task 1');
    expect($('#slipped .ledger__line').text()).toContain('Task 2');
    expect($('#slipped .ledger__line').text()).toContain('now on Thu 12 Mar');
  });

  it.each([
    { name: 'that has not begun', path: '/weeks/2/review', now: '2026-03-04T09:00:00Z' },
    { name: 'that the plan does not have', path: '/weeks/3/review', now: DAY_AFTER },
    { name: 'by another name', path: '/weeks/x/review', now: DAY_AFTER },
    { name: 'with a part', path: '/weeks/1.5/review', now: DAY_AFTER },
  ])('of a week $name is not there, to read or to write', async ({ path, now }) => {
    const app = await testApp({ now });
    const before = latestChange(app.db)?.id;

    expect((await app.get(path)).status).toBe(404);
    expect((await app.post(path, SAID)).status).toBe(404);
    expect((await app.post(`${path}/closing`, { wanted: 'done', seen: 'open' })).status).toBe(404);
    expect(latestChange(app.db)?.id).toBe(before);
  });

  it('leads to the setup before there is a plan, and writes nothing', async () => {
    const app = await testApp({ plan: 'none' });

    expect((await app.get(REVIEW)).headers.location).toBe('/setup?needs=plan');
    expect((await app.post(REVIEW, SAID)).status).toBe(404);
    expect((await app.post(CLOSING, { wanted: 'done', seen: 'open' })).status).toBe(404);
  });
});

describe('what is said of a week', () => {
  it('is saved without JavaScript, leads back, and leaves the other week alone', async () => {
    const app = await appAfterWeek();
    await app.post('/weeks/2/review', { ...SAID, proof: 'Neighbour' });

    const answer = await app.post(REVIEW, { ...SAID, from: REVIEW });

    expect([answer.status, answer.headers.location]).toEqual([303, `${REVIEW}#next`]);
    expect(reviews(app)).toMatchObject([
      { week: 1, confidence: 4, proof: 'A talk', intention: 'One paper a day', closing: null, revision: 1 },
      { week: 2, proof: 'Neighbour' },
    ]);
    const { $ } = await app.get(REVIEW);
    expect($('[name=confidence][checked]').val()).toBe('4');
    expect($('#field-proof').text()).toBe('A talk');
    expect($('#field-intention').val()).toBe('One paper a day');
    // Later, so that it is not the same typing going on.
    app.setNow('2026-03-09T10:00:00Z');
    await expectUndoable(app, () => app.post(REVIEW, { ...SAID, confidence: '1', revision: '1' }));
  });

  it('answers htmx with the line under the words alone, which the next save builds on', async () => {
    const { post } = await appAfterWeek();

    const { status, $ } = await post(REVIEW, { ...SAID, from: REVIEW }, { htmx: true });

    expect(status).toBe(200);
    expect($('body').children()).toHaveLength(1);
    expect($('#review-1-status[role=status]').text()).toBe('Saved');
    expect($('[name=revision]').val()).toBe('1');
  });

  it('can leave everything out', async () => {
    const app = await appAfterWeek();

    expect((await app.post(REVIEW, { proof: '', intention: '', revision: '0' })).status).toBe(303);

    expect(reviews(app)).toEqual([]);
  });

  it('from an older page is refused, for htmx beside the fields with what was saved there', async () => {
    const app = await appAfterWeek();
    await app.post(REVIEW, { ...SAID, proof: 'Theirs <b>', confidence: '2' });

    const { status, $ } = await app.post(REVIEW, { ...SAID, proof: 'Mine' }, { htmx: true });

    expect(status).toBe(409);
    expect($('#review-1-status[role=alert]').text()).toContain('Not saved');
    expect(
      $('.theirs__value')
        .toArray()
        .map((theirs) => $(theirs).text()),
    ).toEqual(['Confidence: 2 of 5', 'Proof: Theirs <b>']);
    expect($('[name=revision]').val()).toBe('1');
    expect(reviews(app)[0]?.proof).toBe('Theirs <b>');
  });

  it('from an older page is refused, without JavaScript on a page that can settle it', async () => {
    const app = await appAfterWeek();
    await app.post(REVIEW, { ...SAID, proof: 'Theirs' });

    const { status, $ } = await app.post(REVIEW, { ...SAID, proof: '\nMine <b>', intention: 'Rest' });
    expect(status).toBe(409);
    expect($('[role=alert]').text()).toContain('this review was changed in another window');
    expect($('#field-proof').text()).toBe('\nMine <b>');
    expect($('#field-intention').val()).toBe('Rest');
    expect(
      $('.theirs__value')
        .toArray()
        .map((theirs) => $(theirs).text()),
    ).toEqual(['Theirs', 'One paper a day']);
    const revision = String($('#review-1 [name=revision]').val());

    expect((await app.post(REVIEW, { ...SAID, proof: 'Both', revision })).status).toBe(303);
    expect(reviews(app)[0]?.proof).toBe('Both');
  });

  it('of fifty windows at once is never overwritten', async () => {
    const app = await appAfterWeek();

    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) => app.post(REVIEW, { ...SAID, proof: `Window ${index}` })),
    );

    expect(answers.filter(({ status }) => status === 303)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(49);
  });

  it.each([
    { name: 'a confidence of 0', form: { ...SAID, confidence: '0' }, field: 'confidence' },
    { name: 'a confidence of 6', form: { ...SAID, confidence: '6' }, field: 'confidence' },
    { name: 'a confidence in words', form: { ...SAID, confidence: 'high' }, field: 'confidence' },
    { name: 'too long a proof', form: { ...SAID, proof: 'x'.repeat(2001) }, field: 'proof' },
    { name: 'too long an intention', form: { ...SAID, intention: 'x'.repeat(301) }, field: 'intention' },
    { name: 'a character that cannot be kept', form: { ...SAID, proof: 'a\0b' }, field: 'proof' },
  ])('with $name is refused in words, and what was typed is kept', async ({ form, field }) => {
    const app = await appAfterWeek();

    const sent = await app.post(REVIEW, form);
    const fragment = await app.post(REVIEW, form, { htmx: true });

    expect([sent.status, fragment.status]).toEqual([422, 422]);
    expect(sent.$(`.error-summary a[href="#field-${field}"]`)).toHaveLength(1);
    expect(sent.$(`#field-${field}`)).toHaveLength(1);
    expect(sent.$('#field-intention').val()).toBe(form.intention);
    expect(fragment.headers['hx-retarget']).toBe('#flash');
    expect(reviews(app)).toEqual([]);
  });

  it('refused on an older page still builds on that page, so that nothing is overwritten afterwards', async () => {
    const app = await appAfterWeek();
    await app.post(REVIEW, SAID);

    const { $ } = await app.post(REVIEW, { ...SAID, confidence: '9' });

    expect($('#review-1 [name=revision]').val()).toBe('0');
  });

  it.each([
    { name: 'no revision', form: { proof: '', intention: '' } },
    { name: 'a revision in words', form: { ...SAID, revision: 'latest' } },
    { name: 'no proof', form: { intention: '', revision: '0' } },
  ])('with $name is refused', async ({ form }) => {
    const app = await appAfterWeek();
    expect((await app.post(REVIEW, form)).status).toBe(422);
    expect(reviews(app)).toEqual([]);
  });

  it('stands on the page of its week, and the intention on Today of the week after', async () => {
    const app = await appAfterWeek();
    await app.post(REVIEW, SAID);
    await app.post('/weeks/1/reflection/went-well', { text: 'The *mornings*', revision: '0' });

    const { $ } = await app.get('/weeks/1');
    expect($('#review-summary').text()).toContain('4 of 5');
    expect($('#review-summary').text()).toContain('A talk');
    expect($('#review-summary').text()).toContain('One paper a day');
    expect($('#review-summary em').text()).toBe('mornings');
    expect((await app.get('/today')).$('.intention').text()).toBe(
      'Your intention for this week: One paper a day',
    );
    const week = (await app.get('/weeks')).$('#week-1');
    expect(week.text()).toMatch(/Confidence.*4 of 5.*The mornings/s);
    expect(week.find('em').text()).toBe('mornings');
    app.setNow('2026-03-16T09:00:00Z');
    expect((await app.get('/today')).$('.intention')).toHaveLength(0);
  });
});

describe('a review that is done', () => {
  it('is saved and put away at once, and leaves Today', async () => {
    const app = await appAfterWeek();

    const answer = await app.post(REVIEW, { ...SAID, done: 'yes', from: REVIEW });

    expect([answer.status, answer.headers.location]).toEqual([303, '/today']);
    expect(reviews(app)).toMatchObject([{ proof: 'A talk', closing: { on: '2026-03-09', as: 'done' } }]);
    expect((await app.get('/today')).$('#review')).toHaveLength(0);
    expect((await app.get(REVIEW)).$('.hint').first().text()).toContain('Done on Mon 9 Mar');
  });

  it('sends htmx where a reader without JavaScript goes', async () => {
    const app = await appAfterWeek();

    const answer = await app.post(REVIEW, { ...SAID, done: 'yes' }, { htmx: true });

    expect([answer.status, answer.headers['hx-redirect'], answer.body]).toEqual([204, '/today', '']);
  });

  it('leads to its week when it is looked at later', async () => {
    const app = await appAfterWeek();
    await app.post(CLOSING, { wanted: 'dismissed', seen: 'open' });

    const answer = await app.post(REVIEW, { ...SAID, done: 'yes' });

    expect(answer.headers.location).toBe('/weeks/1');
  });
});

describe('putting a review away', () => {
  it('takes it off Today, as one change, and the other week is left alone', async () => {
    const app = await testApp({ now: '2026-03-16T09:00:00Z' });

    const answer = await app.post('/weeks/2/review/closing', {
      wanted: 'dismissed',
      seen: 'open',
      from: '/today',
    });

    expect([answer.status, answer.headers.location]).toEqual([303, '/today']);
    expect(reviews(app)).toMatchObject([{ week: 2, closing: { as: 'dismissed' } }]);
    expect((await app.get('/today')).$('#review .invitation__words').text()).toContain('Week 1 is over');
    expect(latestWords(app.db)).toBe('Dismissed the review of week 2');
    await expectUndoable(app, () => app.post(CLOSING, { wanted: 'dismissed', seen: 'open' }));
  });

  it('answers htmx with the page it was on', async () => {
    const { post } = await appAfterWeek();

    const { status, $ } = await post(
      CLOSING,
      { wanted: 'dismissed', seen: 'open', from: '/today' },
      { htmx: true },
    );

    expect(status).toBe(200);
    expect($('main.page--day')).toHaveLength(1);
    expect($('#review')).toHaveLength(0);
  });

  it('can take all earlier weeks along', async () => {
    const app = await testApp({ now: '2026-03-16T09:00:00Z' });
    const { $ } = await app.get('/today');
    expect($('#review .invitation__words').text()).toContain('Week 2 is over');
    expect($('#review-earlier a').attr('href')).toBe(REVIEW);
    const form = $('#review-earlier form');

    await app.post(form.attr('action') ?? '', { wanted: 'dismissed', seen: 'open', earlier: 'yes' });

    expect(reviews(app).map(({ week, closing }) => [week, closing?.as])).toEqual([[1, 'dismissed']]);
    expect((await app.get('/today')).$('#review-earlier')).toHaveLength(0);
  });

  it('is taken back by opening it again', async () => {
    const app = await appAfterWeek();
    await app.post(CLOSING, { wanted: 'done', seen: 'open' });

    await app.post(CLOSING, { wanted: 'open', seen: 'done' });

    expect(reviews(app)).toMatchObject([{ closing: null }]);
    expect((await app.get('/today')).$('#review')).toHaveLength(1);
  });

  it('that another window put away otherwise is refused, and the same twice is harmless', async () => {
    const app = await appAfterWeek();
    await app.post(CLOSING, { wanted: 'done', seen: 'open' });
    const before = latestChange(app.db)?.id;

    const stale = await app.post(CLOSING, { wanted: 'dismissed', seen: 'open' });
    const again = await app.post(CLOSING, { wanted: 'done', seen: 'open' });

    expect([stale.status, again.status]).toEqual([409, 303]);
    expect(stale.$('h1').text()).toBe('The review of week 1 is done by now.');
    expect(reviews(app)).toMatchObject([{ closing: { as: 'done' } }]);
    expect(latestChange(app.db)?.id).toBe(before);
  });

  it.each([
    { name: 'nothing', form: {} },
    { name: 'another wish', form: { wanted: 'deleted', seen: 'open' } },
    { name: 'nothing of what it saw', form: { wanted: 'done' } },
  ])('with a form that says $name is refused in words', async ({ form }) => {
    const app = await appAfterWeek();
    const answer = await app.post(CLOSING, form);
    expect(answer.status).toBe(422);
    expect(answer.body).toContain('Nothing was changed.');
    expect(reviews(app)).toEqual([]);
  });
});

describe('the page of a phase', () => {
  it('has its outcome, the confidence of its weeks, its evidence and what was dropped', async () => {
    const app = await appAfterWeek();
    await app.post('/tasks/1/completion', { done: 'yes', on: '2026-03-03' });
    await app.post('/tasks/1/evidence', { kind: 'note', text: 'Seen', location: '', value: '' });
    await app.post('/tasks/2/drop', { dropped: 'yes', reason: 'Too much' });
    await app.post(REVIEW, SAID);
    await app.post('/weeks/2/review', { ...SAID, confidence: '1', proof: 'Of the other' });

    const { status, $ } = await app.get('/phases/first');

    expect(status).toBe(200);
    expect($('.lead').text()).toBe('1 of 1 task finished, 1 dropped, 1 piece of evidence.');
    expect($('main').text()).toContain('Can tell it');
    expect($('main').text()).toContain('A talk');
    expect($('.confidence').text()).toBe('4 of 5');
    expect($('main').text()).toContain('Task 2: Too much');
    expect($('main').text()).not.toContain('Of the other');
    expect((await app.get('/plan')).$('a[href="/phases/first"]')).toHaveLength(1);
    expect((await app.get('/weeks')).$('a[href="/phases/first"]')).toHaveLength(1);
  });

  it('is not there for a phase that the plan does not have', async () => {
    const { get } = await appAfterWeek();
    expect((await get('/phases/nowhere')).status).toBe(404);
  });
});
