import { describe, expect, it } from 'vitest';
import { addPiece } from '../../../db/portfolio/pieces.ts';
import { day } from '../../../plans/day.ts';
import { seedDemo } from '../../../server/demo/seed-demo.ts';
import { findGates } from '../../../server/gate/find-gates.ts';
import { loadLibrary } from '../../../server/library/library.ts';
import { type TestApp, testApp } from '../../support/app/test-app.ts';
import { MOMENT } from '../../support/database/db.ts';

const library = loadLibrary();
const PHASE = '/phases/research-portfolio';

/** A project with something in each part that it requires. */
function addWholeProject({ db }: TestApp, key: string): void {
  const required =
    library.kinds.find(({ id }) => id === 'project')?.parts.filter((part) => part.required) ?? [];
  addPiece(db, {
    key,
    kind: 'project',
    noun: 'project',
    parentKey: '',
    title: `Project ${key}`,
    parts: new Map(required.map(({ id }) => [id, 'Words'])),
    ...MOMENT,
  });
}

async function criteriaOn(site: TestApp, path: string): Promise<string[]> {
  const { $ } = await site.get(path);
  return $('.criteria__line')
    .toArray()
    .map((line) => $(line).text().replace(/\s+/g, ' '));
}

describe('a gate', () => {
  it('stands on the page of its phase, without data on day 0', async () => {
    const site = await testApp({ plan: 'built-in', now: '2026-03-02T09:00:00Z' });
    const { $ } = await site.get(PHASE);
    expect($('#gate .entry__aside').text()).toContain('Nothing there yet, of 4 criteria');
    expect(await criteriaOn(site, PHASE)).toEqual([
      'Three project summaries are whole none of 3 no data',
      'Five results stand there with their figure and its spread none of 5 no data',
      'Three papers can be discussed none of 3 no data',
      'Three in ten of this phase’s questions were known again on a later day none of 11 no data',
    ]);
    expect($('#gate .criteria__sources').first().find('a').attr('href')).toBe('/portfolio/project');
    expect($('#gate .criteria__sources').eq(1).find('a').attr('href')).toBe('/portfolio/project');
  });

  it('moves with what exists, which is one tap away', async () => {
    const site = await testApp({ plan: 'built-in' });
    for (const key of ['piece-a', 'piece-b', 'piece-c']) addWholeProject(site, key);
    addPiece(site.db, {
      key: 'piece-d',
      kind: 'project',
      noun: 'project',
      parentKey: '',
      title: 'Begun',
      parts: new Map([['problem', 'Words']]),
      ...MOMENT,
    });
    const [summaries] = await criteriaOn(site, PHASE);
    expect(summaries).toBe('Three project summaries are whole 3 of 3 met');
    const { $ } = await site.get(PHASE);
    const sources = $('#gate .criteria__sources').first();
    expect(
      sources
        .find('a')
        .toArray()
        .map((link) => $(link).attr('href')),
    ).toEqual(['/pieces/piece-a', '/pieces/piece-b', '/pieces/piece-c', '/pieces/piece-d']);
    expect(sources.find('li').last().text()).toContain('not yet');

    await site.post('/pieces/piece-b/archive', { archived: 'yes', from: '/portfolio' });
    expect((await criteriaOn(site, PHASE))[0]).toBe('Three project summaries are whole 2 of 3 not yet');
  });

  it('is never opened by ticks', async () => {
    const site = await testApp({ plan: 'built-in' });
    addWholeProject(site, 'piece-a');
    const before = findGates({ db: site.db, library }, site.plan());
    for (const { id } of site.plan().tasks) {
      await site.post(`/tasks/${id}/completion`, { done: 'yes', from: '/today' });
    }
    expect(site.plan().tasks.every(({ completion }) => completion !== null)).toBe(true);
    const after = findGates({ db: site.db, library }, site.plan());
    expect(after.map(({ metCount }) => metCount)).toEqual(before.map(({ metCount }) => metCount));
    expect(after.flatMap(({ criteria }) => criteria)).toEqual(before.flatMap(({ criteria }) => criteria));
  }, 60_000);

  it('is on every track another, and of a plan with a roadmap of one’s own there is none', async () => {
    const site = await testApp({ plan: 'built-in' });
    const countOn = (trackId: string | null) =>
      findGates({ db: site.db, library }, { ...site.plan(), trackId }).map(({ criteria }) => criteria.length);
    expect(countOn(null)).toEqual([4, 3, 4, 2, 3, 3, 4, 4]);
    expect(countOn('applied')).toEqual([3, 3, 3, 2, 2, 3, 4, 4]);
    expect(countOn('control')).toEqual([4, 3, 4, 2, 3, 3, 4, 4]);
    expect(countOn('frontier')).toEqual([4, 2, 4, 3, 3, 3, 4, 4]);

    const own = await testApp({ plan: 'made' });
    expect(findGates({ db: own.db, library }, own.plan())).toEqual([]);
    expect((await own.get('/practice/readiness')).$('#gates')).toHaveLength(0);
    expect((await own.get('/weeks/1/review')).$('#nearest-gate')).toHaveLength(0);
  });
});

