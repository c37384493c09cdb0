import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { closeDatabase, type Database, openDatabase } from '../../../db/file/open.ts';
import { recordChange } from '../../../db/journal/journal.ts';
import { addOwnQuestion } from '../../../db/practice/own-questions.ts';
import { dayAt } from '../../../plans/day.ts';
import { SOME_FACTS } from '../../support/database/db.ts';
import { givenOwnWords } from '../../support/made/practice/questions.ts';
import { type Serving, startApp, withDemoPlan } from '../app-under-test.ts';
import { type Figure, median, rounded } from '../figures.ts';
import { load, ROUNDS } from '../load.ts';

const FORMULAS = [
  '\\nabla_\\theta J(\\theta) = \\mathbb{E}_{\\tau}\\left[\\sum_t \\gamma^t r_t\\right]',
  '\\operatorname{KL}(p \\,\\|\\, q) \\le \\frac{a}{b}',
  '\\hat A_t = \\lVert x \\rVert_2^2',
];
const QUESTIONS = 40;
/** Of the time that the same page takes where the same words hold no formula. */
const MOST = 1.3;

const PAGES = [
  { name: 'Today', path: '/today', says: 'aria-pressed' },
  {
    name: 'An answer in the drill',
    path: '/practice/questions/own-1/answer?reveal=yes',
    says: 'What part 1',
  },
  { name: 'A question', path: '/practice/questions/own-0', says: 'What part 0' },
];

/** Pages whose texts are full of formulas, beside the same where LaTeX stands as text, as it did before. */
export function measureMathematics(): Promise<Figure[]> {
  return withDemoPlan(async (database, folder) => {
    const apps: Serving[] = [];
    for (const sign of ['$', '']) {
      const file = join(folder, `mathematics${sign === '' ? '-as-text' : ''}.db`);
      copyFileSync(database, file);
      writeFormulas(file, (tex) => `${sign}${tex}${sign}`);
      apps.push(await startApp(file));
    }
    const [shown, asText] = apps;
    if (!shown || !asText) throw new Error('Nothing was started');
    try {
      const figures: Figure[] = [];
      for (const page of PAGES) figures.push(await compare(page, shown, asText));
      return figures;
    } finally {
      for (const app of apps) await app.stop();
    }
  });
}

/** Into the title and each step of every task, and into questions that are due. */
function writeFormulas(file: string, written: (tex: string) => string): void {
  const db = openDatabase(file);
  const at = new Date().toISOString();
  const today = dayAt(new Date(), 'UTC', 3);
  const texts = FORMULAS.map(written);
  recordChange(db, { facts: SOME_FACTS, at, onDay: today }, () => {
    for (const [table, column] of [
      ['tasks', 'title'],
      ['steps', 'text'],
      ['phases', 'goal'],
    ] as const)
      appendTo(db, table, column, texts);
  });
  const words = (part: number) => ({
    ...givenOwnWords(),
    prompt: `What part ${part} has ${texts[part % texts.length]} in it?`,
    points: texts.map((text) => `It holds that ${text} where the rest does`),
    pitfalls: texts.map((text) => `Forgetting ${text}`),
    followUps: texts.map((text) => `And ${text}?`),
  });
  for (let part = 0; part < QUESTIONS; part += 1)
    addOwnQuestion(db, { key: `own-${part}`, words: words(part), at, today });
  closeDatabase(db);
}

function appendTo(db: Database, table: string, column: string, texts: readonly string[]): void {
  const update = db.client.prepare(
    `update ${table} set ${column} = ${column} || ' ' || ? where rowid % ? = ?`,
  );
  for (const [index, text] of texts.entries()) update.run(text, texts.length, index);
}

async function compare(
  { name, path, says }: (typeof PAGES)[number],
  shown: Serving,
  asText: Serving,
): Promise<Figure> {
  const request = (isShown: boolean) => ({
    method: 'GET' as const,
    path,
    isRight: (body: string) => body.includes(says) && (!isShown || body.includes('<math')),
  });
  const rates: { shown: number[]; asText: number[] } = { shown: [], asText: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    rates.shown.push((await load(shown.address, [request(true)])).perSecond);
    rates.asText.push((await load(asText.address, [request(false)])).perSecond);
  }
  const [ours, theirs] = [1000 / median(rates.shown), 1000 / median(rates.asText)];
  return {
    what: `${name}, full of formulas`,
    ours: `${rounded(ours, 2)} ms`,
    reference: `${rounded(theirs, 2)} ms with the same as text`,
    ratio: rounded(ours / theirs, 2),
    target: `<= ${MOST}`,
    isMet: ours / theirs <= MOST,
  };
}
