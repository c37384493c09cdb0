import type { CheerioAPI } from 'cheerio';
import { describe, expect, it } from 'vitest';
import { listChanges } from '../../../db/journal/history.ts';
import { USUAL_WEEK } from '../../../plans/calendar/calendar.ts';
import { type Day, day, eachDay, weekdayOf } from '../../../plans/day.ts';
import { sum, sumMinutes } from '../../../plans/sum.ts';
import { type Form, type TestApp, testApp } from '../../support/app/test-app.ts';
import { latestWords } from '../../support/database/db.ts';

/** Day 40 of the built-in roadmap, of which nothing was done. */
const NOW = '2026-04-10T09:00:00Z';
const NEARER = '/replan?interviewOn=2026-04-30';

const nearer = () => testApp({ plan: 'built-in', now: NOW });

/** What the page would send to apply what it shows. */
function applyForm($: CheerioAPI): Form {
  const form: Record<string, string[]> = {};
  for (const { attribs } of $('#apply input').toArray()) {
    const { name = '', value = '' } = attribs;
    form[name] = [...(form[name] ?? []), value];
  }
  return form;
}

function idOf({ plan }: TestApp, key: string): number {
  const task = plan().tasks.find((each) => each.key === key);
  if (task === undefined) throw new Error(`${key} is not on the track`);
  return task.id;
}
/** What habits leave of the usual days from now on until one of them, as a page tells it. */
function leftUntil({ plan }: TestApp, last: Day): string {
  const { phases, habits } = plan();
  const free = eachDay(day('2026-04-10'), last).map((on) => {
    const phase = phases.find(({ startsOn, endsOn }) => startsOn <= on && on <= endsOn);
    const asked = sumMinutes(habits.filter(({ phaseId }) => phaseId === phase?.id));
    return Math.max(0, USUAL_WEEK[weekdayOf(on)] - asked);
  });
  return hoursAndMinutes(sum(free));
}
const hoursAndMinutes = (minutes: number) =>
  minutes % 60 === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
const dropped = ({ plan }: TestApp) => plan().tasks.filter(({ droppedOn }) => droppedOn !== null);
/** The box of a task, by what ticking it would do. */
const box = ($: CheerioAPI, name: 'keep' | 'drop', id: number) => $(`input[name=${name}][value=${id}]`);

