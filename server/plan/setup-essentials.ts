import {
  type EssentialWork,
  keepEssentialWork,
  scheduleEssentialWork,
} from '../../plans/replan/essentials/for-roadmap.ts';
import { NOT_ESSENTIAL } from '../../plans/replan/essentials/not-essential.ts';
import { NoStudyDayError, phaseWindows } from '../../plans/schedule/windows.ts';
import type { ParsedForm } from '../http/forms/parse-form.ts';
import type { Assessed } from './assess-setup.ts';
import type { SetupSubject } from './setup-subject.ts';

/** What would be kept where not all of the work fits before the interview, or the last day; `null` where all does. */
export function findEssentials(setup: Assessed, { roadmap }: SetupSubject): EssentialWork | null {
  const { work, calendar, interviewOn, rounds } = setup;
  try {
    return keepEssentialWork({ roadmap, work, calendar, interviewOn, rounds });
  } catch (error) {
    if (error instanceof NoStudyDayError) return null;
    throw error;
  }
}

/** Essentials that were chosen where there are none to choose are no choice. */
export function withPossibleChoice(
  assessed: ParsedForm<Assessed>,
  subject: SetupSubject,
): ParsedForm<Assessed> {
  if (!assessed.ok || assessed.data.overload !== 'essentials') return assessed;
  if (findEssentials(assessed.data, subject) !== null) return assessed;
  return { ok: true, data: { ...assessed.data, overload: null } };
}

/** The plan of what is kept, where the learner chose that; `null` otherwise. */
export function layEssentials(setup: Assessed, subject: SetupSubject) {
  const essentials = setup.overload === 'essentials' ? findEssentials(setup, subject) : null;
  if (essentials === null) return null;
  const { work, calendar, going } = essentials;
  return {
    calendar,
    schedule: { sessions: scheduleEssentialWork(essentials) },
    windows: phaseWindows(work, calendar),
    droppedTaskIds: going.map(({ id }) => id),
    dropReason: NOT_ESSENTIAL,
  };
}
