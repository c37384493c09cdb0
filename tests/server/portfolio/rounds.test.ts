import { describe, expect, it } from 'vitest';
import { latestChange } from '../../../db/journal/history.ts';
import { setChangeUndone } from '../../../db/journal/undo.ts';
import { addPiece, findPiece } from '../../../db/portfolio/pieces.ts';
import { listOwnQuestions, setOwnQuestionArchived } from '../../../db/practice/own-questions.ts';
import { type TestApp, type TestAppOptions, testApp } from '../../support/app/test-app.ts';
import { dumpData, MOMENT } from '../../support/database/db.ts';
import { readByIcalJs, readByNodeIcal } from '../../support/texts/icalendar.ts';
import { linesOf } from '../../support/texts/nonsense.ts';

const AUCKLAND = {
  day: '2026-03-04',
  hour: '09:00',
  zone: 'Pacific/Auckland',
  minutes: 'minutes-45',
  round: 'technical',
  people: 'Ada',
};
/** As the bank asks it, and as it was written down. */
const IN_THE_BANK =
  'One classifier is accurate, another is calibrated. What is the difference, and which would you rather have?';
const NOTED =
  'one classifier is accurate, another is calibrated – what is the difference and which would you rather have';

type Parts = Record<string, string>;

/** A learner in New York with a target and rounds of it; the sample plan runs from 2 to 15 March 2026. */
async function withRounds({
  target = {},
  rounds = [AUCKLAND],
  ...options
}: { target?: Parts; rounds?: Parts[] } & TestAppOptions = {}): Promise<TestApp> {
  const app = await testApp(options);
  await app.post('/settings', {
    timeZone: 'America/New_York',
    dayStartHour: '3',
    theme: 'auto',
    studyTime: '',
  });
  addRound(
    app,
    { key: 'piece-team', kind: 'target', noun: 'target', parentKey: '', title: 'Team X' },
    target,
  );
  for (const [index, parts] of rounds.entries()) addInterview(app, index + 1, parts);
  return app;
}

type Named = Omit<Parameters<typeof addPiece>[1], 'parts' | 'at' | 'today' | 'formToken'>;

function addRound({ db }: TestApp, named: Named, parts: Parts): void {
  addPiece(db, { ...MOMENT, ...named, parts: new Map(Object.entries(parts)) });
}

function addInterview(app: TestApp, number: number, parts: Parts): void {
  const named = {
    key: `piece-round-${number}`,
    kind: 'interview',
    noun: 'interview',
    parentKey: 'piece-team',
  };
  addRound(app, { ...named, title: number === 1 ? 'Technical screen' : `Round ${number}` }, parts);
}

function undoLatest({ db }: TestApp): void {
  expect(setChangeUndone(db, latestChange(db)?.id ?? 0, true, MOMENT.at).ok).toBe(true);
}

async function roundsTold({ get }: TestApp, path = '/today'): Promise<string[]> {
  const { $ } = await get(path);
  return $('#rounds li, #coming-rounds li')
    .map((_, line) => $(line).text().replace(/\s+/g, ' ').trim())
    .get();
}

