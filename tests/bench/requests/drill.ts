import { join } from 'node:path';
import { closeDatabase, type Database, openDatabase } from '../../../db/file/open.ts';
import { recordChange } from '../../../db/journal/journal.ts';
import { insertAnswer } from '../../../db/practice/answers.ts';
import { ownQuestions } from '../../../db/schema/practice.ts';
import { saveSettings } from '../../../db/settings/settings.ts';
import { addDays, dayAt } from '../../../plans/day.ts';
import { GRADES } from '../../../plans/practice/answer.ts';
import { SOME_FACTS } from '../../support/database/db.ts';
import { type Serving, startApp, withDemoPlan } from '../app-under-test.ts';
import { type Figure, median, rounded } from '../figures.ts';
import { type CheckedRequest, load, ROUNDS } from '../load.ts';

const SMALL = { questions: 200, answers: 2000 };
const LARGE = { questions: 2000, answers: 50_000 };
const DAYS = 200;
const ANSWERS_GIVEN = 40;
const DRILL = '/practice/drill';

const DRILL_PAGE: CheckedRequest = {
  method: 'GET',
  path: DRILL,
  isRight: (body) => body.includes('Daily drill') && body.endsWith('</html>'),
};

/** The drill page with a large bank and many answers, beside a small one: with nothing written, and after each answer. */
export function measureDrill(): Promise<Figure[]> {
  return withDemoPlan((_database, folder) => compare(folder));
}

async function compare(folder: string): Promise<Figure[]> {
  const apps = [];
  for (const size of [SMALL, LARGE]) apps.push(await startApp(makePractice(folder, size)));
  const [small, large] = apps;
  if (!small || !large) throw new Error('Nothing was started');
  try {
    const rates: { small: number[]; large: number[] } = { small: [], large: [] };
    for (let round = 0; round < ROUNDS; round += 1) {
      rates.small.push((await load(small.address, [DRILL_PAGE])).perSecond);
      rates.large.push((await load(large.address, [DRILL_PAGE])).perSecond);
    }
    const answered = { small: await answerRepeatedly(small), large: await answerRepeatedly(large) };
    return [
      figure('The drill page', 1000 / median(rates.large), 1000 / median(rates.small)),
      figure('The drill page right after an answer', median(answered.large), median(answered.small)),
    ];
  } finally {
    for (const app of apps) await app.stop();
  }
}

/** Half a year of answers to so many questions, all but the first 200 or so of the learner's own. */
function makePractice(folder: string, size: { questions: number; answers: number }): string {
  const file = join(folder, `practice-${size.questions}.db`);
  const db = openDatabase(file);
  const today = dayAt(new Date(), 'UTC', 3);
  const at = new Date().toISOString();
  // So long that the answers of the measurement do not end it.
  saveSettings(db, { drillMinutes: 120 }, { at, today });
  recordChange(db, { facts: SOME_FACTS, at, onDay: today }, () => {
    for (let index = 0; index < size.questions; index += 1) insertQuestion(db, index, at);
    for (let index = 0; index < size.answers; index += 1) {
      const day = addDays(today, -1 - Math.floor(((size.answers - 1 - index) * DAYS) / size.answers));
      const answer = {
        questionKey: `own-${(index * 7) % size.questions}`,
        grade: GRADES[(index * 5) % 4] ?? 'good',
        mode: 'drill' as const,
        pointsMade: [1, 2],
        ...{ missing: '', seconds: 90, stuckAt: null, mockId: null },
      };
      insertAnswer(db, answer, { at, today: day });
    }
  });
  closeDatabase(db);
  return file;
}

function insertQuestion(db: Database, index: number, createdAt: string): void {
  db.orm
    .insert(ownQuestions)
    .values({
      key: `own-${index}`,
      ...{ category: 'own', form: 'explain', difficulty: 2, seconds: 60, createdAt },
      prompt: `What does part ${index} do?`,
      points: ['First', 'Second', 'Third'],
      ...{ pitfalls: ['None'], followUps: ['And then?'], tasks: [] },
    })
    .run();
}

/** Milliseconds of the page that follows an answer, for each of some answers to other questions than the drill's. */
async function answerRepeatedly({ address }: Serving): Promise<number[]> {
  const milliseconds: number[] = [];
  for (let index = 0; index < ANSWERS_GIVEN; index += 1) {
    const answer = { question: `own-${index}`, mode: 'drill', asked: '3', known: '999999', grade: 'good' };
    const posted = await fetch(`${address}/practice/answers`, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams(answer),
    });
    if (posted.status !== 303) throw new Error(`An answer was refused: ${posted.status}`);
    await posted.text();
    const startedAt = performance.now();
    const page = await fetch(`${address}${DRILL}`);
    const body = await page.text();
    milliseconds.push(performance.now() - startedAt);
    if (!DRILL_PAGE.isRight(body, {})) throw new Error('That is not the drill');
  }
  return milliseconds;
}

function figure(what: string, ours: number, theirs: number): Figure {
  return {
    what: `${what}, ${rounded(LARGE.questions)} questions and ${rounded(LARGE.answers)} answers`,
    ours: `${rounded(ours, 2)} ms`,
    reference: `${rounded(theirs, 2)} ms with ${SMALL.questions} and ${rounded(SMALL.answers)}`,
    ratio: rounded(ours / theirs, 2),
    target: '<= 2',
    isMet: ours / theirs <= 2,
  };
}
