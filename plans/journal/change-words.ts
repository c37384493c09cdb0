import { calendarDifferenceInWords } from '../calendar/calendar-words.ts';
import type { Dates } from '../dates.ts';
import { agree, count, formatMinutes } from '../format.ts';
import { QUESTION_FIELDS } from '../practice/bank/question-fields.ts';
import { OWN_RESOURCE_FIELDS } from '../reading/own/own-resource.ts';
import type { FullDay } from '../replan/full-days.ts';
import { replanInWords } from '../replan/replan-words.ts';
import { dayInWords } from '../replan/summary.ts';
import { REVIEW_QUESTIONS } from '../review/review.ts';
import { TASK_FIELDS } from '../task/task-fields.ts';
import { countOfKind, listed, quoted, stepsInWords, upperFirst } from '../words.ts';
import type { ChangeFacts, ChangeKind } from './change-facts.ts';

/**
 * A change in a sentence, for the list of changes and wherever else one is told.
 *
 * @param dates - how whoever reads it wants days written
 *
 * @example
 * changeInWords({ kind: 'task-day-changed', title: 'Read a paper', on: day('2026-03-02') }, datesIn(BRITISH))
 * //=> 'Changed the day to 2 March 2026 for “Read a paper”'
 */
export function changeInWords<Kind extends ChangeKind>(facts: ChangeFacts<Kind>, dates: Dates): string {
  return WORDS[facts.kind](facts, dates);
}