describe('a real round on Today', () => {
  it('stands there from the days before to what is asked after it', async () => {
    const app = await withRounds();
    const at = async (iso: string) => {
      app.setNow(iso);
      return roundsTold(app);
    };

    expect(await at('2026-02-23T15:00:00Z')).toEqual([]);
    expect(await at('2026-02-25T15:00:00Z')).toEqual([
      'In 6 days, Tue 3 Mar 15:00 (Wed 09:00 Pacific/Auckland): Technical screen, Team X',
    ]);
    expect(await at('2026-03-02T23:00:00Z')).toEqual([
      'Tomorrow 15:00 (Wed 09:00 Pacific/Auckland): Technical screen, Team X What to read before it',
    ]);
    expect(await at('2026-03-03T20:44:00Z')).toEqual([
      'Today 15:00 (Wed 09:00 Pacific/Auckland): Technical screen, Team X What to read before it',
    ]);
    expect(await at('2026-03-03T20:45:00Z')).toEqual(['How did it go? Technical screen, Team X']);
    expect(await at('2026-03-04T15:00:00Z')).toEqual(['How did it go? Technical screen, Team X']);
    expect(await at('2026-03-12T15:00:00Z')).toEqual([]);
  });

  it('leads to the round, to what to read before it and to what to tell of it', async () => {
    const app = await withRounds({ now: '2026-03-03T15:00:00Z' });
    const before = await app.get('/today');
    expect(
      before
        .$('#rounds a')
        .map((_, link) => before.$(link).attr('href'))
        .get(),
    ).toEqual(['/pieces/piece-round-1', '/pieces/piece-team/pack?round=piece-round-1']);
    app.setNow('2026-03-03T21:00:00Z');
    const after = await app.get('/today');
    expect(after.$('#rounds a').attr('href')).toBe('/pieces/piece-round-1/debrief');
  });

  it('stands there before the plan and after its end, too', async () => {
    const before = await withRounds({ now: '2026-02-20T15:00:00Z', rounds: [{ day: '2026-02-21' }] });
    expect(await roundsTold(before)).toEqual(['Tomorrow: Technical screen, Team X What to read before it']);
    const after = await withRounds({ now: '2026-04-29T15:00:00Z', rounds: [{ day: '2026-04-29' }] });
    expect(await roundsTold(after)).toEqual([
      'Today: Technical screen, Team X What to read before it How did it go?',
    ]);
    after.setNow('2026-04-30T15:00:00Z');
    expect(await roundsTold(after)).toEqual(['How did it go? Technical screen, Team X']);
  });

  it('says that it was held once it was told, and asks no more', async () => {
    const app = await withRounds({ now: '2026-03-03T21:00:00Z', rounds: [{ ...AUCKLAND, went: 'well' }] });
    expect(await roundsTold(app)).toEqual([
      'Held today 15:00 (Wed 09:00 Pacific/Auckland): Technical screen, Team X',
    ]);
    const { $ } = await app.get('/pieces/piece-round-1');
    expect($('#round-facts li').text()).toBe('How it went, on one page');
  });

  it('stands on the page of its day, and is gone with an archived target', async () => {
    const app = await withRounds({ now: '2026-03-02T15:00:00Z' });
    expect(await roundsTold(app, '/days/2026-03-03')).toEqual([
      '15:00 (Wed 09:00 Pacific/Auckland): Technical screen, Team X',
    ]);
    expect(await roundsTold(app, '/days/2026-03-04')).toEqual([]);
    await app.post('/pieces/piece-team/archive', { archived: 'yes', from: '/today' });
    expect(await roundsTold(app, '/days/2026-03-03')).toEqual([]);
    expect(await roundsTold(app)).toEqual([]);
  });
});

describe('a real round in the calendar', () => {
  it('stands on the learner’s day of the month, inside and outside of the plan', async () => {
    const app = await withRounds({ now: '2026-03-02T15:00:00Z', rounds: [AUCKLAND, { day: '2026-03-30' }] });
    const { $ } = await app.get('/calendar/2026-03');
    expect($('#day-2026-03-03 .month__round').text()).toBe('15:00 Technical screen, Team X');
    expect($('#day-2026-03-04').text()).not.toContain('Technical');
    expect($('#day-2026-03-30 .month__round a').attr('href')).toBe('/pieces/piece-round-2');
    expect($('.ledger').text()).toContain('15:00 (Wed 09:00 Pacific/Auckland) Technical screen, Team X');
  });

  it('stands in the feed at its instant, and another hour is another calendar', async () => {
    const app = await withRounds({ rounds: [AUCKLAND, { day: '2026-03-30' }] });
    const first = await app.get('/calendar.ics');

    const events = readByIcalJs(first.body).filter(({ uid }) => uid.startsWith('round-'));
    expect(readByNodeIcal(first.body).filter(({ uid }) => uid.startsWith('round-'))).toEqual(events);
    expect(events).toMatchObject([
      {
        summary: 'Technical screen, Team X',
        start: '2026-03-03T20:00:00.000Z',
        end: '2026-03-03T20:45:00.000Z',
        url: 'http://localhost/pieces/piece-round-1',
      },
      { summary: 'Round 2, Team X', start: '2026-03-30' },
    ]);

    const tag = { 'if-none-match': String(first.headers.etag) };
    expect((await app.get('/calendar.ics', tag)).status).toBe(304);
    const hour = { from: '/today', revision: '1', text: '10:00' };
    await app.post('/pieces/piece-round-1/parts/hour', hour);
    const second = await app.get('/calendar.ics', tag);
    expect(second.status).toBe(200);
    expect(readByIcalJs(second.body).find(({ uid }) => uid === events[0]?.uid)?.start).toBe(
      '2026-03-03T21:00:00.000Z',
    );
  });
});

