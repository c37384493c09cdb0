import fc from 'fast-check';
import type { Database } from '../../db/file/open.ts';
import { setHabitCompletion } from '../../db/habit/habit-completions.ts';
import { saveHabitNote } from '../../db/habit/habit-notes.ts';
import { addHabit, editHabit, removeHabit, takeUpHabit } from '../../db/habit/habits.ts';
import { loadActivePlan } from '../../db/plan/load-plan.ts';
import { createPlan, deletePlan, listPlans, setActivePlan, setPlanArchived } from '../../db/plan/plans.ts';
import { recordAnswer } from '../../db/practice/answers.ts';
import {
  addOwnResource,
  editOwnResource,
  listOwnResources,
  removeOwnResource,
} from '../../db/reading/own-resources.ts';
import { listReadingNotes, saveReadingNote } from '../../db/reading/reading-notes.ts';
import { setReading } from '../../db/reading/readings.ts';
import { applyReplan } from '../../db/replan/replans.ts';
import { saveWeekReview, setReviewsClosing } from '../../db/review/week-reviews.ts';
import { deleteRoadmap, listRoadmaps, saveRoadmap } from '../../db/roadmap/roadmaps.ts';
import { applyUpdate } from '../../db/roadmap/updates.ts';
import { saveSettings } from '../../db/settings/settings.ts';
import { setTaskCompletion } from '../../db/task/completions.ts';
import { setTaskDropped, setTasksKnown } from '../../db/task/dropping.ts';
import { addTask, editTask } from '../../db/task/editing.ts';
import { addEvidence, removeEvidence } from '../../db/task/evidence.ts';
import { setDayOrder, setPinned, setTaskSessions } from '../../db/task/sessions.ts';
import { addSpentTime, removeSpentTime } from '../../db/task/spent-times.ts';
import { setStepsCompletion } from '../../db/task/step-completions.ts';
import { saveNote, saveReflection } from '../../db/task/texts.ts';
import { addDays } from '../../plans/day.ts';
import { noteOn } from '../../plans/habit/notes.ts';
import type { Plan, Task } from '../../plans/plan/plan.ts';
import { REVIEW_PROMPTS } from '../../plans/review/review.ts';
import { MOMENT, SOME_FACTS, sampleNewPlan, TODAY } from '../support/database/db.ts';
import { givenSession } from '../support/made/plans.ts';
import { givenNewAnswer } from '../support/made/practice/answers.ts';
import { givenOwnResourceWords } from '../support/made/reading/resources.ts';

/** Something a learner does; `pick` decides on what. It may turn out to change nothing. */
type Act = (db: Database, pick: number) => void;

type TaskAct = (db: Database, task: Task, pick: number, plan: Plan) => unknown;