describe('readiness', () => {
  it('tells every gate; those of phases to come are folded', async () => {
    const site = await testApp({ plan: 'built-in' });
    const { $ } = await site.get('/practice/readiness');
    expect($('#gates .entry__body > p').text()).toContain('nothing is there yet');
    expect($('#gates > .entry__body > .gates > li')).toHaveLength(1);
    expect($('#gates-coming-summary').text()).toBe('7 gates to come');
    expect($('#gates .criteria__line')).toHaveLength(27);

    site.setNow('2026-07-20T09:00:00Z');
    const after = await site.get('/practice/readiness');
    expect(after.$('#gates-coming')).toHaveLength(0);
    expect(after.$('#gates > .entry__body > .gates > li')).toHaveLength(8);
  });
});

describe('the review of a week', () => {
  it('asks about the criterion that is nearest, of the phases so far', async () => {
    const site = await testApp({ plan: 'built-in', now: '2026-03-09T09:00:00Z' });
    addWholeProject(site, 'piece-a');
    addWholeProject(site, 'piece-b');
    const { $ } = await site.get('/weeks/1/review');
    expect($('#nearest-gate p').first().text()).toBe(
      'One more whole project meets a criterion of “Portfolio and first principles”. Which week gets it?',
    );
    expect($('#nearest-gate a').attr('href')).toBe(`${PHASE}#criterion-summaries-whole`);
    expect((await site.get(PHASE)).$('#criterion-summaries-whole')).toHaveLength(1);
  });
});

describe('the report', () => {
  it('tells how many criteria are met, in every form, and nothing of the pieces', async () => {
    const site = await testApp({ plan: 'built-in' });
    for (const key of ['piece-a', 'piece-b', 'piece-c']) addWholeProject(site, key);
    expect((await site.get('/report')).body).toContain('Criteria met');
    const markdown = (await site.get('/report.md')).body;
    expect(markdown).toContain('| Criteria met |');
    expect(markdown).toMatch(/Portfolio and first principles .* \| 1 of 4 \|/);
    expect((await site.get('/report.html')).body).toContain('Criteria met');
    expect(JSON.parse((await site.get('/report.json')).body).phases[0].gate).toEqual({
      metCount: 1,
      criterionCount: 4,
    });
    const csv = (await site.get('/report.csv?table=phases')).body;
    expect(csv).toContain('criteria,criteria_met');
    for (const written of [markdown, csv]) expect(written).not.toContain('Project piece-a');
  });
});

it('the demo has criteria in each state', async () => {
  const site = await testApp({ plan: 'none' });
  const now = new Date('2026-03-04T09:00:00.000Z');
  seedDemo(site.db, { library, today: day('2026-03-04'), now, timeZone: 'UTC' });
  const gates = findGates({ db: site.db, library }, site.plan());
  const states = gates.flatMap(({ criteria }) => criteria.map(({ state }) => state));
  expect(new Set(states)).toEqual(new Set(['met', 'not-yet', 'no-data']));
});