describe('an interview before the end of the plan', () => {
  it('offers what would fit until then, on Today and on its page, with its day filled in', async () => {
    const app = await withRounds({ now: '2026-03-03T15:00:00Z', rounds: [{ day: '2026-03-11' }] });
    const today = await app.get('/today');
    const href = today.$('#interview-replan').attr('href') ?? '';
    expect(today.$('#interview-offer').text()).toContain('Technical screen, Team X is on Wed 11 Mar');
    const piece = await app.get('/pieces/piece-round-1');
    expect(piece.$('#round-replan').attr('href')).toContain('interviewOn=2026-03-11');

    const replan = await app.get(href);
    expect(replan.status).toBe(200);
    expect(replan.$('[name=interviewOn]').val()).toBe('2026-03-11');
  });

  it('puts the offer away for that day alone', async () => {
    const app = await withRounds({ now: '2026-03-03T15:00:00Z', rounds: [{ day: '2026-03-11' }] });
    const offers = async () => (await app.get('/today')).$('#interview-offer').length;
    await app.post('/invitations/dismissal', { invitation: 'interview-2026-03-11', from: '/today' });
    expect(await offers()).toBe(0);
    await app.post('/pieces/piece-round-1/parts/day', { from: '/today', revision: '1', text: '2026-03-10' });
    expect(await offers()).toBe(1);
    await app.post('/pieces/piece-round-1/parts/day', { from: '/today', revision: '2', text: '2026-03-20' });
    expect(await offers()).toBe(0);
  });
});

describe('the debrief', () => {
  const HELD = { ...AUCKLAND, asked: `${NOTED}\nWhy us?\nwhy us\n???` };

  it('asks three things and what came of it, and nothing else', async () => {
    const { get } = await withRounds({ now: '2026-03-03T21:00:00Z' });
    const { status, $ } = await get('/pieces/piece-round-1/debrief');
    expect(status).toBe(200);
    expect(
      $('form[data-writing] [name=field]')
        .map((_, field) => $(field).val())
        .get(),
    ).toEqual(['part-asked', 'part-went', 'part-surprise', 'part-outcome']);
    expect((await get('/pieces/piece-team/debrief')).status).toBe(404);
    expect((await get('/pieces/piece-9/debrief')).status).toBe(404);
  });

  it('is saved from there without JavaScript, and leads back', async () => {
    const { db, post } = await withRounds({ now: '2026-03-03T21:00:00Z' });
    const from = '/pieces/piece-round-1/debrief';
    const { status, headers } = await post('/pieces/piece-round-1/parts/went', {
      from,
      revision: '0',
      text: 'well',
    });
    expect([status, headers.location]).toEqual([303, from]);
    expect(findPiece(db, 'piece-round-1')?.parts.get('went')?.text).toBe('well');
  });

  it('shows which question each line is as it is saved', async () => {
    const { post } = await withRounds({ now: '2026-03-03T21:00:00Z' });
    const sent = {
      from: '/pieces/piece-round-1/debrief',
      field: 'part-asked',
      revision: '0',
      text: 'Why us?',
    };
    const { status, body } = await post('/pieces/piece-round-1/parts/asked', sent, { htmx: true });
    expect(status).toBe(200);
    expect(body).toContain('hx-target="#asked-questions"');
    expect(body).toContain('Not a question yet');
  });

  it('makes questions of what the bank does not have, once, and all of it comes first in the drill', async () => {
    const app = await withRounds({ plan: 'built-in', now: '2026-03-03T21:00:00Z', rounds: [HELD] });
    const { db, get, post } = app;
    const page = await get('/pieces/piece-round-1/debrief');
    const form = page.$('form[action$="/questions"]');
    const sent = Object.fromEntries(form.serializeArray().map(({ name, value }) => [name, value]));
    expect(linesOf(page).join('\n')).toContain('Write it in words');

    const answer = await post('/pieces/piece-round-1/questions', sent);
    expect([answer.status, answer.headers.location]).toEqual([
      303,
      '/pieces/piece-round-1/debrief#asked-questions',
    ]);
    const once = dumpData(db);
    await post('/pieces/piece-round-1/questions', sent);
    await post('/pieces/piece-round-1/questions', { from: '/today' });
    expect(dumpData(db)).toEqual(once);

    expect(listOwnQuestions(db).map(({ prompt, category }) => [prompt, category])).toEqual([
      ['Why us?', 'machine-learning-fundamentals'],
    ]);
    const drill = await get('/practice/drill');
    expect(drill.$('#main').text()).toContain('asked in an interview');
    expect(drill.$('#main').text()).toContain(IN_THE_BANK);
    const after = await get('/pieces/piece-round-1/debrief');
    expect(
      after
        .$('.asked__standing')
        .map((_, words) => after.$(words).text())
        .get(),
    ).toEqual(['In today’s drill', 'In today’s drill', 'No question as it stands: Write it in words']);

    undoLatest(app);
    expect(listOwnQuestions(db)).toEqual([]);
  });

  it('brings back a question of the learner’s own rather than making another', async () => {
    const app = await withRounds({ now: '2026-03-03T21:00:00Z', rounds: [HELD] });
    await app.post('/pieces/piece-round-1/questions', { from: '/today' });
    const [own] = listOwnQuestions(app.db);
    setOwnQuestionArchived(app.db, { ...MOMENT, key: own?.id ?? '', archivedOn: MOMENT.today });
    const page = await app.get('/pieces/piece-round-1/debrief');
    expect(page.$('.asked').text()).toContain('it would come back');

    await app.post('/pieces/piece-round-1/questions', { from: '/today' });
    expect(listOwnQuestions(app.db)).toMatchObject([
      { id: own?.id, archivedOn: null, revision: own?.revision },
    ]);
  });

  it('makes questions of no other piece', async () => {
    const { db, post } = await withRounds();
    const before = dumpData(db);
    for (const key of ['piece-team', 'piece-9'])
      expect((await post(`/pieces/${key}/questions`, { from: '/today' })).status).toBe(404);
    expect(dumpData(db)).toEqual(before);
  });
});