const ofTasks: readonly TaskAct[] = [
  (db, { id: taskId }) => setTaskCompletion(db, { ...MOMENT, taskId, on: TODAY }),
  (db, { id: taskId }) => setTaskCompletion(db, { ...MOMENT, taskId, on: null }),
  (db, { id: taskId, steps }) =>
    setStepsCompletion(db, {
      ...MOMENT,
      taskId,
      positions: steps.map(({ position }) => position),
      on: TODAY,
    }),
  (db, { id: taskId, steps }, pick) =>
    setStepsCompletion(db, { ...MOMENT, taskId, positions: [1 + (pick % (steps.length + 1))], on: null }),
  (db, { id: taskId }, pick) =>
    addEvidence(db, { ...MOMENT, taskId, kind: 'number', text: 'F1', location: '', value: pick / 3 }),
  (db, { id: taskId, evidence }) =>
    removeEvidence(db, { ...MOMENT, taskId, evidenceId: evidence[0]?.id ?? 0 }),
  (db, { id: taskId }, pick) =>
    addSpentTime(db, { ...MOMENT, taskId, day: addDays(TODAY, -(pick % 3)), minutes: 1 + (pick % 90) }),
  (db, { id: taskId, spent }) => removeSpentTime(db, { ...MOMENT, taskId, spentId: spent[0]?.id ?? 0 }),
  (db, { id: taskId, note }, pick) =>
    saveNote(db, { ...MOMENT, taskId, text: `Note ${pick}`, baseRevision: note.revision }),
  (db, { id: taskId, revision }, pick) => {
    const changes = { title: `Task ${pick}`, minutes: 5 + (pick % 90), steps: ['Build', `Step ${pick}`] };
    return editTask(db, { ...MOMENT, taskId, baseRevision: revision, changes });
  },
  (db, { id: taskId }, pick) =>
    setTaskDropped(db, {
      ...MOMENT,
      taskId,
      droppedOn: pick % 3 === 0 ? null : TODAY,
      droppedAs: pick % 2 === 0 ? 'known' : 'dropped',
      reason: `Reason ${pick % 2}`,
    }),
  (db, { id: taskId }, pick, { id: planId }) =>
    setTasksKnown(db, {
      ...MOMENT,
      planId,
      taskIds: [taskId],
      isKnown: pick % 2 === 0,
      sessionsByTask: new Map(),
    }),
  (db, { id: taskId }, pick) => setPinned(db, { ...MOMENT, taskId, isPinned: pick % 2 === 0 }),
  (db, { id: taskId, sessions }, pick, { id: planId }) => {
    const moved = sessions.map(({ day, minutes }) => givenSession(addDays(day, pick % 5), minutes));
    const sessionsByTask = new Map([[taskId, moved]]);
    return setTaskSessions(db, {
      ...MOMENT,
      planId,
      sessionsByTask,
      facts: { kind: 'tasks-split', title: 'Task', count: 1 },
    });
  },
  (db, { id }, _, { id: planId, tasks }) =>
    setDayOrder(db, { ...MOMENT, planId, day: TODAY, taskIds: [id, ...tasks.map((task) => task.id)] }),
];

type PlanAct = (db: Database, plan: Plan, pick: number) => unknown;

/** Habits of the roadmap that have no last day yet. */
const goingOn = (habits: Plan['habits']) =>
  habits.filter(({ phaseId, endsOn }) => phaseId !== null && endsOn === null);

