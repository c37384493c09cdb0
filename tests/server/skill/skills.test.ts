import { describe, expect, it } from 'vitest';
import { type TestApp, testApp } from '../../support/app/test-app.ts';

const PAGE = '/portfolio/skills';

/** Begins the rating that is due, and says some levels. */
async function rate(site: TestApp, levels: Record<string, string>): Promise<string> {
  const { $ } = await site.get(PAGE);
  const form = $('#rating-due form');
  const fields = Object.fromEntries(
    form
      .find('input')
      .toArray()
      .map((input) => [$(input).attr('name') ?? '', $(input).attr('value') ?? '']),
  );
  const { status, headers } = await site.post(form.attr('action') ?? '', fields);
  expect(status).toBe(303);
  const address = String(headers.location);
  for (const [part, text] of Object.entries(levels)) {
    const saved = await site.post(`${address}/parts/${part}`, {
      text,
      revision: '0',
      field: `part-${part}`,
      from: address,
    });
    expect(saved.status).toBe(303);
  }
  return address;
}

async function skillOn(site: TestApp, id: string) {
  const { $ } = await site.get(PAGE);
  return $(`#skill-${id}`);
}

describe('the page of skills', () => {
  it('is there before there is a plan, without evidence', async () => {
    const { get } = await testApp({ plan: 'none' });
    const { status, $ } = await get(PAGE);
    expect(status).toBe(200);
    expect($('.skills__item')).toHaveLength(11);
    expect($('.skills__evidence')).toHaveLength(0);
    expect($('#rating-due')).toHaveLength(0);
  });

  it('offers the first rating, whose anchors are in sight, and shows it beside the evidence', async () => {
    const site = await testApp({ plan: 'built-in' });
    expect((await site.get('/practice/readiness')).$('.page-head .hint a').attr('href')).toBe(PAGE);
    const address = await rate(site, { python: '3', 'large-scale': '1' });
    const rating = await site.get(address);
    expect(rating.$('h1').text()).toBe('At the start');
    expect(rating.$('#part-python').attr('type')).toBe('radio');
    expect(rating.$('input[name=text][checked][value="3"]')).toHaveLength(1);

    const python = await skillOn(site, 'python');
    expect(python.find('.skills__levels').text()).toBe('34 Mar');
    expect(python.find('.skills__anchor').text()).toContain('vectorised');
    expect(python.find('.skills__evidence li').toArray().length).toBe(3);
    const { $ } = await site.get(PAGE);
    expect($('#rating-due')).toHaveLength(0);
    expect($('#weak-skills li').text()).toContain('Large-scale systems');
  });

  it('asks again at the end of a phase: there, on the page of the phase and in the review', async () => {
    const site = await testApp({ plan: 'built-in' });
    await rate(site, { python: '2' });
    expect((await site.get('/phases/research-portfolio')).body).not.toContain('rate your skills again');
    site.setNow('2026-03-15T12:00:00Z');
    expect((await site.get('/phases/research-portfolio')).body).toContain('rate your skills again');
    expect((await site.get('/phases/deep-learning')).body).not.toContain('rate your skills again');
    expect((await site.get('/weeks/2/review')).$('.phase-end').text()).toContain('rate your skills again');
    expect((await site.get('/weeks/1/review')).body).not.toContain('rate your skills again');

    site.setNow('2026-03-16T12:00:00Z');
    expect((await site.get(PAGE)).$('#rating-due').text()).toContain('is over: where do you stand now?');
    expect((await site.get('/phases/research-portfolio')).body).toContain('is over: <a');
    site.setNow('2026-03-15T12:00:00Z');
    expect((await site.get(PAGE)).$('#rating-due').text()).toContain('ends: where do you stand now?');

    await rate(site, { python: '3' });
    expect((await skillOn(site, 'python')).find('.skills__levels li')).toHaveLength(2);
    expect((await site.get('/weeks/2/review')).$('.phase-end').text()).not.toContain('rate your skills');
  });
});

describe('what a rating offers', () => {
  it('where it is low, more time for the tasks to come: previewed, and taken back as one change', async () => {
    const site = await testApp({ plan: 'built-in' });
    await rate(site, { algorithms: '2' });
    const address = (await skillOn(site, 'algorithms')).find('.hint a').first().attr('href') ?? '';
    expect(address).toBe('/progress/time/estimates?skill=algorithms');
    const before = site.plan().tasks.map(({ minutes }) => minutes);

    const { $ } = await site.get(address);
    expect($('h1').text()).toBe('More time for “Algorithms and data structures”');
    expect(site.plan().tasks.map(({ minutes }) => minutes)).toEqual(before);
    const form = $('form[action="/progress/time/estimates"]');
    const value = (name: string) => form.find(`input[name=${name}]`).attr('value') ?? '';
    const chosen = form
      .find('input[name=task][checked]')
      .toArray()
      .map((box) => $(box).attr('value') ?? '');
    expect(chosen.length).toBeGreaterThan(0);
    const fields = {
      skill: value('skill'),
      basis: value('basis'),
      formToken: value('formToken'),
      task: chosen,
    };
    const applied = await site.post('/progress/time/estimates', fields);
    expect(applied.headers.location).toBe(PAGE);

    const changed = site.plan().tasks.filter(({ minutes }, index) => minutes !== before[index]);
    expect(changed.map(({ id }) => String(id))).toEqual(chosen);
    expect(
      changed.every(({ minutes, baseline }) => minutes > baseline.reduce((all, one) => all + one.minutes, 0)),
    ).toBe(true);
    expect((await site.get('/changes')).body).toContain('for “Algorithms and data structures” 1.25 times');
    expect((await site.get(address)).body).toContain('These estimates are like that already');

    await site.post('/progress/time/estimates', fields);
    expect(site.plan().tasks.filter(({ minutes }, index) => minutes !== before[index])).toHaveLength(
      chosen.length,
    );
  });

  it('where it is high, the plan without its stretch tasks: previewed in a replan', async () => {
    const site = await testApp({ plan: 'built-in' });
    await rate(site, { 'deep-learning': '4', mathematics: '3' });
    const hint = (await skillOn(site, 'deep-learning')).find('.hint');
    expect(hint.text()).toContain('stretch task');
    const address = hint.find('a').attr('href') ?? '';
    expect(address).toMatch(/^\/replan\?way=same-finish&drop=\d+/);
    expect((await site.get(address)).status).toBe(200);
    expect((await skillOn(site, 'mathematics')).find('.hint')).toHaveLength(0);
  });

  it('is for skills that there are', async () => {
    const site = await testApp({ plan: 'built-in' });
    expect((await site.get('/progress/time/estimates?skill=constructor')).status).toBe(404);
    const posted = await site.post('/progress/time/estimates', { skill: 'nothing', basis: 'x' });
    expect(posted.status).toBe(303);
    expect(posted.headers.location).toBe(PAGE);
  });
});
