import { getTableColumns } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import { DATA_TABLES } from '../../../db/journal/row-images.ts';
import { addDays, type Day, day } from '../../../plans/day.ts';
import { SMALL_ROADMAP } from '../app/upload.ts';

type TableName = keyof typeof DATA_TABLES;
type Row = Record<string, unknown>;

const TEXTS = [
  '',
  'Read',
  'Straße 漢字 👩‍🔬',
  '"quoted", \\ and \n two lines\r\n',
  '=SUM(A1)',
  '<b>bold</b>',
  '__proto__',
  '\u2028\u0001\ufeff',
];
/** Of what stands on one line, as a form or a roadmap has it. */
const LINES = ['Read', 'Straße 漢字 👩‍🔬', '"quoted", \\ and more', '=SUM(A1)', '<b>bold</b>', '__proto__'];
/** Columns that hold such a line, and those that hold the key of something. */
const LINE = /^(title|goal|outcome|prompt|name)$/;
const KEY = /^(key|roadmapId|category|phase|dimension|seed|(question|format|round)Key)$/;
const INSTANT = '2026-04-12T09:00:00.123Z';
const DAY_OF_INSTANT = day('2026-04-12');
const START_ON = day('2026-03-02');

/** Numbers from 0 up to 1, the same ones for the same seed (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * A file of data as Daymark writes it, small, with rows in any table; the same seed gives the same file. Columns that
 * are not named here take what their schema says, so that a new one takes part without being told.
 *
 * @param mostPlans - it has so many plans or fewer, or none
 */