const ofPlans: readonly PlanAct[] = [
  (db, { habits }, pick) =>
    setHabitCompletion(db, {
      ...MOMENT,
      habitId: habits[0]?.id ?? 0,
      day: TODAY,
      isDone: pick % 2 === 0,
    }),
  (db, { id: planId }, pick) =>
    addHabit(db, {
      ...MOMENT,
      planId,
      title: `Habit ${pick}`,
      minutes: 10,
      onDaysOff: pick % 2 === 0,
      startsOn: addDays(TODAY, (pick % 3) - 1),
      endsOn: pick % 4 === 0 ? addDays(TODAY, 3) : null,
      overDayCount: 0,
    }),
  (db, { habits }, pick) => {
    const habit = habits[pick % Math.max(1, habits.length)];
    if (habit === undefined) return undefined;
    const { id: habitId, revision: baseRevision, onDaysOff, startsOn } = habit;
    const values = { title: `Changed ${pick % 3}`, minutes: 5 + pick, onDaysOff, startsOn, endsOn: null };
    return editHabit(db, { ...MOMENT, habitId, baseRevision, values, hasPast: (startsOn ?? '') < TODAY });
  },
  (db, { habits }, pick) => takeUpHabit(db, { ...MOMENT, habitId: habits.at(-1 - (pick % 2))?.id ?? 0 }),
  (db, { id: planId, habits }, pick) =>
    pick % 3 === 0 ? removeHabit(db, { ...MOMENT, planId, habitId: habits.at(-1)?.id ?? 0 }) : undefined,
  (db, { habits }, pick) => {
    const habit = habits.at(-1);
    const baseRevision = habit ? noteOn(habit, TODAY).revision : 0;
    return saveHabitNote(db, {
      ...MOMENT,
      habitId: habit?.id ?? 0,
      day: TODAY,
      text: `Read ${pick}`,
      baseRevision,
    });
  },
  (db, { habits }, pick) =>
    recordAnswer(db, {
      ...MOMENT,
      answer: givenNewAnswer({ questionKey: `question-${pick % 3}` }),
      prompt: 'Asked',
      keptHabitId: pick % 2 === 0 ? (habits[0]?.id ?? null) : null,
    }),
  (db, { id: planId, reflections }, pick) => {
    const baseRevision = reflections.find(({ week }) => week === 1)?.revision ?? 0;
    return saveReflection(db, { ...MOMENT, planId, week: 1, text: `Week ${pick}`, baseRevision });
  },
  (db, { id: planId, reflections }, pick) => {
    const prompt = REVIEW_PROMPTS[pick % 3] ?? 'free';
    const earlier = reflections.find((one) => one.week === 1 && one.prompt === prompt);
    const baseRevision = earlier?.revision ?? 0;
    return saveReflection(db, { ...MOMENT, planId, week: 1, prompt, text: `So ${pick}`, baseRevision });
  },
  (db, { id: planId, weekReviews }, pick) => {
    const week = 1 + (pick % 2);
    const baseRevision = weekReviews.find((review) => review.week === week)?.revision ?? 0;
    const words = { confidence: 1 + (pick % 5), proof: `Proof ${pick % 3}`, intention: '' };
    return saveWeekReview(db, { ...MOMENT, planId, week, words, baseRevision, isDone: pick % 4 === 0 });
  },
  (db, { id: planId }, pick) =>
    setReviewsClosing(db, {
      ...MOMENT,
      planId,
      weeks: pick % 3 === 0 ? [1, 2] : [2],
      closing: ([null, 'done', 'dismissed'] as const)[pick % 3] ?? null,
    }),
  (db, { id: planId, phases }, pick) =>
    addTask(db, {
      ...MOMENT,
      planId,
      phaseId: phases[pick % 2]?.id ?? 0,
      title: `Own ${pick}`,
      minutes: 30,
      kind: 'study',
      weight: 'core',
      essential: false,
      steps: pick % 2 === 0 ? [] : ['Read'],
      sessions: [givenSession(addDays(TODAY, pick % 7), 30)],
    }),
  (db, { id: planId, calendar, phases, tasks }, pick) =>
    applyReplan(db, {
      ...MOMENT,
      planId,
      calendar: {
        ...calendar,
        finishOn: addDays(calendar.startOn, 14 + (pick % 9)),
        exceptions: [{ day: addDays(TODAY, pick % 4), minutes: 0, reason: 'Ill' }],
      },
      phases: phases
        .slice(1)
        .map(({ id, startsOn }) => ({ phaseId: id, startsOn, endsOn: addDays(startsOn, pick % 9) })),
      sessionsByTask: new Map(
        tasks.slice(0, 2).map(({ id }) => [id, [givenSession(addDays(TODAY, pick % 3), 60)]]),
      ),
      droppedTaskIds: tasks.slice(3, 3 + (pick % 2)).map(({ id }) => id),
      dropReason: 'Too much',
      yardstick:
        pick % 3 === 0
          ? null
          : {
              days: [{ day: addDays(TODAY, pick % 4), minutes: 60 + pick }],
              sessionsByTask: new Map(
                tasks.slice(1, 3).map(({ id }) => [id, [{ day: addDays(TODAY, pick % 4), minutes: 30 }]]),
              ),
              replan: {
                day: TODAY,
                studyDaysBehind: pick / 2,
                fromFinishOn: calendar.finishOn,
                toFinishOn: addDays(calendar.startOn, 14 + (pick % 9)),
              },
            },
      facts: SOME_FACTS,
    }),
  (db, { id: planId, phases, tasks, habits }, pick) =>
    applyUpdate(db, {
      ...MOMENT,
      planId,
      added: [
        {
          key: `new-${pick}-${tasks.length}`,
          phaseId: phases[0]?.id ?? 0,
          title: 'New',
          minutes: 30,
          kind: 'study',
          weight: 'core',
          essential: false,
          serves: [],
          evidenceKind: 'note',
          steps: ['Read'],
          sessions: [],
        },
      ],
      changed: tasks.slice(0, 1).map(({ id }) => ({ taskId: id, changes: { steps: ['Explain', 'Read'] } })),
      returningTaskIds: [],
      droppedTaskIds: [],
      dropReason: '',
      sessionsByTask: new Map(),
      habits: {
        added: [
          {
            key: `new-${pick}-${habits.length}`,
            phaseId: phases[0]?.id ?? 0,
            title: 'New',
            minutes: 10,
            startsOn: TODAY,
          },
        ],
        changed: goingOn(habits)
          .slice(0, 1)
          .map(({ id, startsOn }) => ({
            habitId: id,
            changes: { minutes: 1 + (pick % 30) },
            hasPast: startsOn === null || startsOn < TODAY,
          })),
        ended: goingOn(habits)
          .slice(1, 2)
          .map(({ id }) => ({ habitId: id, endsOn: TODAY })),
      },
      phases: phases.slice(0, 1).map(({ id }) => ({ phaseId: id, changes: { title: `Phase ${pick}` } })),
      facts: { kind: 'update-taken-over', addedCount: 1, changedCount: 1, droppedCount: 0 },
    }),
  (db, { id }, pick) =>
    createPlan(db, { ...sampleNewPlan({ taskCount: 2 + (pick % 4) }), keepFrom: id }, MOMENT),
  (db, { id: planId }) => setPlanArchived(db, { ...MOMENT, planId, isArchived: true }),
  (db, { id: planId }) => deletePlan(db, { ...MOMENT, planId }),
];

