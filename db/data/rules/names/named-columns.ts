import type { NamedThing } from '../../../../plans/content/named-things.ts';

/**
 * A column that names something by its id which no reference holds it to. A name that nothing here has is brought in all
 * the same: a newer or an older Daymark may have it, and what hangs on it is the learner's history.
 */
export type NamedColumn = {
  /** As the export calls them. */
  table: string;
  column: string;
  thing: NamedThing;
  /** What a row is called that names it. */
  noun: string;
  /**
   * SQL for the rowids of the rows, as `row`, with each `name`, as `nameWithin` makes it; names of tables stand in curly
   * brackets. Where what it is part of is not known either, that is told alone.
   */
  names: string;
};

/** SQL: there is a thing of that name. */
const isKnown = (thing: NamedThing, name: string) =>
  `exists (select 1 from known where thing = '${thing}' and known.name = ${name})`;

const text = (table: string, column: string) =>
  `select rowid as row, ${column} as name from {${table}} where coalesce(${column}, '') <> ''`;
const list = (table: string, column: string) =>
  `select named.rowid as row, each.value as name from {${table}} as named, json_each(named.${column}) as each`;

/** Every column of the data that names something beyond its rows. */
export const NAMED_COLUMNS: readonly NamedColumn[] = [
  {
    table: 'plans',
    column: 'roadmapId',
    thing: 'roadmap',
    noun: 'plan',
    names: text('plans', 'roadmap_id'),
  },
  {
    table: 'plans',
    column: 'trackId',
    thing: 'track',
    noun: 'plan',
    names: `select rowid as row, roadmap_id || ' ' || track_id as name from {plans}
      where track_id is not null and ${isKnown('roadmap', 'roadmap_id')}`,
  },
  { table: 'plans', column: 'rounds', thing: 'area', noun: 'plan', names: list('plans', 'rounds') },
  { table: 'tasks', column: 'serves', thing: 'area', noun: 'task', names: list('tasks', 'serves') },
  {
    table: 'evidence',
    column: 'pieceKey',
    thing: 'piece',
    noun: 'line of evidence',
    names: text('evidence', 'piece_key'),
  },
  {
    table: 'ownQuestions',
    column: 'category',
    thing: 'category',
    noun: 'question of your own',
    names: text('own_questions', 'category'),
  },
  {
    table: 'ownQuestions',
    column: 'phase',
    thing: 'phase',
    noun: 'question of your own',
    names: text('own_questions', 'phase'),
  },
  {
    table: 'ownQuestions',
    column: 'tasks',
    thing: 'task',
    noun: 'question of your own',
    names: list('own_questions', 'tasks'),
  },
  {
    table: 'answerNotes',
    column: 'questionKey',
    thing: 'question',
    noun: 'note on a question',
    names: text('answer_notes', 'question_key'),
  },
  {
    table: 'answers',
    column: 'questionKey',
    thing: 'question',
    noun: 'answer',
    names: text('answers', 'question_key'),
  },
  {
    table: 'ownResources',
    column: 'tasks',
    thing: 'task',
    noun: 'resource of your own',
    names: list('own_resources', 'tasks'),
  },
  {
    table: 'ownResources',
    column: 'questions',
    thing: 'question',
    noun: 'resource of your own',
    names: list('own_resources', 'questions'),
  },
  {
    table: 'readings',
    column: 'resourceKey',
    thing: 'resource',
    noun: 'tick of what was read',
    names: text('readings', 'resource_key'),
  },
  {
    table: 'readingNotes',
    column: 'resourceKey',
    thing: 'resource',
    noun: 'note on what there is to read',
    names: text('reading_notes', 'resource_key'),
  },
  {
    table: 'pieces',
    column: 'kindKey',
    thing: 'kind',
    noun: 'piece of the portfolio',
    names: text('pieces', 'kind_key'),
  },
  {
    table: 'pieceParts',
    column: 'partKey',
    thing: 'part',
    noun: 'piece of the portfolio',
    names: `select written.rowid as row, kind_key || ' ' || part_key as name
      from {piece_parts} as written join {pieces} as piece on piece.key = written.piece_key
      where ${isKnown('kind', 'kind_key')}`,
  },
  {
    table: 'pieceParts',
    column: 'text',
    thing: 'choice',
    noun: 'piece of the portfolio',
    // Of a part in choices what is written is the id of one; words are from when it was no choice.
    names: `select written.rowid as row, kind_key || ' ' || part_key || ' ' || written.text as name
      from {piece_parts} as written join {pieces} as piece on piece.key = written.piece_key
      where written.text <> '' and written.text not glob '*[^a-z0-9-]*' and length(written.text) <= 80 and exists (select 1 from known where thing = 'choice'
        and known.name > kind_key || ' ' || part_key || ' ' and known.name < kind_key || ' ' || part_key || '!')`,
  },
  {
    table: 'mocks',
    column: 'formatKey',
    thing: 'mock',
    noun: 'mock interview',
    names: text('mocks', 'format_key'),
  },
  {
    table: 'mockRounds',
    column: 'roundKey',
    thing: 'round',
    noun: 'round of a mock interview',
    names: `select held.rowid as row, format_key || ' ' || round_key as name
      from {mock_rounds} as held join {mocks} as mock on mock.id = held.mock_id
      where ${isKnown('mock', 'format_key')}`,
  },
  {
    table: 'mockRounds',
    column: 'questionKeys',
    thing: 'question',
    noun: 'round of a mock interview',
    names: list('mock_rounds', 'question_keys'),
  },
  {
    table: 'mockScores',
    column: 'dimension',
    thing: 'dimension',
    noun: 'score',
    names: text('mock_scores', 'dimension'),
  },
];
