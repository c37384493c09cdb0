import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { AREA_IDS, ROUND_AREAS } from '../../../../plans/readiness/readiness-areas.ts';
import {
  type Candidate,
  type ChoiceRequest,
  chooseEssentials,
} from '../../../../plans/replan/essentials/choose.ts';
import { prerequisitesOf } from '../../../../plans/roadmap/served.ts';
import { sumOf } from '../../../../plans/sum.ts';
import { TASK_KINDS } from '../../../../plans/task/kinds.ts';
import { loadLibrary } from '../../../../server/library/library.ts';

const ROUNDS = ROUND_AREAS.map(({ id }) => id);

function givenCandidate(overrides: Partial<Candidate> & { key: string }): Candidate {
  const minutes = overrides.minutes ?? 60;
  return {
    kind: 'study',
    weight: 'core',
    essential: false,
    serves: [],
    minutes,
    leftMinutes: minutes,
    after: null,
    state: 'open',
    ...overrides,
  };
}

function choose(tasks: readonly Candidate[], minutes: number, more: Partial<ChoiceRequest> = {}) {
  return chooseEssentials({ tasks, minutes, rounds: [], weakness: new Map(), ...more });
}

const keysOf = (tasks: readonly Candidate[], minutes: number, more: Partial<ChoiceRequest> = {}) =>
  [...choose(tasks, minutes, more).keys].toSorted();

const EXAMPLE: Candidate[] = [
  givenCandidate({ key: 'systems', serves: ['systems-round'], minutes: 30 }),
  givenCandidate({ key: 'thesis', kind: 'hands-on', essential: true, serves: ['talk-round'], minutes: 35 }),
  givenCandidate({
    key: 'slides',
    kind: 'hands-on',
    essential: true,
    serves: ['talk-round'],
    minutes: 65,
    after: 'thesis',
  }),
  givenCandidate({
    key: 'stories',
    kind: 'follow-along',
    essential: true,
    serves: ['behavioural-round'],
    minutes: 40,
  }),
  givenCandidate({
    key: 'aloud',
    kind: 'rehearsal',
    essential: true,
    serves: ['behavioural-round'],
    minutes: 30,
    after: 'stories',
  }),
  givenCandidate({ key: 'day', kind: 'follow-along', essential: true, serves: ROUNDS, minutes: 15 }),
];
const FACED = { rounds: ['behavioural-round', 'talk-round'] };

/** Every task of the roadmap that comes with Daymark, open. */
const roadmap = loadLibrary().builtIn;
const prerequisites = prerequisitesOf(roadmap);
const BUILT_IN = roadmap.phases
  .flatMap(({ tasks }) => tasks)
  .map(({ id, ...task }) => givenCandidate({ ...task, key: id, after: prerequisites.get(id) ?? null }));
const essentialMinutes = sumOf(
  BUILT_IN.filter(({ essential }) => essential),
  ({ minutes }) => minutes,
);

describe('the choice before an interview', () => {
  it('is that of the worked example', () => {
    expect(choose(EXAMPLE, 150, FACED)).toEqual({
      keys: new Set(['day', 'stories', 'aloud', 'thesis', 'systems']),
      minutes: 150,
      mockKey: 'aloud',
    });
    expect(keysOf(EXAMPLE, 210, FACED)).toEqual(['aloud', 'day', 'slides', 'stories', 'thesis']);
    expect(keysOf(EXAMPLE, 20, FACED)).toEqual(['day']);
    expect(choose(EXAMPLE, 0, FACED)).toEqual({ keys: new Set(), minutes: 0, mockKey: null });
  });

  it('keeps by hand what comes before too, and what is left out by hand holds nothing up', () => {
    expect(choose(EXAMPLE, 20, { ...FACED, keptKeys: new Set(['slides']) })).toMatchObject({
      keys: new Set(['thesis', 'slides']),
      minutes: 100,
    });
    const leftOutKeys = new Set(['thesis', 'aloud', 'stories']);
    expect(keysOf(EXAMPLE, 110, { ...FACED, leftOutKeys })).toEqual(['day', 'slides', 'systems']);
  });

  it('counts what is done already, and takes what is begun for what is left of it', () => {
    const other = givenCandidate({ key: 'other', serves: ['systems-round'] });
    const one = givenCandidate({ key: 'one', serves: ['talk-round'] });
    const pair = [one, other];
    const done = givenCandidate({ key: 'done', serves: ['talk-round'], state: 'done', minutes: 600 });
    expect(keysOf(pair, 60)).toEqual(['one']);
    expect(keysOf([...pair, done], 60)).toEqual(['other']);
    expect(keysOf(pair, 80)).toEqual(['one']);
    expect(keysOf([one, { ...other, leftMinutes: 20 }], 80)).toEqual(['one', 'other']);
  });

  it('prefers weak areas, core to stretch, and a round that the learner faces', () => {
    const pair = (one: Partial<Candidate>, other: Partial<Candidate>) => [
      givenCandidate({ key: 'one', ...one }),
      givenCandidate({ key: 'other', ...other }),
    ];
    const talkOrSystems = pair({ serves: ['talk-round'] }, { serves: ['systems-round'] });
    expect(keysOf(talkOrSystems, 60, { weakness: new Map([['talk-round', 0.2]]) })).toEqual(['other']);
    expect(keysOf(talkOrSystems, 60, { rounds: ['systems-round'] })).toEqual(['other']);
    expect(keysOf(pair({ weight: 'stretch' }, {}), 60)).toEqual(['other']);
  });

  it('gives each round something that nothing essential is for, where an equal share of the hours allows it', () => {
    const tasks = [
      givenCandidate({ key: 'talk', essential: true, serves: ['talk-round'], minutes: 120 }),
      givenCandidate({ key: 'long', serves: ['coding-round'], minutes: 90 }),
      givenCandidate({ key: 'short', serves: ['coding-round'], minutes: 60 }),
    ];
    const rounds = ['talk-round', 'coding-round'];
    expect(keysOf(tasks, 120, { rounds })).toEqual(['short']);
    expect(keysOf(tasks, 180, { rounds })).toEqual(['short', 'talk']);
    expect(keysOf(tasks, 115, { rounds })).toEqual(['long']);
    expect(
      keysOf([...tasks, givenCandidate({ key: 'done', serves: ['coding-round'], state: 'done' })], 120, {
        rounds,
      }),
    ).toEqual(['talk']);
  });

  test('three weeks of seventeen hours and a bit keep every essential task and give each round something more', () => {
    const { keys, mockKey } = choose(BUILT_IN, 56 * 60);
    const left = BUILT_IN.filter(({ key }) => !keys.has(key));
    expect(left.filter(({ essential }) => essential)).toEqual([]);
    expect(mockKey).toBe('mock-onsite');
    for (const round of ROUNDS) {
      expect(
        BUILT_IN.filter(({ key, serves }) => keys.has(key) && serves.includes(round)).length,
      ).toBeGreaterThan(3);
    }
  });

  test.each([0.98, 0.95, 0.9, 0.8])(
    'where %d of the essentials fit, subjects go before what is made or said',
    (share) => {
      const { keys } = choose(BUILT_IN, Math.floor(essentialMinutes * share));
      const gone = BUILT_IN.filter(({ key, essential }) => essential && !keys.has(key));
      expect(gone.length).toBeGreaterThan(0);
      expect(gone.filter(({ kind }) => kind === 'rehearsal').map(({ key }) => key)).toEqual([]);
      expect(gone.filter(({ serves }) => serves[0] === 'behavioural-round')).toEqual([]);
      expect(keys.has('talk-version-45')).toBe(true);
      expect(keys.has('interview-day-plan')).toBe(true);
    },
  );

  test('the evening before keeps the plan for the day, a rehearsal and the introduction', () => {
    expect(keysOf(BUILT_IN, 130)).toEqual(['interview-day-plan', 'mock-onsite', 'sixty-second-pitch']);
  });

  test('only behavioural: stories first, and then what serves every researcher', () => {
    const rounds = ['behavioural-round'];
    const { keys, mockKey } = choose(BUILT_IN, 330, { rounds });
    expect(mockKey).toBe('two-minute-delivery');
    expect([...keys]).toEqual(
      expect.arrayContaining(['stories-setbacks', 'stories-people', 'stories-judgement']),
    );
    expect([...keys]).not.toContain('talk-thesis-sentence');
  });
});

