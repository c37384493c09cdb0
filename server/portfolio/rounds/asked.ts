import { randomUUID } from 'node:crypto';
import { listOwnQuestions } from '../../../db/practice/own-questions.ts';
import { linesOf, type Piece, partOf } from '../../../plans/portfolio/piece.ts';
import { type AskedLine, readAsked } from '../../../plans/portfolio/rounds/asked-questions.ts';
import type { AskedQuestionsProps } from '../../../views/portfolio/rounds/asked-questions.tsx';
import type { AppDeps } from '../../deps.ts';
import { loadStanding } from '../../http/standing.ts';
import { drillOfToday } from '../../practice/drill.ts';
import { bankOf } from '../../practice/question-bank.ts';

/** What was asked in a round, line by line. */
export function readAskedOf(deps: AppDeps, piece: Piece): AskedLine[] {
  const asked = linesOf(partOf(piece, 'asked').text);
  const round = partOf(piece, 'round').text.trim();
  return readAsked({ asked, round }, bankOf(deps), listOwnQuestions(deps.db));
}

/** The same with what of it comes in today's drill. */
export function findAsked(deps: AppDeps, piece: Piece, from: string): AskedQuestionsProps {
  const { items } = drillOfToday({ deps, ...loadStanding(deps) });
  return {
    roundKey: piece.key,
    lines: readAskedOf(deps, piece),
    inDrill: new Set(items.map(({ question }) => question.id)),
    formToken: randomUUID(),
    from,
  };
}