const WORDS: { [Kind in ChangeKind]: (facts: ChangeFacts<Kind>, dates: Dates) => string } = {
  told: ({ words }) => words,

  'task-finished': ({ title }) => `Finished ${quoted(title)}`,
  'task-reopened': ({ title }) => `Reopened ${quoted(title)}`,
  'task-day-changed': ({ title, on }, { formatLongDateWithYear }) =>
    `Changed the day to ${formatLongDateWithYear(on)} for ${quoted(title)}`,
  'tasks-finished': (facts) => `Finished ${count(facts.count, 'task')}`,
  'steps-ticked': ({ title, positions, effect }) =>
    `Ticked ${stepsInWords(positions)} of ${quoted(title)}${effect ? ', which finishes it' : ''}`,
  'steps-unticked': ({ title, positions, effect }) =>
    `Unticked ${stepsInWords(positions)} of ${quoted(title)}${effect ? ', which opens it again' : ''}`,
  'habit-kept': ({ title, day }, { formatLongDateWithYear }) =>
    `Kept ${quoted(title)} on ${formatLongDateWithYear(day)}`,
  'habit-taken-back': ({ title, day }, { formatLongDateWithYear }) =>
    `Took back ${quoted(title)} on ${formatLongDateWithYear(day)}`,
  'habit-added': ({ title, minutes, overDayCount }) => {
    const over =
      overDayCount === 0
        ? ''
        : `, by which ${count(overDayCount, 'day')} ${agree(overDayCount, 'goes', 'go')} over`;
    return `Added the habit ${quoted(title)}, ${formatMinutes(minutes)}${over}`;
  },
  'habit-changed': ({ title, newTitle, minutes }) =>
    title === newTitle
      ? `Changed the habit ${quoted(title)}, ${formatMinutes(minutes)} from then on`
      : `Changed the habit ${quoted(title)} to ${quoted(newTitle)}, ${formatMinutes(minutes)}`,
  'habit-ended': ({ title, on }, { formatLongDateWithYear }) =>
    on === null
      ? `Let the habit ${quoted(title)} go on`
      : `Let the habit ${quoted(title)} end on ${formatLongDateWithYear(on)}`,
  'habit-taken-up': ({ title }) => `Took the habit ${quoted(title)} up again`,
  'habit-removed': ({ title }) => `Removed the habit ${quoted(title)} with its ticks and notes`,
  'habit-note-written': ({ title, day }, { formatLongDateWithYear }) =>
    `Wrote on ${quoted(title)} of ${formatLongDateWithYear(day)}`,

  'task-added': ({ title, minutes, startsOn, over }, dates) => {
    if (minutes === undefined) return `Added ${quoted(title)}`;
    const when = startsOn == null ? ', without a day' : ` on ${dates.formatLongDateWithYear(startsOn)}`;
    return `Added ${quoted(title)}, ${formatMinutes(minutes)}${when}${overInWords(over, dates)}`;
  },
  'tasks-added': ({ doneCount, over, ...facts }, dates) =>
    `Brought ${count(facts.count, 'task')} into the plan${doneCount === 0 ? '' : `, ${doneCount} of them done`}${overInWords(over, dates)}`,
  'task-renamed': ({ title, newTitle }) => `Renamed ${quoted(title)} to ${quoted(newTitle)}`,
  'task-reestimated': ({ title, before, after }) =>
    `Changed the estimate of ${quoted(title)} from ${formatMinutes(before)} to ${formatMinutes(after)}`,
  'task-edited': ({ title, fields }) =>
    `Changed the ${listed(fields.map((field) => TASK_FIELDS[field].name))} of ${quoted(title)}`,
  'task-laid-anew': ({ title }) => `Changed the days of ${quoted(title)}`,
  'task-dropped': ({ title }) => `Dropped ${quoted(title)}`,
  'tasks-dropped': (facts) => `Dropped ${count(facts.count, 'task')}`,
  'drop-reason-changed': ({ title }) => `Changed the reason for dropping ${quoted(title)}`,
  'task-set-aside': ({ title }) => `Set ${quoted(title)} aside: you know this already`,
  'tasks-set-aside': (facts) => `Set ${count(facts.count, 'task')} aside: you know this already`,
  'tasks-taken-back': (facts) => `Took ${count(facts.count, 'task')} back into the plan`,
  'task-restored': ({ title }) => `Restored ${quoted(title)}`,
  'estimates-changed': ({ taskKind, factor, ...facts }) =>
    `Set ${countOfKind(facts.count, taskKind)} to ${factor} times ${agree(facts.count, 'its', 'their')} estimate`,
  'skill-lengthened': ({ skill, factor, ...facts }) =>
    `Gave ${count(facts.count, 'task')} for ${quoted(skill)} ${factor} times ${agree(facts.count, 'its', 'their')} estimate`,

  'tasks-moved': ({ to, over, ...tasks }, dates) =>
    `Moved ${tasksInWords(tasks)} to ${placeInWords(to, dates)}${overInWords(over, dates)}`,
  'tasks-split': ({ over, ...tasks }, dates) =>
    `Split what is left of ${tasksInWords(tasks)}${overInWords(over, dates)}`,
  'tasks-pushed': ({ studyDays, over, ...tasks }, dates) =>
    `Pushed ${tasksInWords(tasks)} by ${count(studyDays, 'study day')}${overInWords(over, dates)}`,
  'task-pinned': ({ title }) => `Pinned ${quoted(title)} to its days`,
  'task-unpinned': ({ title }) => `Unpinned ${quoted(title)}`,
  'day-ordered': ({ day }, { formatLongDateWithYear }) =>
    `Changed the order of ${formatLongDateWithYear(day)}`,

  'time-noted': ({ title, minutes, nextTitle }) => {
    const noted = `Noted ${formatMinutes(minutes)} on ${quoted(title)}`;
    return nextTitle === null ? noted : `${noted}; the timer runs on ${quoted(nextTitle)}`;
  },
  'time-removed': ({ title }) => `Removed time noted on ${quoted(title)}`,
  'evidence-left': ({ title }) => `Added evidence to ${quoted(title)}`,
  'evidence-removed': ({ title }) => `Removed evidence from ${quoted(title)}`,
  'note-written': ({ title }) => `Edited the note on ${quoted(title)}`,

  'reflection-written': ({ week, prompt }) =>
    prompt === 'free'
      ? `Wrote the reflection on week ${week}`
      : `Answered ${quoted(REVIEW_QUESTIONS[prompt])} on week ${week}`,
  'review-written': ({ week }) => `Wrote the review of week ${week}`,
  'reviews-closed': ({ weeks, as }) =>
    as === 'done' ? `Reviewed ${weeksInWords(weeks)}` : `Dismissed the ${reviewsInWords(weeks)}`,
  'reviews-opened': ({ weeks }) => `Opened the ${reviewsInWords(weeks)} again`,

  'plan-made': ({ title }) => `Made the plan ${quoted(title)}`,
  'plan-started-again': ({ title, doneCount }) =>
    `Started ${quoted(title)} again with ${count(doneCount, 'task')} done`,
  'plan-chosen': ({ title }) => `Switched to the plan ${quoted(title)}`,
  'plan-archived': ({ title }) => `Archived the plan ${quoted(title)}`,
  'plan-unarchived': ({ title }) => `Took the plan ${quoted(title)} out of the archive`,
  'plan-deleted': ({ title }) => `Deleted the plan ${quoted(title)}`,
  replanned: ({ calendar, work, pinnedCount }, dates) => {
    const phrases = [
      ...calendar.map((difference) => calendarDifferenceInWords(difference, dates)),
      ...(work === null ? [] : [replanInWords(work, dates)]),
      ...(pinnedCount === 0 ? [] : [`pinned ${count(pinnedCount, 'task')}`]),
    ];
    return upperFirst(phrases.join('; '));
  },

  'roadmap-added': ({ title }) => `Added the roadmap ${quoted(title)}`,
  'roadmap-replaced': ({ title }) => `Replaced the roadmap ${quoted(title)}`,
  'roadmap-deleted': ({ title }) => `Deleted the roadmap ${quoted(title)}`,
  'update-taken-over': (facts) => {
    const { newHabitCount = 0, changedHabitCount = 0, endedHabitCount = 0, phaseCount = 0 } = facts;
    const taken = countsOf([
      [facts.addedCount, 'new task'],
      [facts.changedCount, 'changed task'],
      [newHabitCount, 'new habit'],
      [changedHabitCount, 'changed habit'],
      [phaseCount, 'changed phase'],
    ]);
    const gone = countsOf([
      [facts.droppedCount, 'task'],
      [endedHabitCount, 'habit'],
    ]);
    const dropped = `dropped ${gone} that the roadmap no longer has`;
    if (taken === '') return `Brought the plan up to date: ${dropped}`;
    const updated = `Updated the plan with ${taken} of the roadmap`;
    return gone === '' ? updated : `${updated}, and ${dropped}`;
  },

  'track-chosen': ({ title, addedCount, changedCount, droppedCount }) => {
    const parts = [
      ...(addedCount === 0 ? [] : [`${count(addedCount, 'task')} more`]),
      ...(changedCount === 0 ? [] : [`${count(changedCount, 'task')} changed`]),
      ...(droppedCount === 0 ? [] : [`${count(droppedCount, 'task')} dropped`]),
    ];
    return `Chose the track ${quoted(title)}${parts.length === 0 ? '' : `: ${parts.join(', ')}`}`;
  },

  'question-answered': ({ prompt, grade }) => `Answered ${quoted(prompt)}: ${grade}`,
  'answer-written': ({ prompt }) => `Wrote the answer to ${quoted(prompt)}`,
  'question-added': ({ prompt }) => `Added the question ${quoted(prompt)}`,
  'question-edited': ({ prompt, fields }) =>
    `Changed the ${listed(fields.map((field) => QUESTION_FIELDS[field].own.name))} of the question ${quoted(prompt)}`,
  'question-archived': ({ prompt }) => `Archived the question ${quoted(prompt)}`,
  'question-brought-back': ({ prompt }) => `Brought back the question ${quoted(prompt)}`,
  'questions-imported': (facts) => `Imported ${count(facts.count, 'question')}`,
  'category-renamed': ({ title, newTitle }) => `Renamed the category ${quoted(title)} to ${quoted(newTitle)}`,
  'category-removed': ({ title, ...facts }) =>
    `Removed the category ${quoted(title)}${facts.count === 0 ? '' : `, with ${count(facts.count, 'question')} moved to your own questions`}`,
  'questions-asked': (facts) =>
    `Took ${count(facts.count, 'question')} from ${quoted(facts.title)} into the drill`,

  'resource-read': ({ title }) => `Read ${quoted(title)}`,
  'reading-taken-back': ({ title }) => `Took back that ${quoted(title)} was read`,
  'reading-note-written': ({ title }) => `Edited the note on ${quoted(title)}`,
  'resource-added': ({ title }) => `Added ${quoted(title)} to read`,
  'resource-edited': ({ title, fields }) =>
    `Changed the ${listed(fields.map((field) => OWN_RESOURCE_FIELDS[field].name))} of ${quoted(title)}`,
  'resource-removed': ({ title }) => `Removed ${quoted(title)} from what there is to read`,

  'piece-added': ({ noun, title }) => `Began the ${noun} ${quoted(title)}`,
  'papers-imported': (facts) => `Brought in ${count(facts.count, 'paper')}`,
  'piece-titled': ({ noun, title }) => `Called the ${noun} ${quoted(title)}`,
  'piece-written': ({ noun, title, part }) => `Wrote ${quoted(part)} of the ${noun} ${quoted(title)}`,
  'piece-moved': ({ noun, title }) => `Moved the ${noun} ${quoted(title)}`,
  'piece-shared': ({ noun, title }) => `Put the ${noun} ${quoted(title)} into reports`,
  'piece-unshared': ({ noun, title }) => `Took the ${noun} ${quoted(title)} out of reports`,
  'piece-archived': ({ noun, title }) => `Archived the ${noun} ${quoted(title)}`,
  'piece-brought-back': ({ noun, title }) => `Brought back the ${noun} ${quoted(title)}`,
  'piece-removed': ({ noun, title }) => `Removed the ${noun} ${quoted(title)}`,
  'run-moved-on': ({ noun, title, row }) => `Went on to ${quoted(row)} in the ${noun} ${quoted(title)}`,
  'run-ended': ({ noun, title }) => `Ended the ${noun} ${quoted(title)}`,
  'file-attached': ({ noun, title, name }) => `Attached ${quoted(name)} to the ${noun} ${quoted(title)}`,
  'file-removed': ({ noun, title, name }) => `Removed ${quoted(name)} from the ${noun} ${quoted(title)}`,

  'mock-started': ({ title }) => `Started the mock ${quoted(title)}`,
  'mock-round-finished': ({ title, round }) => `Finished round ${round} of the mock ${quoted(title)}`,
  'mock-finished': ({ title }) => `Finished the mock ${quoted(title)}`,
  'mock-continued': ({ title }) => `Went on with the mock ${quoted(title)}`,
  'mock-deleted': ({ title }) => `Deleted the mock ${quoted(title)}`,
  'mock-takeaway-written': ({ title }) => `Wrote what to do after the mock ${quoted(title)}`,
  'mock-notes-written': ({ title, round }) => `Took notes in round ${round} of the mock ${quoted(title)}`,
  'mock-scored': ({ title, round }) => `Scored round ${round} of the mock ${quoted(title)}`,
  'mock-question-graded': ({ prompt, grade }) => `Graded ${quoted(prompt)} in a mock: ${grade}`,
  'mock-left-as-evidence': ({ title, mockTitle }) =>
    `Finished ${quoted(title)} with the mock ${quoted(mockTitle)}`,

  'report-saved': ({ title }) => `Saved the report ${quoted(title)}`,
  'report-changed': ({ title }) => `Changed the report ${quoted(title)}`,
  'report-deleted': ({ title }) => `Deleted the report ${quoted(title)}`,
  'settings-changed': () => 'Changed the settings',
  'data-brought-back': ({ planCount }) =>
    planCount === 0 ? 'Brought data back' : `Brought data back: ${count(planCount, 'plan')}`,
};

