import { listOwnResources } from '../../db/reading/own-resources.ts';
import type { Plan } from '../../plans/plan/plan.ts';
import { listQuestions } from '../../plans/practice/bank/question-bank.ts';
import { tasksInPlan } from '../../plans/progress/earned.ts';
import type { ReadingRoad } from '../../plans/reading/list/reading-list.ts';
import { ownAsRead } from '../../plans/reading/own/own-as-read.ts';
import { taskState } from '../../plans/task/task-progress.ts';
import type { AppDeps } from '../deps.ts';
import { bankOf } from '../practice/question-bank.ts';
import type { Shelf } from './shelf.ts';

type Deps = Pick<AppDeps, 'db' | 'library'>;
type Askers = ReadingRoad[number]['askers'];

const BESIDE = 'Beside the phases';

/** Who asks for something to read, by the phases of the plan, or of the built-in roadmap before there is one. */
export function readingRoad(deps: Deps, plan: Plan | null, shelf: Shelf): ReadingRoad {
  const phases = plan ? phasesOfPlan(plan, shelf) : phasesOfRoadmap(deps, shelf);
  const questions = listQuestions(bankOf(deps)).map(({ question }) => ({
    phase: question.phase,
    asker: { kind: 'question', key: question.id, title: question.prompt } as const,
    reads: shelf.ofQuestion(question),
  }));
  const keys = new Set(phases.map(({ key }) => key));
  const beside = questions.filter(({ phase }) => phase === null || !keys.has(phase));
  return [
    ...phases.map(({ key, title, askers }) => ({
      key,
      title,
      askers: [...askers, ...questions.filter(({ phase }) => phase === key)],
    })),
    { key: null, title: BESIDE, askers: beside },
  ];
}

/** The learner's own resources, also those of tasks that have left the plan. */
export function ownReads({ db }: Pick<AppDeps, 'db'>) {
  return listOwnResources(db).map(ownAsRead);
}

type Phase = { key: string; title: string; askers: Askers };

function phasesOfPlan(plan: Plan, shelf: Shelf): Phase[] {
  const tasks = tasksInPlan(plan);
  return plan.phases.map(({ id, key, title }) => ({
    key,
    title,
    askers: tasks
      .filter(({ phaseId }) => phaseId === id)
      .map((task) => ({
        asker: {
          kind: 'task',
          key: task.key,
          title: task.title,
          inPlan: { id: task.id, state: taskState(task) },
        },
        reads: shelf.ofTask(task),
      })),
  }));
}

function phasesOfRoadmap({ library }: Deps, shelf: Shelf): Phase[] {
  return library.builtIn.phases.map(({ id, title, tasks }) => ({
    key: id,
    title,
    askers: tasks.map((task) => ({
      asker: { kind: 'task', key: task.id, title: task.title, inPlan: null },
      reads: shelf.ofTask({ key: task.id, origin: 'roadmap' }),
    })),
  }));
}
