import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { exportData } from '../../db/data/export.ts';
import type { Database } from '../../db/file/open.ts';
import type { AppDeps } from '../deps.ts';
import { HttpProblem } from '../http/http-problem.ts';
import { loadStanding } from '../http/standing.ts';

/** Downloads at once; each sees the data of one moment, which the log beside the database has to keep that long. */
const AT_ONCE = 4;
/** Who takes no further piece of the file for so long is given up, so that the log does not grow for ever. */
const PATIENCE_MS = 60_000;
const TRY_AGAIN_SECONDS = 60;

/** All of the learner's data as a file, sent as it is read: its length does not matter. */
export function downloadRoutes(app: FastifyInstance, deps: AppDeps): void {
  const atWork = new Set<Readable>();
  app.addHook('onClose', async () => {
    for (const download of atWork) download.destroy();
  });

  app.get('/settings/data.json', (_request, reply) => {
    if (atWork.size >= AT_ONCE) throw tooMany();
    const download = streamData(deps.db, PATIENCE_MS);
    atWork.add(download);
    download.once('close', () => atWork.delete(download));
    const { today } = loadStanding(deps);
    return reply
      .header('Cache-Control', 'no-store')
      .header('Content-Disposition', `attachment; filename="daymark-data-${today}.json"`)
      .type('application/json; charset=utf-8')
      .send(download);
  });
}

/** The file, piece by piece as it is taken. */
export function streamData(db: Database, patienceMs: number): Readable {
  const pieces = exportData(db);
  let patience: NodeJS.Timeout | undefined;
  return new Readable({
    read() {
      clearTimeout(patience);
      // Others have their turn between two pieces, however fast they are taken.
      setImmediate(() => {
        if (this.destroyed) return;
        try {
          const { done, value } = pieces.next();
          this.push(done ? null : value);
          if (!done) patience = setTimeout(() => this.destroy(), patienceMs);
        } catch (error) {
          this.destroy(error instanceof Error ? error : new Error(String(error)));
        }
      });
    },
    destroy(error, callback) {
      clearTimeout(patience);
      pieces.return();
      callback(error);
    },
  });
}

function tooMany(): HttpProblem {
  return new HttpProblem(
    503,
    'All data is being downloaded several times already.',
    `Nothing was changed. Try again in ${TRY_AGAIN_SECONDS} seconds.`,
    { retryAfterSeconds: TRY_AGAIN_SECONDS },
  );
}
