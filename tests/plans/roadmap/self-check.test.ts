import { describe, expect, it } from 'vitest';
import { day } from '../../../plans/day.ts';
import {
  checkKnowledge,
  type Knowledge,
  tasksSetAsideBy,
  withoutKnown,
} from '../../../plans/roadmap/self-check.ts';
import { phaseWindows } from '../../../plans/schedule/windows.ts';
import { loadLibrary } from '../../../server/library/library.ts';
import {
  givenCalendar,
  givenRoadmap,
  givenRoadmapPhase,
  givenRoadmapTask,
} from '../../support/made/roadmaps.ts';

const phase = givenRoadmapPhase({
  id: 'transformers',
  weeks: [1, 1],
  tasks: [
    givenRoadmapTask({ id: 'read', kind: 'study', minutes: 60 }),
    givenRoadmapTask({ id: 'read-more', kind: 'study', weight: 'stretch', minutes: 30 }),
    givenRoadmapTask({ id: 'follow', kind: 'follow-along', minutes: 60 }),
    givenRoadmapTask({ id: 'build', kind: 'hands-on', minutes: 90 }),
    givenRoadmapTask({ id: 'say', kind: 'rehearsal', minutes: 30 }),
    givenRoadmapTask({ id: 'story', kind: 'follow-along', minutes: 30, serves: ['behavioural-round'] }),
  ],
});
const roadmap = givenRoadmap([
  phase,
  givenRoadmapPhase({
    id: 'practice',
    weeks: [2, 2],
    tasks: [givenRoadmapTask({ kind: 'rehearsal', minutes: 300 })],
  }),
]);

const asideFor = (knowledge: Knowledge, byHand: Record<string, boolean> = {}) => {
  const checked = checkKnowledge(
    roadmap,
    new Map([['transformers', knowledge]]),
    new Map(Object.entries(byHand)),
  );
  return tasksSetAsideBy(checked).map(({ id }) => id);
};

describe('a self-check', () => {
  it('is the worked example of the README', () => {
    expect(asideFor('known')).toEqual(['read', 'read-more', 'follow']);
    expect(asideFor('rusty')).toEqual(['read-more', 'follow']);
    expect(asideFor('new')).toEqual([]);
  });

  it('leaves the last word to the learner, task by task, as far as a task may be known', () => {
    expect(asideFor('known', { read: false })).toEqual(['read-more', 'follow']);
    expect(asideFor('rusty', { read: true, follow: false })).toEqual(['read', 'read-more']);
    expect(asideFor('new', { read: true })).toEqual([]);
    expect(asideFor('known', { say: true, build: true, story: true })).toEqual([
      'read',
      'read-more',
      'follow',
    ]);
  });

  it('asks only about phases of which something may be known', () => {
    expect(checkKnowledge(roadmap, new Map(), new Map()).map((each) => each.phase.id)).toEqual([
      'transformers',
    ]);
  });

  it('never proposes a rehearsal, a talk, a story or a summary of the built-in roadmap', () => {
    const { builtIn } = loadLibrary();
    const known = new Map(builtIn.phases.map(({ id }) => [id, 'known' as const]));
    const checked = checkKnowledge(builtIn, known, new Map());
    const aside = tasksSetAsideBy(checked);

    expect(aside.length).toBeGreaterThan(60);
    expect(aside.every(({ kind }) => kind === 'study' || kind === 'follow-along')).toBe(true);
    const ids = checked.map((each) => each.phase.id);
    expect(ids).not.toContain('research-talk');
    expect(ids).not.toContain('behavioural-and-polish');
    expect(aside.filter(({ id }) => /summary|stor(y|ies)|talk|pitch|interview-day/.test(id))).toEqual([]);
  });
});

describe('the time that becomes free', () => {
  it('is spread over all phases: half of a phase takes half of its share, as the README tells', () => {
    const rest = withoutKnown(roadmap, new Set(['read', 'read-more', 'follow']));
    const weeks = rest.phases.map((each) => each.weeks[1]);

    // 150 of 300 minutes are left of the first week, and all of the second: a third and two thirds of two weeks.
    expect(weeks[0]).toBeCloseTo(2 / 3);
    expect(weeks[1]).toBe(2);
    expect(
      phaseWindows(rest, givenCalendar({ startOn: day('2026-03-02'), finishOn: day('2026-03-22') })),
    ).toMatchObject([{ endsOn: '2026-03-08' }, { startsOn: '2026-03-09', endsOn: '2026-03-22' }]);
  });

  it('leaves the roadmap as it is where nothing is set aside, or nothing is left', () => {
    expect(withoutKnown(roadmap, new Set())).toBe(roadmap);
    const all = new Set(roadmap.phases.flatMap((each) => each.tasks.map(({ id }) => id)));
    expect(withoutKnown(roadmap, all).phases.map(({ weeks }) => weeks)).toEqual([
      [1, 1],
      [2, 2],
    ]);
  });
});
