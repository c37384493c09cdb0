import BetterSqlite3 from 'better-sqlite3';
import { expect, it } from 'vitest';
import { listQuestions } from '../../plans/practice/bank/question-bank.ts';
import { loadLibrary } from '../../server/library/library.ts';
import {
  connection,
  type Daymark,
  givenDatabase,
  givenFolder,
  inSoundCopy,
  startDaymark,
} from './daymark.ts';

const KILLS = 100;
const WRITES = 10_000;
const CONNECTIONS = 8;
const LATEST_KILL_MILLISECONDS = 4;
const SEED = 20_261_121;

/**
 * One hand on one connection: it writes a number into the note of a task of its own, ticks a step of it to and fro and
 * answers a question of its own in a drill, so that what must be there after a kill is known, but for the one write that
 * had no answer.
 */
type Writer = {
  taskId: number;
  /** Of the last note that was acknowledged, and of the last that was sent. */
  note: { acknowledged: number; sent: number };
  step: { acknowledged: boolean; sent: boolean };
  /** How many answers to the writer's question. */
  answers: { acknowledged: number; sent: number };
  questionKey: string;
  revision: number;
};

/** What the database says of a writer's task. */
type Stored = { note: string; revision: number; completedOn: string | null; answerCount: number };

it('what was acknowledged is there after each of 100 kills at random moments in 10,000 writes', {
  timeout: 900_000,
}, async () => {
  const folder = givenFolder();
  const database = givenDatabase(folder);
  const random = randomFrom(SEED);
  const questionKeys = listQuestions(loadLibrary().categories).map(({ question }) => question.id);
  const writers = listTasksWithSteps(database, CONNECTIONS).map((taskId, index) =>
    newWriter(taskId, questionKeys[index] ?? ''),
  );
  let acknowledgedCount = 0;

  for (let kill = 0; kill < KILLS; kill += 1) {
    const daymark = await startDaymark(database);
    const isLast = kill === KILLS - 1;
    const wanted = isLast ? WRITES - acknowledgedCount : Math.ceil(random() * ((2 * WRITES) / KILLS - 1));
    const delay = random() * LATEST_KILL_MILLISECONDS;
    acknowledgedCount += await writeUntilKilled(daymark, writers, Math.max(1, wanted), delay);

    verify(folder, database, writers);
  }

  expect(acknowledgedCount).toBeGreaterThanOrEqual(WRITES);
  const last = await startDaymark(database);
  const { get, close } = connection(last.port);
  expect((await get('/today')).status).toBe(200);
  close();
});

/** Lets all writers write at once, and kills the process a moment after so many acknowledgements. */
async function writeUntilKilled(
  daymark: Daymark,
  writers: readonly Writer[],
  wanted: number,
  delayMilliseconds: number,
): Promise<number> {
  let acknowledgedCount = 0;
  let killed: Promise<unknown> | null = null;
  const acknowledge = () => {
    acknowledgedCount += 1;
    if (acknowledgedCount < wanted || killed) return;
    killed = new Promise((resolve) => setTimeout(resolve, delayMilliseconds)).then(daymark.kill);
  };
  await Promise.all(writers.map((writer) => writeOn(daymark.port, writer, acknowledge)));
  await killed;
  return acknowledgedCount;
}

/** Ends when the connection breaks. */
async function writeOn(port: number, writer: Writer, acknowledge: () => void): Promise<void> {
  const { post, close } = connection(port);
  const postOrBreak = async (path: string, fields: Record<string, string>) => {
    const answer = await post(path, fields).catch(() => null);
    if (answer !== null && answer.status !== 303) throw new Error(`${path}: ${answer.status} ${answer.text}`);
    if (answer !== null) acknowledge();
    return answer !== null;
  };
  for (;;) {
    writer.note.sent += 1;
    const note = { text: String(writer.note.sent), revision: String(writer.revision) };
    if (!(await postOrBreak(`/tasks/${writer.taskId}/note`, note))) break;
    writer.revision += 1;
    writer.note.acknowledged = writer.note.sent;

    writer.step.sent = !writer.step.sent;
    const step = { done: writer.step.sent ? 'yes' : 'no' };
    if (!(await postOrBreak(`/tasks/${writer.taskId}/steps/1/completion`, step))) break;
    writer.step.acknowledged = writer.step.sent;

    const known = String(writer.answers.sent);
    writer.answers.sent += 1;
    const { questionKey: question } = writer;
    const answer = { question, mode: 'drill', asked: '3', known, grade: 'good', missing: '' };
    if (!(await postOrBreak('/practice/answers', answer))) break;
    writer.answers.acknowledged = writer.answers.sent;
  }
  close();
}

function verify(folder: string, database: string, writers: readonly Writer[]): void {
  inSoundCopy(folder, database, (client) => {
    for (const writer of writers) verifyWriter(writer, findStored(client, writer));
  });
}

function verifyWriter(writer: Writer, stored: Stored): void {
  const { note, step, answers } = writer;
  expect([note.acknowledged, note.sent]).toContain(Number(stored.note));
  expect([step.acknowledged, step.sent]).toContain(stored.completedOn !== null);
  expect([answers.acknowledged, answers.sent]).toContain(stored.answerCount);
  // The write without an answer counts from here on if it was made, and not if it was not.
  note.sent = note.acknowledged = Number(stored.note);
  step.sent = step.acknowledged = stored.completedOn !== null;
  answers.sent = answers.acknowledged = stored.answerCount;
  writer.revision = stored.revision;
}

function findStored(client: BetterSqlite3.Database, { taskId, questionKey }: Writer): Stored {
  const stored = client
    .prepare<[string, number], Stored>(
      `select tasks.note, tasks.note_revision as revision, steps.completed_on as completedOn,
         (select count(*) from answers where question_key = ?) as answerCount
       from tasks join steps on steps.task_id = tasks.id and steps.position = 1 where tasks.id = ?`,
    )
    .get(questionKey, taskId);
  if (!stored) throw new Error(`The task ${taskId} is gone`);
  return stored;
}

function listTasksWithSteps(database: string, count: number): number[] {
  const client = new BetterSqlite3(database, { readonly: true });
  try {
    return client
      .prepare<[number], number>('select distinct task_id from steps order by task_id limit ?')
      .pluck()
      .all(count);
  } finally {
    client.close();
  }
}

function newWriter(taskId: number, questionKey: string): Writer {
  return {
    taskId,
    note: { acknowledged: 0, sent: 0 },
    step: { acknowledged: false, sent: false },
    answers: { acknowledged: 0, sent: 0 },
    questionKey,
    revision: 0,
  };
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