/** `3 new tasks and 1 changed habit`; what there is none of is left out. */
function countsOf(counted: readonly (readonly [amount: number, noun: string])[]): string {
  return listed(counted.filter(([amount]) => amount > 0).map(([amount, noun]) => count(amount, noun)));
}

/** `week 3`, `weeks 1, 2 and 4` */
function weeksInWords(weeks: readonly number[]): string {
  return `${agree(weeks.length, 'week', 'weeks')} ${listed(weeks)}`;
}

function reviewsInWords(weeks: readonly number[]): string {
  return `${agree(weeks.length, 'review', 'reviews')} of ${weeksInWords(weeks)}`;
}

/** `; over its minutes: Wed 4 Mar with 5 h 38 min of 3 h` */
function overInWords(over: readonly FullDay[] | undefined, dates: Dates): string {
  if (over === undefined || over.length === 0) return '';
  const which = agree(over.length, 'over its minutes', 'over their minutes');
  return `; ${which}: ${listed(over.map((each) => dayInWords(each, dates)))}`;
}

function tasksInWords({ title, ...tasks }: { title: string | null; count: number }): string {
  return title === null ? count(tasks.count, 'task') : quoted(title);
}

function placeInWords(to: ChangeFacts<'tasks-moved'>['to'], { formatLongDateWithYear }: Dates): string {
  if (to === 'today') return 'today';
  return to === 'next-study-day' ? 'the next study day' : formatLongDateWithYear(to);
}
