import { describe, expect, it } from 'vitest';
import { onTrack } from '../../../plans/roadmap/track.ts';
import { sumMinutes } from '../../../plans/sum.ts';
import { loadLibrary } from '../../../server/library/library.ts';
import { encodeForm, type Form, testApp } from '../../support/app/test-app.ts';
import { USUAL_MINUTES } from '../../support/made/usual-minutes.ts';

const FILLED_IN = {
  startOn: '2026-03-02',
  length: 'weeks',
  ...USUAL_MINUTES,
  timeZone: 'UTC',
} satisfies Form;

/** What a learner who knows a phase need not study: not their own work, by what it serves. */
const OWN = ['recruiter-round', 'deep-dive-round', 'talk-round', 'behavioural-round', 'research-depth'];
const studied = (key: string) =>
  (onTrack(loadLibrary().builtIn, null).phases.find(({ id }) => id === key)?.tasks ?? []).filter(
    ({ kind, serves }) =>
      (kind === 'study' || kind === 'follow-along') && !serves.some((each) => OWN.includes(each)),
  );
/** A phase of which nothing is read again by who is rusty in it: neither followed along nor stretch reading. */
const RUSTY =
  ['safety-and-alignment', 'ml-systems', 'language-models', 'research-portfolio'].find((key) =>
    studied(key).every(({ kind, weight }) => kind === 'study' && weight === 'core'),
  ) ?? 'none';
const KNOWN = { ...FILLED_IN, 'knowledge.deep-learning': 'known', [`knowledge.${RUSTY}`]: 'rusty' };
const KNOWN_TASKS = studied('deep-learning');
const KNOWN_HOURS = (sumMinutes(KNOWN_TASKS) / 60).toFixed(1).replace('.0', '');

async function givenSetup() {
  const app = await testApp({ plan: 'none' });
  return { app, preview: (form: Form) => app.get(`/setup?${encodeForm(form)}`) };
}

describe('the self-check of a setup', () => {
  it('asks about topics that can be known, and proposes nothing by itself', async () => {
    const { app } = await givenSetup();
    const { $ } = await app.get('/setup');

    expect($('.self-check__phase')).toHaveLength(6);
    expect($('#self-check details').attr('open')).toBeUndefined();
    expect($('input[value=new][checked]')).toHaveLength(6);
    expect($('input[name=aside]')).toHaveLength(0);
  });

  it('shows what is proposed task by task, and the hours it saves', async () => {
    const { preview } = await givenSetup();
    const { $ } = await preview(KNOWN);

    const count = KNOWN_TASKS.length;
    expect(count).toBeGreaterThan(5);
    expect($('#known-deep-learning').text()).toMatch(
      new RegExp(`: ${count} of ${count} tasks set aside, ${KNOWN_HOURS} h saved$`),
    );
    expect($(`#known-${RUSTY}`).text()).toContain('nothing is set aside');
    expect($('input[name=aside][checked]')).toHaveLength(KNOWN_TASKS.length);
    expect($('.fit__aside').text()).toContain(
      `${count} tasks of ${KNOWN_HOURS} h are set aside: you know this already.`,
    );
  });

  it('makes a plan in which these are set aside as known, and the rest has all of the days', async () => {
    const { app } = await givenSetup();
    expect((await app.post('/plans', KNOWN)).status).toBe(303);

    const { tasks, phases } = app.plan();
    const aside = tasks.filter(({ droppedOn }) => droppedOn !== null);
    expect(aside).toHaveLength(KNOWN_TASKS.length);
    expect(
      aside.every(
        ({ droppedAs, sessions, baseline }) => droppedAs === 'known' && !sessions.length && !baseline.length,
      ),
    ).toBe(true);
    expect(aside.every(({ kind }) => kind === 'study' || kind === 'follow-along')).toBe(true);
    const known = phases.find(({ key }) => key === 'deep-learning');
    expect(known && known.startsOn > '2026-03-15' && known.endsOn < '2026-03-29').toBe(true);
    expect(phases.at(-1)?.endsOn).toBe('2026-06-14');
    expect((await app.get('/phases/deep-learning')).$('#set-aside li')).toHaveLength(KNOWN_TASKS.length);
    expect((await app.get('/today')).$('.pace__words').text()).toContain('you know already');
  });

  it('keeps a task whose box was emptied, and sets one aside whose box was ticked', async () => {
    const { app, preview } = await givenSetup();
    const shown = await preview(KNOWN);
    const boxes = shown
      .$('input[name=aside]')
      .toArray()
      .map(({ attribs }) => attribs.value ?? '');
    const ofRusty = shown.$(`#known-${RUSTY}`).parent().find('input[name=aside]').toArray();
    const keep = 'attention-and-qkv';
    const ticked = ofRusty[0]?.attribs.value ?? '';
    const sent = {
      ...KNOWN,
      shown: ['known:deep-learning', `rusty:${RUSTY}`],
      aside: [
        ...boxes.filter((id) => id !== keep && !ofRusty.some((box) => box.attribs.value === id)),
        ticked,
      ],
    };

    const after = await preview(sent);
    expect(after.$(`#aside-${keep}`).attr('checked')).toBeUndefined();
    expect(after.$(`#aside-${ticked}`).attr('checked')).toBeDefined();
    await app.post('/plans', sent);

    const keys = app
      .plan()
      .tasks.filter(({ droppedOn }) => droppedOn !== null)
      .map(({ key }) => key);
    expect(keys).toHaveLength(KNOWN_TASKS.length);
    expect(keys).toContain(ticked);
    expect(keys).not.toContain(keep);
  });

  it('proposes anew when the answer changes, whatever the boxes were for the one before', async () => {
    const { preview } = await givenSetup();
    const { $ } = await preview({
      ...KNOWN,
      [`knowledge.${RUSTY}`]: 'known',
      shown: [`rusty:${RUSTY}`],
      aside: [],
    });
    const count = studied(RUSTY).length;
    expect($(`#known-${RUSTY}`).text()).toContain(`${count} of ${count} tasks set aside`);
  });

  it('ignores answers that there are not', async () => {
    const { preview } = await givenSetup();
    const { status, $ } = await preview({
      ...FILLED_IN,
      'knowledge.deep-learning': 'by heart',
      'knowledge.dancing': 'known',
      shown: 'known:deep-learning',
      aside: 'nothing',
    });
    expect(status).toBe(200);
    expect($('input[name=aside]')).toHaveLength(0);
    expect($('#preview').text()).toContain('It fits.');
  });
});
