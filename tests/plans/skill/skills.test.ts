import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { addDays, day, isDay } from '../../../plans/day.ts';
import type { GateEvidence } from '../../../plans/gate/judge-criterion.ts';
import type { Piece } from '../../../plans/portfolio/piece.ts';
import { listQuestions } from '../../../plans/practice/bank/question-bank.ts';
import { measureReadiness } from '../../../plans/readiness/readiness.ts';
import { AREA_IDS } from '../../../plans/readiness/readiness-areas.ts';
import { levelsOver, listRatings, ratingDue } from '../../../plans/skill/ratings.ts';
import { evidenceOfSkill, tasksOfSkill } from '../../../plans/skill/skill-evidence.ts';
import { offerFor, openTasks } from '../../../plans/skill/skill-offers.ts';
import { SKILLS, type Skill } from '../../../plans/skill/skills.ts';
import { loadLibrary } from '../../../server/library/library.ts';
import { builtInPlan } from '../../support/made/built-in-plan.ts';
import { doneOn, givenPhase, givenPlan, givenTask } from '../../support/made/plans.ts';
import { byQuestion, givenAnswer } from '../../support/made/practice/answers.ts';
import { givenMock } from '../../support/made/practice/mocks.ts';
import { givenCategory, givenQuestion } from '../../support/made/practice/questions.ts';

const library = loadLibrary();

function givenRating(on: string, levels: Record<string, string>, fields: Partial<Piece> = {}): Piece {
  return {
    key: `piece-${on}`,
    kind: 'skills',
    parentKey: '',
    title: { text: on, revision: 1 },
    createdAt: `${on}T09:00:00.000Z`,
    archivedOn: null,
    position: 0,
    isShared: false,
    parts: new Map(Object.entries(levels).map(([id, text]) => [id, { text, revision: 1 }])),
    ...fields,
  };
}

/** The day of an instant where the clocks show UTC. */
const inUtc = (instant: string) => day(instant.slice(0, 10));

describe('the skills', () => {
  it('are the parts of the kind of ratings, each with four anchors, and name what there is', () => {
    const kind = library.kinds.find(({ id }) => id === 'skills');
    expect(kind?.parts.map(({ id }) => id)).toEqual(SKILLS.map(({ id }) => id));
    for (const part of kind?.parts ?? []) {
      expect(part.choices.map(({ id }) => id)).toEqual(['1', '2', '3', '4']);
    }
    const categories = library.categories.map(({ id }) => id);
    const kinds = library.kinds.map(({ id }) => id);
    for (const skill of SKILLS) {
      expect(AREA_IDS).toEqual(expect.arrayContaining([...skill.areas]));
      expect(categories).toEqual(expect.arrayContaining([...skill.categories]));
      expect(kinds).toEqual(expect.arrayContaining([...skill.pieces]));
    }
  });

  it('are each served by tasks of the built-in roadmap', () => {
    const { tasks } = builtInPlan();
    for (const skill of SKILLS) {
      expect(tasksOfSkill(skill, tasks, library.categories).length, skill.id).toBeGreaterThan(2);
    }
    expect(listQuestions(library.categories).length).toBeGreaterThan(0);
  });
});

describe('ratings', () => {
  it('are in order of day; those archived or empty are none, and what is no level is left out', () => {
    const ratings = listRatings(
      [
        givenRating('2026-03-20', { python: '3', domain: '7' }),
        givenRating('2026-03-02', { python: '2' }),
        givenRating('2026-03-04', { python: '4' }, { archivedOn: day('2026-03-05') }),
        givenRating('2026-03-06', { python: '' }),
        givenRating('2026-03-07', { python: '1' }, { kind: 'project' }),
      ],
      inUtc,
    );
    expect(ratings.map(({ on }) => on)).toEqual(['2026-03-02', '2026-03-20']);
    expect(levelsOver(ratings, 'python').map(({ level }) => level)).toEqual([2, 3]);
    expect(levelsOver(ratings, 'domain')).toEqual([]);
  });

  const PHASES = [
    givenPhase({ key: 'one', startsOn: day('2026-03-02'), endsOn: day('2026-03-15') }),
    givenPhase({ key: 'two', startsOn: day('2026-03-16'), endsOn: day('2026-03-29') }),
  ];
  const dueOn = (today: string, ...ratings: string[]) => {
    const due = ratingDue(
      { phases: PHASES },
      ratings.map((on) => ({ on: day(on) })),
      day(today),
    );
    return due?.at === 'end' ? due.phase.key : (due?.at ?? null);
  };

  it('are due at the start, and in the last week of each phase or after it', () => {
    expect(dueOn('2026-02-20')).toBe('start');
    expect(dueOn('2026-03-08', '2026-03-02')).toBe(null);
    expect(dueOn('2026-03-09', '2026-03-02')).toBe('one');
    expect(dueOn('2026-03-20', '2026-03-02')).toBe('one');
    expect(dueOn('2026-03-20', '2026-03-02', '2026-03-10')).toBe(null);
    expect(dueOn('2026-03-23', '2026-03-02', '2026-03-10')).toBe('two');
    expect(dueOn('2026-05-01', '2026-03-02', '2026-03-10')).toBe('two');
    expect(dueOn('2026-05-01', '2026-03-02', '2026-04-10')).toBe(null);
  });

  test('are never due on the day of one', () => {
    fc.assert(
      fc.property(fc.integer({ min: -10, max: 60 }), (offset) => {
        const today = addDays(day('2026-03-02'), offset);
        expect(isDay(today) && ratingDue({ phases: PHASES }, [{ on: today }], today)).toBe(null);
      }),
    );
  });
});

