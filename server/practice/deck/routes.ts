import type { FastifyInstance, FastifyReply } from 'fastify';
import { BYTE_ORDER_MARK } from '../../../plans/content/write-csv.ts';
import type { Day } from '../../../plans/day.ts';
import { bankCsv } from '../../../plans/practice/bank/bank-csv.ts';
import { isOwn, type Question, type QuestionCategory } from '../../../plans/practice/bank/question.ts';
import type { DeckQuestion } from '../../../plans/practice/deck/deck.ts';
import type { OwnQuestion } from '../../../plans/practice/own/own-question.ts';
import type { AppDeps } from '../../deps.ts';
import { hasMark } from '../../http/csv-mark.ts';
import { untilGone } from '../../http/respond.tsx';
import { loadStanding } from '../../http/standing.ts';
import { bankOf } from '../question-bank.ts';

/** The questions of Daymark and the learner's own as files for other programs. Nothing of any answer is in them. */
export function deckRoutes(app: FastifyInstance, deps: AppDeps): void {
  app.get('/practice/own.apkg', async (_request, reply) => {
    const questions = bankOf(deps).flatMap((category) =>
      category.questions.filter(isOwn).map((question) => ownInDeck(question as OwnQuestion, category)),
    );
    return sendDeck(reply, deps, questions, 'my-questions');
  });

  app.get('/practice/bank.apkg', async (_request, reply) => {
    const changedAt = startOf(loadStanding(deps).today);
    const questions = deps.library.categories.flatMap((category) =>
      category.questions.map((question) => inDeck(question, category, changedAt)),
    );
    return sendDeck(reply, deps, questions, 'daymark-questions');
  });

  app.get('/practice/bank.csv', (request, reply) => {
    const csv = bankCsv(deps.library.categories);
    const { searchParams: query } = new URL(request.url, 'http://page');
    return reply
      .header('Cache-Control', 'no-store')
      .header('Content-Disposition', 'attachment; filename="daymark-questions.csv"')
      .type('text/csv; charset=utf-8; header=present')
      .send(hasMark(query) ? BYTE_ORDER_MARK + csv : csv);
  });
}

async function sendDeck(
  reply: FastifyReply,
  deps: AppDeps,
  questions: readonly DeckQuestion[],
  name: string,
) {
  const deck = await deps.background.run('deck', { questions }, untilGone(reply));
  return reply
    .header('Cache-Control', 'no-store')
    .header('Content-Disposition', `attachment; filename="${name}.apkg"`)
    .type('application/octet-stream')
    .send(Buffer.from(deck));
}

function ownInDeck(question: OwnQuestion, category: QuestionCategory): DeckQuestion {
  const { detail, answer, tags, revision } = question;
  return { ...inDeck(question, category, FIRST_MOMENT + revision), detail, answer, tags };
}

/** Long before any edit in Anki, which is kept therefore. */
const FIRST_MOMENT = startOf('2020-01-01' as Day);

function inDeck(question: Question, { id, title }: QuestionCategory, changedAt: number): DeckQuestion {
  const { id: key, prompt, points, pitfalls, followUps, phase } = question;
  return { id: key, prompt, points, pitfalls, followUps, phase, category: { id, title }, changedAt };
}

/** Seconds since 1970. */
function startOf(day: Day): number {
  return Date.parse(`${day}T00:00:00Z`) / 1000;
}
