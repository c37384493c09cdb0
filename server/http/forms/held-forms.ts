import type { FastifyInstance } from 'fastify';
import { announceLongReading, announceLongWriting, type Database } from '../../../db/file/open.ts';
import { HttpProblem } from '../http-problem.ts';

/** A form waits for so long before it is sent back. */
const PATIENCE_MS = 10_000;
const TRY_AGAIN_SECONDS = 30;
const READING_METHODS = new Set(['GET', 'HEAD']);

/** Forms wait while another thread writes to the database for long; pages are answered meanwhile. */
export type HeldForms = {
  /**
   * Does the work of another thread while forms are held, after what is at work already.
   *
   * @param title - what a form is told that waited too long for it
   */
  during<T>(title: string, work: () => Promise<T>): Promise<T>;
};

/** SQLite lets one write at a time, and a write of this thread that waits for another holds up everybody. */
export function holdForms(app: FastifyInstance, db: Database): HeldForms {
  let held: { title: string; done: Promise<unknown> } | null = null;

  app.addHook('onRequest', async ({ method }) => {
    if (held === null || READING_METHODS.has(method)) return;
    const { title, done } = held;
    if (!(await isOver(done))) throw busy(title);
  });

  return {
    async during(title, work) {
      const earlier = held?.done ?? Promise.resolve();
      const outcome = earlier.then(async () => {
        // One form that came before may write still: it is told to come again.
        const ends = [announceLongReading(db), announceLongWriting(db)];
        try {
          return await work();
        } finally {
          for (const end of ends) end();
        }
      });
      const letGo = () => {
        if (held === own) held = null;
      };
      const own = { title, done: outcome.then(letGo, letGo) };
      held = own;
      return outcome;
    },
  };
}

async function isOver(held: Promise<unknown>): Promise<boolean> {
  let patience: NodeJS.Timeout | undefined;
  const gaveUp = new Promise<boolean>((resolve) => {
    patience = setTimeout(() => resolve(false), PATIENCE_MS);
  });
  const isDone = await Promise.race([held.then(() => true), gaveUp]);
  clearTimeout(patience);
  return isDone;
}

function busy(title: string): HttpProblem {
  return new HttpProblem(
    503,
    title,
    `This change was not made. Try again in ${TRY_AGAIN_SECONDS} seconds; pages can be read meanwhile.`,
    { retryAfterSeconds: TRY_AGAIN_SECONDS },
  );
}