const ofAll: readonly Act[] = [
  (db, pick) => saveSettings(db, { dayStartHour: pick % 13, locale: pick % 2 ? 'sv-SE' : 'en-US' }, MOMENT),
  (db, pick) => createPlan(db, sampleNewPlan({ taskCount: 2 + (pick % 4) }), MOMENT),
  (db, pick) => saveRoadmap(db, { ...MOMENT, key: `key-${pick % 2}`, title: 'Own', yaml: `id: ${pick}` }),
  (db, pick) => {
    const resource = { id: `resource-${pick % 3}`, title: 'Attention' };
    setReading(db, { ...MOMENT, resource, on: pick % 2 === 0 ? TODAY : null });
  },
  (db, pick) => {
    const resource = { id: `resource-${pick % 3}`, title: 'Attention' };
    const baseRevision = listReadingNotes(db).get(resource.id)?.revision ?? 0;
    saveReadingNote(db, { ...MOMENT, resource, text: `Words ${pick}`, baseRevision });
  },
  (db, pick) => {
    const [resource] = listOwnResources(db);
    const words = givenOwnResourceWords({ minutes: 1 + (pick % 90) });
    if (resource === undefined) addOwnResource(db, { ...MOMENT, key: `own-${pick}`, words });
    else if (pick % 3 === 0) removeOwnResource(db, { ...MOMENT, key: resource.id });
    else editOwnResource(db, { ...MOMENT, key: resource.id, words, baseRevision: resource.revision });
  },
  (db) => deleteRoadmap(db, { ...MOMENT, roadmapId: listRoadmaps(db)[0]?.id ?? 0 }),
  (db, pick) => {
    const plans = listPlans(db);
    setActivePlan(db, { ...MOMENT, planId: plans[pick % plans.length]?.id ?? 0 });
  },
];

/** Every kind of write that a learner can make. */
const ACTS: readonly Act[] = [
  ...ofTasks.map(onSomeTask),
  ...ofTasks.map(onSomeTask),
  ...ofPlans.map(onPlanInUse),
  ...ofAll,
];

function onSomeTask(act: TaskAct): Act {
  return onPlanInUse((db, plan, pick) => {
    const task = plan.tasks[pick % plan.tasks.length];
    if (task) act(db, task, pick, plan);
  });
}

function onPlanInUse(act: PlanAct): Act {
  return (db, pick) => {
    const plan = loadActivePlan(db);
    if (plan) act(db, plan, pick);
  };
}

/** What a learner does one after the other. */
export function anyScript(size: { minLength: number; maxLength: number }) {
  return fc.array(fc.record({ act: fc.constantFrom(...ACTS), pick: fc.nat(1000) }), size);
}
