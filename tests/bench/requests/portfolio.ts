import { closeDatabase, openDatabase } from '../../../db/file/open.ts';
import { addPiece, listPieces, type NewPiece } from '../../../db/portfolio/pieces.ts';
import { day } from '../../../plans/day.ts';
import { PIECE_PREFIX, type Piece } from '../../../plans/portfolio/piece.ts';
import { startApp, withDemoPlan } from '../app-under-test.ts';
import { type Figure, rounded } from '../figures.ts';

/** Papers and stories of a portfolio, those of the demo among them. */
type Size = { paper: number; story: number };

const SMALL: Size = { paper: 20, story: 6 };
const LARGE: Size = { paper: 200, story: 60 };
/** They alternate, and the best of each counts: what else the machine does only ever adds to it. */
const ROUNDS = 40;
const WARM_UP = 10;
const MOST_TIMES = 2;

const PAGES: Readonly<Record<string, string>> = {
  'the portfolio': '/portfolio',
  'the papers': '/portfolio/paper',
  'the stories': '/portfolio/story',
  'a paper': `/pieces/${PIECE_PREFIX}attention`,
  'a story': `/pieces/${PIECE_PREFIX}leak`,
};

/** Pages of a portfolio ten times as large as another, beside those of the other, in one run. */
export function measurePortfolio(): Promise<Figure[]> {
  return withPortfolio(SMALL, (small) =>
    withPortfolio(LARGE, async (large) => {
      const figures: Figure[] = [];
      for (const [name, path] of Object.entries(PAGES)) {
        figures.push(describe(name, await compare(`${small}${path}`, `${large}${path}`)));
      }
      return figures;
    }),
  );
}

/** Serves the demo, whose portfolio grew to a size. */
function withPortfolio<Result>(size: Size, measure: (address: string) => Promise<Result>): Promise<Result> {
  return withDemoPlan(async (database) => {
    grow(database, size);
    const app = await startApp(database);
    try {
      return await measure(app.address);
    } finally {
      await app.stop();
    }
  });
}

/** Adds pieces that say what those of the demo say, under titles of their own. */
function grow(file: string, size: Size): void {
  const db = openDatabase(file);
  const at = new Date().toISOString();
  const moment = { at, today: day(at.slice(0, 10)) };
  for (const [kind, count] of Object.entries(size)) {
    const models = listPieces(db).filter((piece) => piece.kind === kind);
    for (let number = models.length; number < count; number += 1) {
      const model = models[number % models.length];
      if (model) addPiece(db, { ...copyOf(model, number), noun: kind, ...moment });
    }
  }
  closeDatabase(db);
}

function copyOf({ kind, title, parts }: Piece, number: number): NewPiece {
  return {
    key: `${PIECE_PREFIX}${kind}-${number}`,
    kind,
    parentKey: '',
    title: `${title.text}, ${number}`,
    parts: new Map(
      [...parts].flatMap(([id, { text }]) => (id === 'identifier' ? [] : [[id, text] as const])),
    ),
  };
}

type Best = { milliseconds: number; bytes: number };

async function compare(small: string, large: string): Promise<{ small: Best; large: Best }> {
  const best = { small: NONE, large: NONE };
  for (let round = -WARM_UP; round < ROUNDS; round += 1) {
    const answered = { small: await timeOf(small), large: await timeOf(large) };
    if (round < 0) continue;
    best.small = better(best.small, answered.small);
    best.large = better(best.large, answered.large);
  }
  return best;
}

const NONE: Best = { milliseconds: Infinity, bytes: 0 };

function better(one: Best, other: Best): Best {
  return other.milliseconds < one.milliseconds ? other : one;
}

async function timeOf(address: string): Promise<Best> {
  const startedAt = performance.now();
  const answer = await fetch(address);
  const { byteLength: bytes } = await answer.arrayBuffer();
  if (!answer.ok || bytes === 0) throw new Error(`${address} answered ${answer.status}, ${bytes} bytes`);
  return { milliseconds: performance.now() - startedAt, bytes };
}

function describe(name: string, { small, large }: { small: Best; large: Best }): Figure {
  const ratio = large.milliseconds / small.milliseconds;
  return {
    what: `${name}, ${LARGE.paper} papers and ${LARGE.story} stories`,
    ours: `${rounded(large.milliseconds, 1)} ms, ${rounded(large.bytes / 1024)} KB`,
    reference: `${rounded(small.milliseconds, 1)} ms, ${rounded(small.bytes / 1024)} KB with ${SMALL.paper} and ${SMALL.story}`,
    ratio: `x ${rounded(ratio, 2)}`,
    target: `<= x ${MOST_TIMES}`,
    isMet: ratio <= MOST_TIMES,
  };
}
