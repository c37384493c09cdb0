import { describe, expect, it } from 'vitest';
import { datesIn } from '../../../plans/dates.ts';
import { day } from '../../../plans/day.ts';
import {
  type ChangeFacts,
  type ChangeKind,
  type NewChangeFacts,
  readChangeFacts,
} from '../../../plans/journal/change-facts.ts';
import { changeInWords } from '../../../plans/journal/change-words.ts';
import { BRITISH_DATES } from '../../support/made/dates.ts';

const AMERICAN = datesIn({ locale: 'en-US', hourCycle: 'auto' });

const WORK = {
  movedSessionCount: 2,
  movedFrom: { from: day('2026-03-03'), to: day('2026-03-03') },
  movedTo: { from: day('2026-03-05'), to: day('2026-03-06') },
  changedTaskCount: 0,
  droppedTaskCount: 1,
  finishOn: day('2026-03-17'),
};

type Written = { [Kind in ChangeKind]: readonly [params: Omit<ChangeFacts<Kind>, 'kind'>, words: string] };

/**
 * Entries as they lie in the files of learners. One that stands here is never changed: it has to be read and told for
 * good, whatever becomes of its kind.
 */
const WRITTEN: Written = {
  told: [{ words: 'Wrote a note on 2 March 2026' }, 'Wrote a note on 2 March 2026'],
  'task-finished': [{ title: 'Task 1' }, 'Finished “Task 1”'],
  'task-reopened': [{ title: 'Task 1' }, 'Reopened “Task 1”'],
  'task-day-changed': [
    { title: 'Task 1', on: day('2026-03-02') },
    'Changed the day to 2 March 2026 for “Task 1”',
  ],
  'tasks-finished': [{ count: 3 }, 'Finished 3 tasks'],
  'steps-ticked': [{ title: 'Task 1', positions: [4, 1, 2, 4] }, 'Ticked steps 1, 2 and 4 of “Task 1”'],
  'steps-unticked': [
    { title: 'Task 1', positions: [3], effect: 'opens' },
    'Unticked step 3 of “Task 1”, which opens it again',
  ],
  'habit-kept': [{ title: 'Drill', day: day('2026-03-02') }, 'Kept “Drill” on 2 March 2026'],
  'habit-taken-back': [{ title: 'Drill', day: day('2026-03-02') }, 'Took back “Drill” on 2 March 2026'],
  'habit-added': [
    { title: 'Read', minutes: 10, overDayCount: 2 },
    'Added the habit “Read”, 10 min, by which 2 days go over',
  ],
  'habit-changed': [
    { title: 'Read', newTitle: 'Read more', minutes: 20 },
    'Changed the habit “Read” to “Read more”, 20 min',
  ],
  'habit-ended': [{ title: 'Read', on: null }, 'Let the habit “Read” go on'],
  'habit-taken-up': [{ title: 'Read' }, 'Took the habit “Read” up again'],
  'habit-removed': [{ title: 'Read' }, 'Removed the habit “Read” with its ticks and notes'],
  'habit-note-written': [{ title: 'Read', day: day('2026-03-02') }, 'Wrote on “Read” of 2 March 2026'],
  'task-added': [
    { title: 'Task 1', minutes: 90, startsOn: day('2026-03-06') },
    'Added “Task 1”, 1 h 30 min on 6 March 2026',
  ],
  'tasks-added': [{ count: 51, doneCount: 2 }, 'Brought 51 tasks into the plan, 2 of them done'],
  'task-renamed': [{ title: 'Task 1', newTitle: 'Read' }, 'Renamed “Task 1” to “Read”'],
  'task-reestimated': [
    { title: 'Task 1', before: 60, after: 95 },
    'Changed the estimate of “Task 1” from 1 h to 1 h 35 min',
  ],
  'task-edited': [
    { title: 'Task 1', fields: ['title', 'minutes', 'kind', 'weight', 'steps'] },
    'Changed the title, estimate, kind, weight and steps of “Task 1”',
  ],
  'task-laid-anew': [{ title: 'Task 1' }, 'Changed the days of “Task 1”'],
  'task-dropped': [{ title: 'Task 1' }, 'Dropped “Task 1”'],
  'tasks-dropped': [{ count: 2 }, 'Dropped 2 tasks'],
  'drop-reason-changed': [{ title: 'Task 1' }, 'Changed the reason for dropping “Task 1”'],
  'task-set-aside': [{ title: 'Task 1' }, 'Set “Task 1” aside: you know this already'],
  'tasks-set-aside': [{ count: 3 }, 'Set 3 tasks aside: you know this already'],
  'tasks-taken-back': [{ count: 3 }, 'Took 3 tasks back into the plan'],
  'task-restored': [{ title: 'Task 1' }, 'Restored “Task 1”'],
  'estimates-changed': [
    { count: 3, taskKind: 'hands-on', factor: 1.5 },
    'Set 3 hands-on tasks to 1.5 times their estimate',
  ],
  'skill-lengthened': [
    { count: 3, skill: 'Mathematics', factor: 1.25 },
    'Gave 3 tasks for “Mathematics” 1.25 times their estimate',
  ],
  'tasks-moved': [{ title: null, count: 2, to: day('2026-03-12') }, 'Moved 2 tasks to 12 March 2026'],
  'tasks-split': [{ title: 'Task 1', count: 1 }, 'Split what is left of “Task 1”'],
  'tasks-pushed': [{ title: 'Task 1', count: 1, studyDays: 1 }, 'Pushed “Task 1” by 1 study day'],
  'task-pinned': [{ title: 'Task 1' }, 'Pinned “Task 1” to its days'],
  'task-unpinned': [{ title: 'Task 1' }, 'Unpinned “Task 1”'],
  'day-ordered': [{ day: day('2026-03-04') }, 'Changed the order of 4 March 2026'],
  'time-noted': [
    { title: 'Task 1', minutes: 25, nextTitle: 'Task 2' },
    'Noted 25 min on “Task 1”; the timer runs on “Task 2”',
  ],
  'time-removed': [{ title: 'Task 1' }, 'Removed time noted on “Task 1”'],
  'evidence-left': [{ title: 'Task 1' }, 'Added evidence to “Task 1”'],
  'evidence-removed': [{ title: 'Task 1' }, 'Removed evidence from “Task 1”'],
  'note-written': [{ title: 'Task 1' }, 'Edited the note on “Task 1”'],
  'reflection-written': [
    { week: 1, prompt: 'do-differently' },
    'Answered “What will you do differently?” on week 1',
  ],
  'review-written': [{ week: 2 }, 'Wrote the review of week 2'],
  'reviews-closed': [{ weeks: [1, 2], as: 'dismissed' }, 'Dismissed the reviews of weeks 1 and 2'],
  'reviews-opened': [{ weeks: [1] }, 'Opened the review of week 1 again'],
  'plan-made': [{ title: 'Chess' }, 'Made the plan “Chess”'],
  'plan-started-again': [{ title: 'Chess', doneCount: 1 }, 'Started “Chess” again with 1 task done'],
  'plan-chosen': [{ title: 'Chess' }, 'Switched to the plan “Chess”'],
  'plan-archived': [{ title: 'Chess' }, 'Archived the plan “Chess”'],
  'plan-unarchived': [{ title: 'Chess' }, 'Took the plan “Chess” out of the archive'],
  'plan-deleted': [{ title: 'Chess' }, 'Deleted the plan “Chess”'],
  replanned: [
    {
      calendar: [
        { what: 'days-off', from: day('2026-03-03'), to: day('2026-03-04'), reason: 'Ill' },
        { what: 'usual-again', day: day('2026-03-07') },
        { what: 'minutes', day: day('2026-03-08'), minutes: 90 },
        { what: 'week', before: 780, after: 840 },
        { what: 'interview', before: null, after: day('2026-03-20') },
      ],
      work: WORK,
      pinnedCount: 1,
    },
    '3 March 2026 to 4 March 2026 off (Ill); 7 March 2026 as usual again; 1 h 30 min on 8 March 2026; ' +
      '14 h a week instead of 13 h; interview on 20 March 2026; moved 2 sessions from 3 March to 5–6 March; ' +
      'dropped 1 task; moved the finish to 17 March 2026; pinned 1 task',
  ],
  'roadmap-added': [{ title: 'Chess' }, 'Added the roadmap “Chess”'],
  'roadmap-replaced': [{ title: 'Chess' }, 'Replaced the roadmap “Chess”'],
  'roadmap-deleted': [{ title: 'Chess' }, 'Deleted the roadmap “Chess”'],
  'update-taken-over': [
    { addedCount: 3, changedCount: 1, droppedCount: 1 },
    'Updated the plan with 3 new tasks and 1 changed task of the roadmap, and dropped 1 task that the roadmap no longer has',
  ],
  'track-chosen': [
    { title: 'Control', addedCount: 3, changedCount: 1, droppedCount: 1 },
    'Chose the track “Control”: 3 tasks more, 1 task changed, 1 task dropped',
  ],
  'question-answered': [{ prompt: 'Softmax?', grade: 'hard' }, 'Answered “Softmax?”: hard'],
  'answer-written': [{ prompt: 'Softmax?' }, 'Wrote the answer to “Softmax?”'],
  'question-added': [{ prompt: 'Softmax?' }, 'Added the question “Softmax?”'],
  'question-edited': [
    { prompt: 'Softmax?', fields: ['prompt', 'seconds', 'followUps'] },
    'Changed the words, speaking time and follow-ups of the question “Softmax?”',
  ],
  'question-archived': [{ prompt: 'Softmax?' }, 'Archived the question “Softmax?”'],
  'question-brought-back': [{ prompt: 'Softmax?' }, 'Brought back the question “Softmax?”'],
  'questions-imported': [{ count: 2 }, 'Imported 2 questions'],
  'category-renamed': [{ title: 'Zoo', newTitle: 'Animals' }, 'Renamed the category “Zoo” to “Animals”'],
  'category-removed': [
    { title: 'Zoo', count: 2 },
    'Removed the category “Zoo”, with 2 questions moved to your own questions',
  ],
  'questions-asked': [
    { title: 'Technical screen, Team X', count: 2 },
    'Took 2 questions from “Technical screen, Team X” into the drill',
  ],
  'resource-read': [{ title: 'Attention' }, 'Read “Attention”'],
  'reading-taken-back': [{ title: 'Attention' }, 'Took back that “Attention” was read'],
  'reading-note-written': [{ title: 'Attention' }, 'Edited the note on “Attention”'],
  'resource-added': [{ title: 'Attention' }, 'Added “Attention” to read'],
  'resource-edited': [
    {
      title: 'Attention',
      fields: ['title', 'link', 'authors', 'year', 'kind', 'part', 'minutes', 'need', 'tasks', 'questions'],
    },
    'Changed the title, link, authors, year, kind, part, minutes, need, tasks and questions of “Attention”',
  ],
  'resource-removed': [{ title: 'Attention' }, 'Removed “Attention” from what there is to read'],
  'papers-imported': [{ count: 2 }, 'Brought in 2 papers'],
  'piece-added': [{ noun: 'story', title: 'The leak' }, 'Began the story “The leak”'],
  'piece-titled': [{ noun: 'story', title: 'The leak' }, 'Called the story “The leak”'],
  'piece-written': [
    { noun: 'story', title: 'The leak', part: 'Action' },
    'Wrote “Action” of the story “The leak”',
  ],
  'piece-moved': [{ noun: 'slide', title: 'It fails' }, 'Moved the slide “It fails”'],
  'piece-shared': [{ noun: 'paper', title: 'Attention' }, 'Put the paper “Attention” into reports'],
  'piece-unshared': [{ noun: 'paper', title: 'Attention' }, 'Took the paper “Attention” out of reports'],
  'piece-archived': [{ noun: 'paper', title: 'Attention' }, 'Archived the paper “Attention”'],
  'piece-brought-back': [{ noun: 'paper', title: 'Attention' }, 'Brought back the paper “Attention”'],
  'piece-removed': [{ noun: 'paper', title: 'Attention' }, 'Removed the paper “Attention”'],
  'run-moved-on': [
    { noun: 'rehearsal', title: 'Rehearsal 3', row: 'Method' },
    'Went on to “Method” in the rehearsal “Rehearsal 3”',
  ],
  'run-ended': [{ noun: 'rehearsal', title: 'Rehearsal 3' }, 'Ended the rehearsal “Rehearsal 3”'],
  'file-attached': [
    { noun: 'paper', title: 'Attention', name: 'plot.png' },
    'Attached “plot.png” to the paper “Attention”',
  ],
  'file-removed': [
    { noun: 'paper', title: 'Attention', name: 'plot.png' },
    'Removed “plot.png” from the paper “Attention”',
  ],
  'mock-started': [{ title: 'Screen' }, 'Started the mock “Screen”'],
  'mock-round-finished': [{ title: 'Screen', round: 1 }, 'Finished round 1 of the mock “Screen”'],
  'mock-finished': [{ title: 'Screen' }, 'Finished the mock “Screen”'],
  'mock-continued': [{ title: 'Screen' }, 'Went on with the mock “Screen”'],
  'mock-deleted': [{ title: 'Screen' }, 'Deleted the mock “Screen”'],
  'mock-takeaway-written': [{ title: 'Screen' }, 'Wrote what to do after the mock “Screen”'],
  'mock-notes-written': [{ title: 'Screen', round: 2 }, 'Took notes in round 2 of the mock “Screen”'],
  'mock-scored': [{ title: 'Screen', round: 2 }, 'Scored round 2 of the mock “Screen”'],
  'mock-question-graded': [{ prompt: 'Softmax?', grade: 'good' }, 'Graded “Softmax?” in a mock: good'],
  'mock-left-as-evidence': [
    { title: 'Task 1', mockTitle: 'Screen' },
    'Finished “Task 1” with the mock “Screen”',
  ],
  'report-saved': [{ title: 'Mentor' }, 'Saved the report “Mentor”'],
  'report-changed': [{ title: 'Mentor' }, 'Changed the report “Mentor”'],
  'report-deleted': [{ title: 'Mentor' }, 'Deleted the report “Mentor”'],
  'settings-changed': [{}, 'Changed the settings'],
  'data-brought-back': [{ planCount: 1 }, 'Brought data back: 1 plan'],
};