describe('a target', () => {
  const DECK = { part: '', formToken: 'b3f3c5a2-1111-4111-8111-111111111111' };

  it('takes over questions for each of four kinds of people, behind its own, as one change', async () => {
    const mine = 'Why did the last one leave?';
    const app = await withRounds({ target: { 'for-engineer': mine } });
    const { db, get, post } = app;
    const before = dumpData(db);
    const page = await get('/pieces/piece-team');
    expect(page.$('#offered').text()).toBe('40 questions for them that you can take over');

    const { status, headers } = await post('/pieces/piece-team/offered', DECK);
    expect([status, headers.location]).toEqual([303, '/pieces/piece-team#part-for-researcher']);
    const lines = (part: string) => findPiece(db, 'piece-team')?.parts.get(part)?.text.split('\n') ?? [];
    expect([lines('for-engineer')[0], lines('for-engineer').length]).toEqual([mine, 11]);
    expect(lines('for-hiring-manager')).toHaveLength(10);
    expect((await get('/pieces/piece-team')).$('#offered').length).toBe(0);

    const once = dumpData(db);
    await post('/pieces/piece-team/offered', DECK);
    await post('/pieces/piece-team/offered', { part: '' });
    expect(dumpData(db)).toEqual(once);
    undoLatest(app);
    expect(dumpData(db)).toEqual(before);
  });

  it('takes over those for one of them, and what is missing alone', async () => {
    const { db, post } = await withRounds();
    await post('/pieces/piece-team/offered', { part: 'for-researcher' });
    const text = () => findPiece(db, 'piece-team')?.parts.get('for-researcher')?.text ?? '';
    const [first = '', ...others] = text().split('\n');
    expect(findPiece(db, 'piece-team')?.parts.has('for-engineer')).toBe(false);
    await post('/pieces/piece-team/parts/for-researcher', {
      from: '/today',
      revision: '1',
      text: others.join('\n'),
    });
    await post('/pieces/piece-team/offered', { part: 'for-researcher' });
    expect(text().split('\n')).toEqual([...others, first]);
    for (const [key, part] of [
      ['piece-team', 'nothing'],
      ['piece-9', ''],
    ] as const)
      expect((await post(`/pieces/${key}/offered`, { part })).status).toBe(404);
  });

  it('lists its rounds by where they are, and says what the pitch takes', async () => {
    const { get } = await withRounds({
      now: '2026-03-04T15:00:00Z',
      target: { pitch: 'word '.repeat(175) },
      rounds: [
        { day: '2026-03-09' },
        AUCKLAND,
        { day: '2026-03-01', went: 'well' },
        { day: '2026-02-20', outcome: 'passed' },
        {},
      ],
    });
    const { $ } = await get('/pieces/piece-team');
    const stages = $('.round-stage').map((_, stage) =>
      [$(stage).find('h3').text(), $(stage).find('li').text().replace(/\s+/g, ' ').trim()].join(': '),
    );
    expect(stages.get()).toEqual([
      'Coming: Technical screen In 5 days, Mon 9 Mar',
      'Held, and nothing written yet: Round 2 How did it go?Tue 3 Mar, 15:00 (Wed 09:00 Pacific/Auckland)',
      'Held, without an outcome: Round 3 What came of it?Sun 1 Mar',
      'With an outcome: Round 4 Fri 20 Feb. Went on to the next round',
      'Without a day: Round 5',
    ]);
    expect($('.round-ways').text()).toContain('The pitch takes about 1 min 15 s aloud, 15 s too long');
    expect($('.round-when').text()).toContain('In 5 days, Mon 9 Mar');
  });
});

