import { expect, test } from 'vitest';
import { addDays, day } from '../../../plans/day.ts';
import { BORN_ON, ENDS_ON, givenLife, type Life, live } from '../../support/app/life.ts';

/** Two on one day, one of which is a whole day without an hour; one that is called off; and one after the plan. */
const ON = day('2026-04-07');
const CALLED_OFF_ON = day('2026-03-24');
const AFTERWARDS = addDays(ENDS_ON, 6);
const FIRST_PHASE = '/phases/research-portfolio';

async function begin(life: Life, kind: string, parent: string, title: string, parts: Record<string, string>) {
  const form = { kind, parent, title, formToken: `begins-${title}` };
  const { headers, status } = await life.app.post('/pieces', form);
  expect([title, status]).toEqual([title, 303]);
  const key = String(headers.location).replace('/pieces/', '');
  for (const [part, text] of Object.entries(parts)) await write(life, key, part, text);
  return key;
}

async function write(life: Life, key: string, part: string, text: string, revision = '0'): Promise<void> {
  const { status } = await life.app.post(`/pieces/${key}/parts/${part}`, { text, revision, from: '/today' });
  expect([part, status]).toEqual([part, 303]);
}

async function told(life: Life, path: string, place: string): Promise<string> {
  const { $ } = await life.read(path);
  return $(place).text().replace(/\s+/g, ' ').trim();
}

async function linesTold(life: Life): Promise<string[]> {
  const { $ } = await life.read('/today');
  return $('#rounds li')
    .map((_, line) => $(line).text().replace(/\s+/g, ' ').trim())
    .get();
}

test('interviews from three weeks before them to the days after the plan are told as they are, on every page', async () => {
  const life = await givenLife();
  await live(life, BORN_ON, day('2026-03-16'), () => life.doToday());
  life.wakeOn(day('2026-03-17'));
  const team = await begin(life, 'target', '', 'Team X', { pitch: 'I teach models to move.' });
  const round = (title: string, parts: Record<string, string>) =>
    begin(life, 'interview', team, title, parts);
  const screen = await round('Screen', { day: ON, hour: '10:00', round: 'technical' });
  const onsite = await round('Onsite', { day: '2026-04-14', minutes: 'whole-day', round: 'onsite' });
  const off = await round('Recruiter', { day: CALLED_OFF_ON, hour: '16:00', round: 'recruiter' });
  const readAll = async () => {
    await life.readEverything();
    for (const key of [team, screen, onsite, off]) await life.read(`/pieces/${key}`);
    for (const path of [`/pieces/${team}/pack`, `/pieces/${screen}/debrief`, '/portfolio/target']) {
      await life.read(path);
    }
  };
  await readAll();

  // One is called off, another comes a week sooner.
  await life.app.post(`/pieces/${off}/archive`, { archived: 'yes', from: '/today' });
  await write(life, onsite, 'day', ON, '1');
  expect(await told(life, `/pieces/${off}`, '#round-facts p')).toBe(
    'In the archive: it stands neither on Today, nor in your calendar and its feed.',
  );
  expect(await told(life, '/calendar/2026-03', 'main')).not.toContain('Recruiter, Team X');

  life.wakeOn(addDays(ON, -1));
  expect(await linesTold(life)).toEqual([
    'Tomorrow: Onsite, Team X What to read before it',
    'Tomorrow 10:00: Screen, Team X What to read before it',
  ]);
  life.wakeOn(ON);
  expect(await linesTold(life)).toEqual([
    'Today: Onsite, Team X What to read before it How did it go?',
    'Today 10:00: Screen, Team X What to read before it',
  ]);
  life.app.setNow(`${ON}T11:00:00Z`);
  await write(life, screen, 'went', 'well');
  expect(await linesTold(life)).toEqual([
    'Today: Onsite, Team X What to read before it How did it go?',
    'Held today 10:00: Screen, Team X',
  ]);
  expect(await told(life, `/pieces/${screen}`, '#round-facts li')).toBe('How it went, on one page');
  await readAll();

  life.wakeOn(addDays(ON, 1));
  expect(await linesTold(life)).toEqual(['How did it go? Onsite, Team X']);
  expect(await told(life, `/pieces/${team}`, 'main')).toContain('None is to come.');

  // A gate moves by what exists alone.
  const gateBefore = await told(life, FIRST_PHASE, '#gate');
  await live(life, life.today(), day('2026-04-19'), () => life.doToday());
  expect(await told(life, FIRST_PHASE, '#gate')).toBe(gateBefore);

  const final = await round('Final', { day: AFTERWARDS, round: 'onsite' });
  life.wakeOn(addDays(ENDS_ON, 1));
  await readAll();
  expect(await told(life, '/today', '#what-is-next')).toContain('Your next interview is in 5 days');
  for (const week of [14, 15]) {
    const { $ } = await life.read(`/weeks/${week}/review`);
    expect([week, $('#nearest-gate').text().includes('Which week')]).toEqual([week, false]);
    expect([week, $('#next').text().includes('It stands on Today')]).toEqual([week, false]);
  }
  life.wakeOn(addDays(AFTERWARDS, 4));
  await life.read(`/pieces/${final}`);
  await readAll();
  expect(await told(life, '/today', '#what-is-next')).toContain('None is to come.');

  await life.app.post(`/pieces/${team}/archive`, { archived: 'yes', from: '/today' });
  const away = await told(life, `/pieces/${team}`, 'main');
  expect(away).toContain('the target is in the archive, and its interviews stand nowhere');
  expect(away).not.toContain('Without a day');
  expect(life.nonsense).toEqual([]);
});