describe('an interview that was moved nearer', () => {
  it('offers the essentials first, round by round, with the hours that are left', async () => {
    const testing = await nearer();
    const { $ } = await testing.get(NEARER);

    expect($('input[name=way]:checked').val()).toBe('essentials');
    expect($('.chosen').text()).toContain(`${leftUntil(testing, day('2026-04-29'))} are left until 29 April`);
    expect($('.chosen').text()).toContain('Run a practice onsite in four rounds');
    expect($('#work-every-summary').text()).toBe('Every round: all kept, 1 task (20 min)');
    expect($('input[name=round]').length).toBe(8);
    for (const key of ['mock-onsite', 'stories-people', 'talk-version-45', 'sixty-second-pitch']) {
      expect([key, box($, 'drop', idOf(testing, key)).length]).toEqual([key, 1]);
    }
    expect(box($, 'keep', idOf(testing, 'minimal-rag-pipeline')).length).toBe(1);
  });

  it('leaves the rest out in one change that is taken back with one click', async () => {
    const testing = await nearer();
    const before = testing.plan();
    const { $ } = await testing.get(`${NEARER}&roundsAsked=yes&round=talk-round&round=behavioural-round`);
    expect((await testing.post('/replans', applyForm($))).status).toBe(303);

    const after = testing.plan();
    expect(after).toMatchObject({
      interviewOn: '2026-04-30',
      rounds: ['talk-round', 'behavioural-round'],
      calendar: { finishOn: '2026-04-29' },
    });
    expect(dropped(testing).length).toBeGreaterThan(100);
    expect(new Set(dropped(testing).map(({ dropReason }) => dropReason))).toEqual(
      new Set(['Not among the essentials for the time left']),
    );
    expect(latestWords(testing.db)).toMatch(/dropped \d+ tasks/);
    const again = await testing.get('/replan');
    expect(again.$('#apply-replan').length).toBe(0);

    const [change] = listChanges(testing.db, { limit: 1 });
    await testing.post(`/changes/${change?.id}/undo`, { undone: 'yes' });
    expect(testing.plan()).toEqual(before);
  });

  it('remembers the rounds, and puts a task back from its page', async () => {
    const testing = await nearer();
    const { $ } = await testing.get(`${NEARER}&roundsAsked=yes&round=behavioural-round`);
    await testing.post('/replans', applyForm($));
    const next = await testing.get('/replan?way=essentials&interviewOn=2026-04-20');
    expect(
      next
        .$('input[name=round]:checked')
        .map((_, each) => each.attribs.value)
        .get(),
    ).toEqual(['behavioural-round']);

    const gone = dropped(testing)[0];
    expect((await testing.get(`/tasks/${gone?.id}`)).body).toContain('Not among the essentials');
  });

  it('keeps and leaves out by hand, and tells anew what else fits', async () => {
    const testing = await nearer();
    const kept = idOf(testing, 'minimal-rag-pipeline');
    const left = idOf(testing, 'mock-onsite');
    const { $ } = await testing.get(`${NEARER}&keep=${kept}&drop=${left}`);

    expect(box($, 'keep', kept).is(':checked')).toBe(true);
    expect(box($, 'drop', left).is(':checked')).toBe(true);
    expect($('.chosen').text()).not.toContain('In any case you rehearse: Run a practice onsite');
    await testing.post('/replans', applyForm($));
    const keys = dropped(testing).map(({ key }) => key);
    expect([keys.includes('minimal-rag-pipeline'), keys.includes('mock-onsite')]).toEqual([false, true]);
  });

  it('carries what was said while another way is looked at', async () => {
    const testing = await nearer();
    const { $ } = await testing.get(
      `${NEARER}&way=same-finish&keep=${idOf(testing, 'minimal-rag-pipeline')}&roundsAsked=yes&round=talk-round`,
    );
    const carried = $('.proposal input[type=hidden]')
      .toArray()
      .map(({ attribs }) => `${attribs.name}=${attribs.value}`);
    expect(carried).toEqual(
      expect.arrayContaining([
        `keep=${idOf(testing, 'minimal-rag-pipeline')}`,
        'roundsAsked=yes',
        'round=talk-round',
      ]),
    );
  });

  it.each([
    ['today', '2026-04-10', 'Your interview is today'],
    ['after days off', '2026-04-12', 'no study time left before the interview on'],
  ])('says that there is no time left: %s', async (_, interviewOn, words) => {
    const { get } = await nearer();
    const { status, $ } = await get(
      `/replan?interviewOn=${interviewOn}&offFrom=2026-04-10&offTo=2026-04-11&way=essentials`,
    );
    expect(status).toBe(200);
    expect($('#no-hours').text()).toContain(words);
    expect($('input[name=way]:checked').val()).not.toBe('essentials');
  });

  it('refuses what is not a round, and what does not fit', async () => {
    const testing = await nearer();
    const { $ } = await testing.get(`${NEARER}&roundsAsked=yes&round=panel&round=%3Cb%3E`);
    expect($('input[name=round]:checked').length).toBe(0);

    const all = testing
      .plan()
      .tasks.map(({ id }) => `keep=${id}`)
      .join('&');
    const tooMuch = await testing.get(`${NEARER}&${all}`);
    expect(tooMuch.$('#kept-too-much').text()).toMatch(/It does not fit.*leave out \d+ h/s);
    expect(tooMuch.$('#apply-replan').length).toBe(0);
    expect((await testing.post('/replans', applyForm(tooMuch.$))).status).toBe(422);
    expect(dropped(testing)).toEqual([]);
  });
});
