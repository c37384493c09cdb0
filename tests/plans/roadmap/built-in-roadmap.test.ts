import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { calendarDays } from '../../../plans/calendar/calendar.ts';
import { addDays, day } from '../../../plans/day.ts';
import { READINESS_AREAS } from '../../../plans/readiness/readiness-areas.ts';
import { type RoadmapPhase, type RoadmapTask, roadmapJsonSchema } from '../../../plans/roadmap/roadmap.ts';
import { onTrack } from '../../../plans/roadmap/track.ts';
import { loadLibrary } from '../../../server/library/library.ts';
import { roadmapsFolder } from '../../../server/paths.ts';

const roadmap = loadLibrary().builtIn;
const tasks = roadmap.phases.flatMap((phase) => phase.tasks);
const habits = roadmap.phases.flatMap((phase) => phase.habits);

const SeedItems = z.strictObject({
  phases: z.record(
    z.string(),
    z.array(
      z.strictObject({ section: z.string(), item: z.string(), at: z.string(), find: z.string().min(1) }),
    ),
  ),
});
const seedItems = SeedItems.parse(parse(readFileSync(join(import.meta.dirname, 'seed-items.yaml'), 'utf8')));

/** What the roadmap says at a place, or `undefined` when there is no such place. */
function textAt(phase: RoadmapPhase, place: string): string | undefined {
  if (place === 'goal') return phase.goal;
  if (place === 'outcome') return phase.outcome;
  if (place.startsWith('habit:')) return habits.find(({ id }) => `habit:${id}` === place)?.title;
  const task = tasks.find(({ id }) => id === place);
  return task && [task.title, ...task.steps].join('\n');
}

describe.each(roadmap.phases)('the phase "$title"', (phase) => {
  it.each(seedItems.phases[phase.id] ?? [])('holds "$item" ($section) at $at', ({ at, find }) => {
    expect(textAt(phase, at)?.toLowerCase()).toContain(find.toLowerCase());
  });

  it('has its outline', () => {
    expect(seedItems.phases[phase.id]?.length).toBeGreaterThan(10);
  });
});