export function generatedData(
  seed: number,
  mostPlans = 2,
): {
  format: string;
  version: number;
  tables: Record<string, Row[]>;
} {
  const random = randomOf(seed);
  const upTo = (most: number) => Math.floor(random() * (most + 1));
  const pick = <T>(...values: readonly [T, ...T[]]): T => values[upTo(values.length - 1)] ?? values[0];
  const maybe = <T>(value: T): T | null => (random() < 0.5 ? null : value);
  const line = () => `${pick('', 'x')}${LINES[upTo(LINES.length - 1)]}`;
  const slug = () => `${pick('a', 'b')}-${upTo(50)}`;
  const words = () => `${pick('', 'x')}${TEXTS[upTo(TEXTS.length - 1)]}`;
  const someDay = (): Day => addDays(START_ON, upTo(40));

  const tables = Object.fromEntries(Object.keys(DATA_TABLES).map((name) => [name, [] as Row[]])) as Record<
    TableName,
    Row[]
  >;
  const add = (name: TableName, given: Row): number => {
    const columns: Record<string, SQLiteColumn> = getTableColumns(DATA_TABLES[name]);
    const before = Number(tables[name].at(-1)?.id ?? 0);
    const id = before + 1 + upTo(2);
    const row = Object.fromEntries(
      Object.entries(columns).map(([key, column]) => [
        key,
        key in given ? given[key] : key === 'id' ? id : usual(key, column),
      ]),
    );
    tables[name].push(row);
    return Number(row.id);
  };
  const usual = (key: string, column: SQLiteColumn) => {
    if (!column.notNull) return null;
    if (column.hasDefault) return column.default;
    if (column.dataType === 'json') return [];
    if (column.dataType === 'number') return 1 + upTo(100);
    if (column.enumValues?.[0]) return pick(column.enumValues[0], ...column.enumValues);
    if (key.endsWith('At')) return INSTANT;
    if (key === 'day' || key.endsWith('On')) return someDay();
    if (KEY.test(key)) return slug();
    return LINE.test(key) ? line() : words();
  };
  const done = () =>
    pick({ completedOn: null, completedAt: null }, { completedOn: someDay(), completedAt: INSTANT });
  const eachFrom = (least: number, most: number, act: (index: number) => void) => {
    for (let index = 1, count = least + upTo(most - least); index <= count; index++) act(index);
  };
  const eachOf = (most: number, act: (index: number) => void) => eachFrom(0, most, act);

  const taskIds: number[] = [];
  eachOf(mostPlans, () => {
    const planId = add('plans', {
      startOn: START_ON,
      finishOn: addDays(START_ON, 41),
      weekdayMinutes: [120, 0, 1440, 60, 60, 60, 0],
      interviewOn: maybe(someDay()),
      archivedAt: maybe(INSTANT),
    });
    const ofPlan: number[] = [];
    eachOf(2, (index) =>
      add('calendarExceptions', { planId, day: addDays(START_ON, index), minutes: upTo(1440) }),
    );
    eachOf(3, (index) => add('baselineDays', { planId, day: addDays(START_ON, index) }));
    eachOf(3, (index) => add('yardstickDays', { planId, day: addDays(START_ON, index) }));
    eachOf(2, (habit) => {
      const values = { phaseId: null, planId, key: `own-${habit + 1}`, startsOn: START_ON, endsOn: null };
      const habitId = add('habits', { ...values, onDaysOff: random() < 0.5 });
      eachOf(2, (index) => add('habitCompletions', { habitId, day: addDays(START_ON, index) }));
      eachOf(2, (index) => add('habitNotes', { habitId, day: addDays(START_ON, index) }));
    });
    eachOf(1, () => add('replans', { planId, studyDaysBehind: random() * 10 }));
    eachFrom(1, 2, (phase) => {
      const phaseId = add('phases', {
        planId,
        key: `phase-${phase}`,
        position: phase,
        startsOn: START_ON,
        endsOn: addDays(START_ON, 41),
      });
      eachOf(1, () => {
        const habitId = add('habits', { phaseId, planId: null, key: 'habit', startsOn: null, endsOn: null });
        eachOf(2, (index) => add('habitCompletions', { habitId, day: addDays(START_ON, index) }));
      });
      eachOf(3, (task) => {
        const taskId = add('tasks', {
          phaseId,
          key: `task-${phase}-${task}`,
          essential: random() < 0.5,
          droppedOn: maybe(someDay()),
          ...done(),
        });
        taskIds.push(taskId);
        ofPlan.push(taskId);
        eachOf(2, (position) => add('steps', { taskId, position, text: line(), ...done() }));
        eachOf(2, (index) =>
          add('sessions', { taskId, day: addDays(START_ON, index), isPinned: random() < 0.5 }),
        );
        eachOf(2, (index) => add('baselineSessions', { taskId, day: addDays(START_ON, index) }));
        eachOf(2, (index) => add('yardstickSessions', { taskId, day: addDays(START_ON, index) }));
        eachOf(1, () => add('spentTimes', { taskId }));
        eachOf(2, () =>
          add('evidence', {
            taskId,
            ...pick(
              { kind: 'note' },
              { kind: 'link', location: 'https://example.org/' },
              { kind: 'number', value: (random() - 0.5) * 1e9 },
            ),
          }),
        );
      });
    });
    eachOf(2, (week) => add('reflections', { planId, week }));
    eachOf(2, (week) =>
      add('weekReviews', {
        planId,
        week,
        confidence: maybe(1 + upTo(4)),
        ...pick({}, { closedOn: someDay(), closedAs: 'done' }),
      }),
    );
    eachOf(1, () => {
      const mockId = add('mocks', {
        planId,
        day: DAY_OF_INSTANT,
        taskId: maybe(ofPlan.at(-1) ?? null),
        finishedAt: maybe(INSTANT),
      });
      eachFrom(1, 2, (position) => {
        add('mockRounds', { mockId, position, questionKeys: [`a-${upTo(9)}`, `b-${upTo(9)}`] });
        eachOf(1, () =>
          add('mockScores', { mockId, position, dimension: pick('clarity', 'gone'), score: 1 + upTo(3) }),
        );
      });
    });
  });
  eachOf(1, () => add('roadmaps', { key: 'own', yaml: SMALL_ROADMAP }));
  eachOf(2, (index) => add('reportChoices', { name: `${index} ${words()}`, choices: '{"detail":"full"}' }));
  eachOf(2, (index) => add('ownCategories', { key: `own-${index}`, title: line() }));
  eachOf(2, (index) =>
    add('ownQuestions', {
      key: `own-${index}`,
      difficulty: 1 + upTo(2),
      seconds: 10 + upTo(1790),
      points: [line()],
      detail: pick('', '    x = 1\n\n| a |'),
      answer: pick('', words()),
      tags: pick([], ['optim']),
      origin: pick('', 'anki:Cz}4'),
      archivedOn: maybe(someDay()),
    }),
  );
  eachOf(2, (index) => add('answerNotes', { questionKey: `q-${index}` }));
  eachOf(2, (index) =>
    add('ownResources', {
      key: `own-${index}`,
      authors: [line()],
      year: maybe(2017),
      link: pick('', 'https://example.org/'),
      part: pick('', line()),
      ...pick({ tasks: ['task-1-1'] }, { questions: ['q-1'] }),
    }),
  );
  eachOf(2, (index) => add('readings', { resourceKey: `r-${index}`, readOn: DAY_OF_INSTANT }));
  eachOf(2, (index) => add('readingNotes', { resourceKey: `r-${index}` }));
  eachOf(3, (index) => {
    const key = `piece-${index}`;
    add('pieces', {
      key,
      kindKey: pick('project', 'result', 'gone'),
      parentKey: index > 1 ? pick('', 'piece-1') : '',
      archivedOn: maybe(someDay()),
    });
    eachOf(2, (part) => add('pieceParts', { pieceKey: key, partKey: `part-${part}` }));
  });
  eachOf(2, (index) =>
    add('attachments', {
      key: `file-${index}`,
      sha256: `${index}`.repeat(64),
      name: pick('plot.png', 'notes.txt'),
      type: pick('image/png', 'text/plain'),
      pieceKey: '',
    }),
  );
  eachOf(2, () =>
    add('answers', {
      day: DAY_OF_INSTANT,
      mode: 'mock',
      pointsMade: [1, 2],
      seconds: maybe(upTo(99)),
      stuckAt: maybe(1),
      mockId: maybe(Number(tables.mocks.at(-1)?.id ?? 0) || null),
    }),
  );
  eachOf(1, () =>
    add('settings', {
      id: 1,
      timeZone: pick('UTC', 'Asia/Kolkata'),
      dayStartHour: upTo(12),
      studyTime: maybe('19:30'),
      activePlanId: maybe(tables.plans.find(({ archivedAt }) => archivedAt === null)?.id ?? null),
    }),
  );
  const changes: Row[] = [];
  eachOf(2, (index) =>
    changes.push({
      id: index + upTo(1) * 3,
      at: INSTANT,
      onDay: someDay(),
      ...(pick(true, false)
        ? { summary: words(), kind: 'told', params: {} }
        : { summary: '', kind: 'task-finished', params: { title: words() } }),
      taskId: maybe(taskIds[0] ?? null),
      undoneAt: maybe(INSTANT),
    }),
  );
  const inOrder = changes.filter(
    ({ id }, index) => index === 0 || Number(id) > Number(changes[index - 1]?.id),
  );
  return { format: 'daymark-data', version: 1, tables: { ...tables, changes: inOrder } };
}