const SKILL: Skill = {
  id: 'python',
  areas: ['experiments', 'coding-round'],
  categories: ['basics'],
  pieces: ['result'],
};
const BANK = [
  givenCategory('basics', [
    givenQuestion({ id: 'q-1', tasks: ['asked', 'elsewhere'] }),
    givenQuestion({ id: 'q-2', tasks: ['own'] }),
  ]),
  givenCategory('others', [givenQuestion({ id: 'q-3', tasks: ['other'] })]),
];
const TASKS = [
  givenTask({ id: 1, key: 'asked', serves: ['coding-round'], completion: doneOn(day('2026-03-04')) }),
  givenTask({ id: 2, key: 'elsewhere', serves: ['foundations'] }),
  givenTask({ id: 3, key: 'other', serves: ['coding-round'] }),
  givenTask({ id: 4, key: 'own', serves: ['coding-round'], origin: 'own' }),
];

describe('the evidence beside a rating', () => {
  it('counts tasks that serve it and are asked about, questions, mocks and pieces', () => {
    const plan = givenPlan({ tasks: TASKS });
    const evidence: GateEvidence = {
      pieces: [],
      judged: new Map(),
      mocks: [givenMock({}, [{ rigour: 2 }, { rigour: 3, clarity: 1 }])],
      bank: BANK,
      answers: byQuestion([
        givenAnswer(day('2026-03-02'), { questionKey: 'q-1' }),
        givenAnswer(day('2026-03-05'), { questionKey: 'q-1' }),
        givenAnswer(day('2026-03-05'), { questionKey: 'q-2' }),
      ]),
    };
    const readiness = measureReadiness({ ...evidence, plan, today: day('2026-03-06') });
    expect(evidenceOfSkill(SKILL, plan, readiness, evidence)).toEqual({
      tasks: { done: 1, of: 1 },
      questions: { known: 1, of: 2 },
      mocks: { mean: 2.5, count: 1 },
      pieces: [{ kind: 'result', whole: 0 }],
    });
    const nothing = { ...evidence, mocks: [], answers: new Map() };
    const silent = measureReadiness({ ...nothing, plan, today: day('2026-03-06') });
    expect(evidenceOfSkill(SKILL, plan, silent, nothing)).toMatchObject({
      questions: { known: 0, of: 2 },
      mocks: null,
    });
  });
});

describe('what a rating suggests', () => {
  const stretch = givenTask({ id: 5, weight: 'stretch' });
  const core = givenTask({ id: 6, weight: 'core' });
  const done = givenTask({ id: 7, completion: doneOn(day('2026-03-04')) });
  const dropped = givenTask({ id: 8, droppedOn: day('2026-03-04') });
  const open = openTasks([stretch, core, done, dropped]);

  it('is more time where it is low, fewer stretch tasks where it is high, and nothing between', () => {
    expect(open).toEqual([stretch, core]);
    expect(offerFor(1, open)).toEqual({ is: 'more-time', tasks: [stretch, core] });
    expect(offerFor(2, open)?.is).toBe('more-time');
    expect(offerFor(3, open)).toBe(null);
    expect(offerFor(4, open)).toEqual({ is: 'drop-stretch', tasks: [stretch] });
  });

  it('is nothing while it is not rated, and where no task is left for it', () => {
    expect(offerFor(undefined, open)).toBe(null);
    expect(offerFor(1, [])).toBe(null);
    expect(offerFor(4, [core])).toBe(null);
  });
});