describe('the built-in roadmap', () => {
  it('has eight phases in fifteen weeks, 150 to 260 tasks and more than 400 steps', () => {
    expect(roadmap.phases).toHaveLength(8);
    expect(roadmap.weeks).toBe(15);
    expect(tasks.length).toBeGreaterThanOrEqual(150);
    expect(tasks.length).toBeLessThanOrEqual(260);
    expect(tasks.flatMap((task) => task.steps).length).toBeGreaterThan(400);
  });

  it.each(roadmap.tracks.map(({ id }) => id))(
    'leaves room in each phase of the track "%s", core work, habits and stretch work in',
    (trackId) => {
      for (const { id, weeks, habits, tasks } of onTrack(roadmap, trackId).phases) {
        const studyDays = defaultStudyDays(7 * (weeks[1] - weeks[0] + 1));
        const habitMinutes = sum(habits.map(({ minutes }) => minutes)) * studyDays.length;
        const free = sum(studyDays.map(({ minutes }) => minutes)) - habitMinutes;
        const minutesOf = (wanted: RoadmapTask['weight']) =>
          sum(tasks.filter(({ weight }) => weight === wanted).map(({ minutes }) => minutes));

        expect([id, minutesOf('core') / free]).toEqual([
          id,
          expect.toSatisfy((share: number) => share <= 0.9),
        ]);
        expect([id, minutesOf('core') + minutesOf('stretch')]).toEqual([
          id,
          expect.toSatisfy((minutes: number) => minutes <= free),
        ]);
      }
    },
  );

  it('marks a good quarter of its core work as essential, and that is core on every track', () => {
    const general = onTrack(roadmap, 'general').phases.flatMap((phase) => phase.tasks);
    const minutesOf = (counts: (task: RoadmapTask) => boolean) =>
      sum(general.filter(counts).map(({ minutes }) => minutes));
    const share = minutesOf(({ essential }) => essential) / minutesOf(({ weight }) => weight === 'core');

    const needed = tasks.filter(({ essential }) => essential).map(({ id }) => id);
    for (const { id } of roadmap.tracks) {
      const onIt = onTrack(roadmap, id).phases.flatMap((phase) => phase.tasks);
      expect([id, onIt.filter(({ essential, weight }) => essential && weight === 'core')]).toEqual([
        id,
        onIt.filter((task) => needed.includes(task.id)),
      ]);
      expect(onIt.filter((task) => needed.includes(task.id))).toHaveLength(needed.length);
    }
    expect(share).toBeGreaterThanOrEqual(0.25);
    expect(share).toBeLessThanOrEqual(0.3);
  });

  it('says of every task what it serves, and has work for each capability and round', () => {
    expect(tasks.filter(({ serves }) => serves.length === 0).map(({ id }) => id)).toEqual([]);
    for (const { id, kind } of READINESS_AREAS) {
      const serving = tasks.filter(({ serves }) => serves.includes(id));
      expect([id, serving.length >= 8]).toEqual([id, true]);
      if (kind === 'round') expect([id, serving.some(({ essential }) => essential)]).toEqual([id, true]);
    }
  });

  it('asks for nothing that is less needed than what asks for it', () => {
    const byId = new Map(tasks.map((task) => [task.id, task]));
    const asking = tasks.filter(({ essential, after }) => essential && after !== undefined);
    expect(asking.length).toBeGreaterThan(10);
    expect(asking.filter(({ after = '' }) => !byId.get(after)?.essential).map(({ id }) => id)).toEqual([]);
    const core = tasks.filter(({ weight }) => weight === 'core');
    expect(
      core.filter(({ after = '' }) => byId.get(after)?.weight === 'stretch').map(({ id }) => id),
    ).toEqual([]);
  });

  it.each(roadmap.tracks.map(({ id }) => id))(
    'has on the track "%s" what each of its tasks comes after, and no core task after a stretch one',
    (trackId) => {
      const onIt = onTrack(roadmap, trackId).phases.flatMap((phase) => phase.tasks);
      const byId = new Map(onIt.map((task) => [task.id, task]));
      const asking = onIt.filter(({ after }) => after !== undefined);
      expect(asking.length).toBeGreaterThan(20);
      const lost = asking.filter(({ weight, after = '' }) => {
        const before = byId.get(after);
        return before === undefined || (weight === 'core' && before.weight === 'stretch');
      });
      expect(lost.map(({ id }) => id)).toEqual([]);
    },
  );

  it('gives every core task at least two steps', () => {
    expect(tasks.filter(({ weight, steps }) => weight === 'core' && steps.length < 2)).toEqual([]);
  });

  it('uses every id once', () => {
    const ids = [...roadmap.phases, ...tasks, ...habits].map(({ id }) => id);

    expect(new Set(ids).size).toBe(ids.length);
  });

  it('can be completed by an editor from a schema that is up to date', () => {
    const written: unknown = JSON.parse(readFileSync(join(roadmapsFolder, 'roadmap.schema.json'), 'utf8'));

    expect(written, 'npm run roadmap:schema writes it').toEqual(roadmapJsonSchema());
    expect(readFileSync(join(roadmapsFolder, 'research-scientist-100.yaml'), 'utf8')).toContain(
      '# yaml-language-server: $schema=./roadmap.schema.json',
    );
  });
});

/** Eighteen hours a week: two and a half Monday to Friday, five and a half on Saturday, Sunday off. */
function defaultStudyDays(dayCount: number) {
  const startOn = day('2026-03-02');
  const weekdayMinutes = [150, 150, 150, 150, 150, 330, 0] as const;
  const calendar = { startOn, finishOn: addDays(startOn, dayCount - 1), weekdayMinutes, exceptions: [] };
  return calendarDays(calendar).filter(({ minutes }) => minutes > 0);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