function wordsOf(facts: NewChangeFacts, dates = BRITISH_DATES): string {
  return changeInWords(facts, dates);
}

describe('a change in words', () => {
  it.each(Object.entries(WRITTEN))('%s, as it was written down, is read again and told', (kind, entry) => {
    const [params, words] = entry;
    const facts = readChangeFacts(kind, JSON.parse(JSON.stringify(params)));

    expect(facts).toEqual({ kind, ...params });
    expect(facts && changeInWords(facts, BRITISH_DATES)).toBe(words);
  });

  it.each<[facts: NewChangeFacts, words: string]>([
    [
      { kind: 'task-day-changed', title: 'Task 1', on: day('2026-03-02') },
      'Changed the day to March 2, 2026 for “Task 1”',
    ],
    [
      { kind: 'tasks-moved', title: 'Task 1', count: 1, to: day('2026-03-12') },
      'Moved “Task 1” to March 12, 2026',
    ],
    [
      {
        kind: 'replanned',
        calendar: [
          { what: 'days-off', from: day('2026-03-03'), to: day('2026-03-03'), reason: '' },
          { what: 'usual-again', day: day('2026-03-07') },
        ],
        work: WORK,
        pinnedCount: 0,
      },
      'March 3, 2026 off; March 7, 2026 as usual again; moved 2 sessions from March 3 to March 5–6; ' +
        'dropped 1 task; moved the finish to March 17, 2026',
    ],
  ])('has its days as the reader writes them: %j', (facts, words) => {
    expect(wordsOf(facts, AMERICAN)).toBe(words);
  });

  it.each<[facts: NewChangeFacts, words: string]>([
    [{ kind: 'tasks-moved', title: 'Task 1', count: 1, to: 'today' }, 'Moved “Task 1” to today'],
    [
      { kind: 'tasks-moved', title: null, count: 2, to: 'next-study-day' },
      'Moved 2 tasks to the next study day',
    ],
    [{ kind: 'time-noted', title: 'Task 1', minutes: 75, nextTitle: null }, 'Noted 1 h 15 min on “Task 1”'],
    [{ kind: 'reflection-written', week: 3, prompt: 'free' }, 'Wrote the reflection on week 3'],
    [{ kind: 'reviews-closed', weeks: [2], as: 'done' }, 'Reviewed week 2'],
    [{ kind: 'replanned', calendar: [], work: null, pinnedCount: 2 }, 'Pinned 2 tasks'],
    [
      { kind: 'update-taken-over', addedCount: 0, changedCount: 0, droppedCount: 2 },
      'Brought the plan up to date: dropped 2 tasks that the roadmap no longer has',
    ],
    [
      {
        kind: 'update-taken-over',
        addedCount: 1,
        changedCount: 0,
        droppedCount: 1,
        newHabitCount: 2,
        changedHabitCount: 1,
        endedHabitCount: 1,
        phaseCount: 1,
      },
      'Updated the plan with 1 new task, 2 new habits, 1 changed habit and 1 changed phase of the roadmap, and dropped 1 task and 1 habit that the roadmap no longer has',
    ],
    [
      { kind: 'update-taken-over', addedCount: 0, changedCount: 1, droppedCount: 0 },
      'Updated the plan with 1 changed task of the roadmap',
    ],
    [
      { kind: 'track-chosen', title: 'Control', addedCount: 0, changedCount: 0, droppedCount: 0 },
      'Chose the track “Control”',
    ],
    [{ kind: 'data-brought-back', planCount: 0 }, 'Brought data back'],
    [{ kind: 'task-added', title: 'Task 1' }, 'Added “Task 1”'],
    [
      { kind: 'task-added', title: 'Task 1', minutes: 30, startsOn: null },
      'Added “Task 1”, 30 min, without a day',
    ],
  ])('tells the other side of it too: %j', (facts, words) => {
    expect(wordsOf(facts)).toBe(words);
  });

  it('cuts a long title, never inside a character', () => {
    expect(wordsOf({ kind: 'task-added', title: '🧭'.repeat(61) })).toBe(`Added “${'🧭'.repeat(59)}…”`);
  });
});

describe('what was written down', () => {
  it.each([
    ['a kind that there is not', 'task-lost', { title: 'Task 1' }],
    ['what every object has', 'constructor', {}],
    ['a parameter that is missing', 'task-finished', {}],
    ['a day that is none', 'day-ordered', { day: '2026-02-30' }],
    ['parameters that are none', 'settings-changed', null],
  ])('is not taken for a change with %s', (_name, kind, params) => {
    expect(readChangeFacts(kind, params)).toBeUndefined();
  });
});