const anyCandidates: fc.Arbitrary<Candidate[]> = fc
  .array(
    fc.record({
      kind: fc.constantFrom(...TASK_KINDS),
      weight: fc.constantFrom('core' as const, 'stretch' as const),
      essential: fc.boolean(),
      serves: fc.subarray([...AREA_IDS], { maxLength: 4 }),
      minutes: fc.integer({ min: 5, max: 200 }),
      doneShare: fc.constantFrom(0, 0, 0, 0.5, 1),
      state: fc.constantFrom('open', 'open', 'open', 'done', 'gone'),
      asksFor: fc.option(fc.nat(), { freq: 2 }),
    }),
    { maxLength: 30 },
  )
  .map((drawn) =>
    drawn.map(({ asksFor, doneShare, state, ...task }, index) =>
      givenCandidate({
        ...task,
        key: `task-${index}`,
        leftMinutes: Math.round(task.minutes * (1 - doneShare)),
        state: state as Candidate['state'],
        after: asksFor === null || index === 0 ? null : `task-${asksFor % index}`,
      }),
    ),
  );

describe('any choice', () => {
  it('stays within the minutes, is of open tasks, keeps what comes first, and is the same each time', () => {
    const anyRounds = fc.subarray(ROUNDS);
    fc.assert(
      fc.property(anyCandidates, fc.integer({ min: -60, max: 2400 }), anyRounds, (tasks, minutes, rounds) => {
        const chosen = choose(tasks, minutes, { rounds });
        const byKey = new Map(tasks.map((task) => [task.key, task]));
        const kept = tasks.filter(({ key }) => chosen.keys.has(key));

        expect(choose(tasks, minutes, { rounds })).toEqual(chosen);
        expect(kept.filter(({ state }) => state !== 'open')).toEqual([]);
        expect(chosen.minutes).toBe(sumOf(kept, ({ leftMinutes }) => leftMinutes));
        expect(chosen.minutes).toBeLessThanOrEqual(Math.max(0, minutes));
        for (const { key } of kept) {
          for (let before = byKey.get(key)?.after; before; before = byKey.get(before)?.after) {
            const isOpen = byKey.get(before)?.state === 'open';
            expect(!isOpen || chosen.keys.has(before)).toBe(true);
          }
        }
      }),
    );
  });

  it('has a rehearsal in it wherever one fits beside the plan for the day', () => {
    fc.assert(
      fc.property(anyCandidates, fc.nat(900), (tasks, minutes) => {
        const { mockKey, keys } = choose(tasks, minutes);
        const alone = tasks.filter(
          ({ kind, state, after, serves, leftMinutes, essential }) =>
            state === 'open' &&
            kind === 'rehearsal' &&
            after === null &&
            serves.some((id) => ROUNDS.includes(id)) &&
            leftMinutes <= minutes &&
            !(essential && ROUNDS.every((round) => serves.includes(round))),
        );
        if (alone.length > 0) expect(mockKey === null ? null : keys.has(mockKey)).toBe(true);
      }),
    );
  });
});
