import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import { describe, expect, it } from 'vitest';
import { isDayName } from '../../../db/data/rules/columns/value-schema.ts';
import { NAMED_COLUMNS } from '../../../db/data/rules/names/named-columns.ts';
import { DATA_RULES } from '../../../db/data/rules/together/find-broken.ts';
import { TABLE_SHAPES, type TableShape } from '../../../db/data/table-graph.ts';

/** By these rows are known themselves; of a plan they say what it was made of. */
const OWN_NAMES = [
  ...['phases.key', 'habits.key', 'tasks.key', 'roadmaps.key', 'ownQuestions.key', 'ownResources.key'],
  'ownCategories.key',
  ...['pieces.key', 'attachments.key', 'attachments.sha256'],
];

/** These name a row of the file, without which a page would break: a rule refuses a file that has it not. */
const HELD_BY_RULES = {
  'pieces.parentKey': 'pieces',
  'pieceParts.pieceKey': 'piece_parts',
  'attachments.pieceKey': 'attachments',
  'evidence.attachmentKey': 'evidence',
};

/** What the learner wrote, figures in lists, and what columns hold to a form of their own. */
const NO_NAMES = [
  ...['settings.timeZone', 'settings.locale', 'settings.studyTime'],
  ...['plans.title', 'plans.weekdayMinutes', 'calendarExceptions.reason'],
  ...['phases.title', 'phases.goal', 'phases.outcome', 'habits.title', 'habitNotes.text'],
  ...['tasks.title', 'tasks.dropReason', 'tasks.note', 'steps.text', 'evidence.text', 'evidence.location'],
  ...['reflections.text', 'weekReviews.proof', 'weekReviews.intention'],
  ...['roadmaps.title', 'roadmaps.yaml', 'reportChoices.name', 'reportChoices.choices'],
  'ownCategories.title',
  ...['prompt', 'probing', 'points', 'pitfalls', 'followUps', 'answer', 'detail', 'origin', 'tags'].map(
    (name) => `ownQuestions.${name}`,
  ),
  ...['answerNotes.text', 'answers.pointsMade', 'answers.missing'],
  ...['title', 'authors', 'link', 'part'].map((name) => `ownResources.${name}`),
  ...['readingNotes.text', 'pieces.title', 'attachments.name', 'attachments.type'],
  ...['mocks.title', 'mocks.seed', 'mocks.partner', 'mocks.takeaway', 'mockRounds.notes'],
];

describe('every column that holds text or a list', () => {
  it('names something, which is told where it is not here, or is known to name nothing', () => {
    const classified = [
      ...NAMED_COLUMNS.map(({ table, column }) => `${table}.${column}`),
      ...OWN_NAMES,
      ...Object.keys(HELD_BY_RULES),
      ...NO_NAMES,
    ];
    expect(TABLE_SHAPES.flatMap(openColumns).sort()).toEqual(classified.sort());
  });

  it('is held by a rule where it names a row without which it cannot be shown', () => {
    for (const table of Object.values(HELD_BY_RULES)) {
      const rules = DATA_RULES.filter((rule) => rule.table === table).map(({ tells }) => tells);
      expect([table, rules.join()]).toEqual([table, expect.stringContaining('that is not there')]);
    }
  });
});

/** Columns of which neither their type nor their name tells what they hold. */
function openColumns({ name, columns, references }: TableShape): string[] {
  return Object.entries(columns)
    .filter(([key, column]) => isOpen(key, column) && references.every((one) => one.column !== key))
    .map(([key]) => `${name}.${key}`);
}

function isOpen(key: string, { dataType, enumValues }: SQLiteColumn): boolean {
  if (dataType !== 'string' && dataType !== 'json') return false;
  return !enumValues?.length && !isDayName(key) && !key.endsWith('At');
}