describe('what to read before a round', () => {
  it('is the target on one page, with the questions for whoever asks', async () => {
    const target = {
      charter: 'Models that see',
      pitch: 'I make **models** that see.',
      papers: 'piece-paper\npiece-gone',
      'for-researcher': 'Who picks the questions?',
      'for-engineer': 'Who wakes up?',
      'for-hiring-manager': 'Why is it open?',
      sleep: 'By ten',
    };
    const app = await withRounds({
      now: '2026-03-02T23:00:00Z',
      target,
      rounds: [AUCKLAND, { day: '2026-03-09', round: 'recruiter' }],
    });
    const paper = { key: 'piece-paper', kind: 'paper', noun: 'paper', parentKey: '', title: 'Seeing' };
    addRound(app, paper, { standing: 'discussable' });
    const story = { key: 'piece-story', kind: 'story', noun: 'story', parentKey: '', title: 'The leak' };
    addRound(app, story, { themes: 'conflict: strong\nleading: usable' });
    addRound(app, { ...story, key: 'piece-weak', title: 'The rest' }, { themes: 'leading: usable' });

    const { status, $ } = await app.get('/pieces/piece-team/pack');

    expect(status).toBe(200);
    expect($('.lead').text()).toBe(
      'Technical screen: Tomorrow, Tue 3 Mar, 15:00 (Wed 09:00 Pacific/Auckland), with Ada',
    );
    const entryOf = (label: string) =>
      $('.entry').filter((_, entry) => $(entry).find('.entry__label').text() === label);
    expect(entryOf('The pitch').text()).toContain('I make models that see.');
    expect(entryOf('The team and I').text()).toContain('Models that see');
    expect(entryOf('Questions for them').text()).toMatch(/Who picks the questions\?.*Who wakes up\?/);
    expect(entryOf('Questions for others').text()).toContain('Why is it open?');
    expect(entryOf('Strong stories').text()).toBe(
      'Strong storiesWith what each is strong forThe leakA conflict you worked through',
    );
    expect(entryOf('Their papers').text()).toBe('Their papersSeeingCan be discussed');
    expect(entryOf('The day').text()).toContain('By ten');
    expect(entryOf('Not written yet').text()).toContain('Mindset');

    const other = await app.get('/pieces/piece-team/pack?round=piece-round-2');
    expect(other.$('.lead').text()).toContain('Round 2');
    expect(other.$('.pack__others summary').text()).toBe('For a researcherFor a machine-learning engineer');
  });

  it('is there without a round and without a word, and of no other piece', async () => {
    const { get } = await withRounds({ rounds: [] });
    const { status, $ } = await get('/pieces/piece-team/pack?round=nothing');
    expect([status, $('.lead').text()]).toEqual([200, 'No round of this target has a day to come.']);
    expect((await get('/pieces/piece-round-1/pack')).status).toBe(404);
  });
});

describe('readiness', () => {
  it('has what came of real rounds beside it, from the third on', async () => {
    const held = (day: string, outcome: string) => ({ day, round: 'technical', outcome });
    const rounds = [held('2026-02-10', 'passed'), held('2026-02-12', 'declined')];
    const two = await withRounds({ rounds });
    expect((await two.get('/practice/readiness')).$('#real-outcomes').length).toBe(0);

    const three = await withRounds({ rounds: [...rounds, held('2026-02-14', 'offer')] });
    const { $ } = await three.get('/practice/readiness');
    const words = $('#real-outcomes').text().replace(/\s+/g, ' ');
    expect(words).toContain('2 of 3 interviews with an outcome went on.');
    expect(words).toContain('Technical screen: 2 of 3 went on; no mock of that kind was scored before them.');
    expect(words).toContain('Technical screen, Team X 10 Feb 2026, went on, 0 of 3 signs held before');
    expect(words).not.toContain('%');
  });
});
