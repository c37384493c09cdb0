import type { Day } from '../plans/day.ts';
import type { ReflectionPrompt } from '../plans/review/review.ts';

/** Element ids, so that a link, a form's answer and its element cannot disagree. */
export const taskItemId = (taskId: number) => `task-${taskId}`;
export const habitItemId = (habitId: number, day: Day) => `habit-${habitId}-${day}`;
export const habitNoteId = (habitId: number | string, day: Day) => `habit-note-${habitId}-${day}`;
export const stepItemId = (taskId: number, position: number) => `task-${taskId}-step-${position}`;
export const readItemId = (resourceId: string) => `read-${resourceId}`;
export const readingNoteField = (resourceId: string) => `reading-note-${resourceId}`;
export const weekId = (week: number) => `week-${week}`;
export const phaseElementId = (phaseId: number) => `phase-${phaseId}`;
export const reflectionFieldId = (week: number, prompt: ReflectionPrompt) =>
  prompt === 'free' ? `reflection-${week}` : `${prompt}-${week}`;
export const fieldId = (name: string) => `field-${name}`;
export const errorId = (name: string) => `error-${name}`;
export const answerNoteField = (questionId: string) => `answer-note-${questionId}`;
