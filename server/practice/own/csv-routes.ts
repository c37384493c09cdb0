import type { FastifyInstance } from 'fastify';
import { listOwnCategories } from '../../../db/practice/own-categories.ts';
import { listOwnQuestions } from '../../../db/practice/own-questions.ts';
import { BYTE_ORDER_MARK } from '../../../plans/content/write-csv.ts';
import { ownQuestionsCsv } from '../../../plans/practice/own/own-csv.ts';
import { DOOR_ADDRESS } from '../../../views/incoming/addresses.ts';
import type { AppDeps } from '../../deps.ts';
import { hasMark } from '../../http/csv-mark.ts';
import { seeOther } from '../../http/respond.tsx';

/** The learner's own questions as a file. */
export function ownCsvRoutes(app: FastifyInstance, { db }: AppDeps): void {
  app.get('/practice/own.csv', (request, reply) => {
    const { searchParams: query } = new URL(request.url, 'http://page');
    const csv = ownQuestionsCsv(listOwnQuestions(db), listOwnCategories(db));
    return reply
      .header('Cache-Control', 'no-store')
      .header('Content-Disposition', 'attachment; filename="my-questions.csv"')
      .type('text/csv; charset=utf-8; header=present')
      .send(hasMark(query) ? BYTE_ORDER_MARK + csv : csv);
  });

  // Where questions came in once, by a form of their own.
  app.get('/practice/own/import', (_request, reply) => seeOther(reply, DOOR_ADDRESS));
}
