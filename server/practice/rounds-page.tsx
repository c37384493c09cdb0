import { listAnswersTo, loadAnswers } from '../../db/practice/answer-memory.ts';
import { formatSeconds } from '../../plans/format.ts';
import { findQuestion } from '../../plans/practice/bank/question-bank.ts';
import { listDerivations } from '../../plans/practice/derivations.ts';
import { hasLadder, rungsOn, suggestLadders } from '../../plans/practice/ladder.ts';
import { LIGHTNING_SECONDS, lightningRoundOn } from '../../plans/practice/lightning.ts';
import { derivationAddress, ladderAddress } from '../../views/practice/addresses.ts';
import { RoundWay } from '../../views/practice/answering/round-way.tsx';
import { DerivationsPage } from '../../views/practice/derivations.tsx';
import { LadderChoicePage, LadderEndPage } from '../../views/practice/ladder.tsx';
import { LightningEndPage } from '../../views/practice/lightning.tsx';
import type { OpenPageRoute } from '../http/pages/page-route.ts';
import { askPage } from './ask-page.tsx';
import { bankOf } from './question-bank.ts';

const LIGHTNING_ADDRESS = '/practice/lightning';
const SUGGESTED_LADDERS = 10;

/** Ten prompts, one after the other, and at the end how they went. */
export const lightningPage: OpenPageRoute = {
  path: LIGHTNING_ADDRESS,
  find: ({ deps, today, query }) => {
    const round = lightningRoundOn(bankOf(deps), loadAnswers(deps.db), today);
    const open = round.filter(({ answer }) => answer === null);
    const named = open.find(({ question }) => question.id === query.get('question'));
    const prompt = named ?? open[0];
    if (!prompt) {
      const main = <LightningEndPage round={round} />;
      return { title: 'Lightning round', nav: 'drill', sheet: 'practice', main };
    }

    const { question } = prompt;
    const steps = round.map((one) => ({
      id: one.question.id,
      address: `${LIGHTNING_ADDRESS}?question=${one.question.id}`,
      prompt: one.question.prompt,
      grade: one.answer?.grade ?? null,
    }));
    const occasion = {
      question,
      mode: 'lightning' as const,
      eyebrow: `Lightning round, ${round.indexOf(prompt) + 1} of ${round.length}`,
      seconds: LIGHTNING_SECONDS,
      askedCount: question.points.length,
      task: 'No thinking time: say it at once, in plain English.',
      path: LIGHTNING_ADDRESS,
      fields: { question: question.id },
      next: LIGHTNING_ADDRESS,
      way: <RoundWay steps={steps} currentId={question.id} label="The ten prompts" />,
    };
    return askPage(deps, occasion, named ? query : new URLSearchParams());
  },
};

export const laddersPage: OpenPageRoute = {
  path: '/practice/ladder',
  find: ({ deps, plan, today }) => {
    const begun = new Set(plan?.phases.filter(({ startsOn }) => startsOn <= today).map(({ key }) => key));
    const known = new Set(plan?.phases.map(({ key }) => key));
    const suggested = suggestLadders(
      bankOf(deps),
      loadAnswers(deps.db),
      ({ phase }) => phase === null || !known.has(phase) || begun.has(phase),
    );
    const main = <LadderChoicePage suggested={suggested.slice(0, SUGGESTED_LADDERS)} />;
    return { title: 'Length ladder', nav: 'drill', sheet: 'practice', main };
  },
};

/** The next rung of one idea; after the last how all of them went. */
export const ladderPage: OpenPageRoute = {
  path: '/practice/ladder/:id',
  find: ({ deps, today, params, query }) => {
    const { question } = findQuestion(bankOf(deps), params.id ?? '') ?? {};
    if (!question || !hasLadder(question)) return null;

    const rungs = rungsOn(question, listAnswersTo(deps.db, question.id), today);
    const next = rungs.findIndex(({ answer }) => answer === null);
    const rung = rungs[next];
    if (!rung) {
      const main = <LadderEndPage question={question} rungs={rungs} />;
      return { title: 'Length ladder', nav: 'drill', sheet: 'practice', main };
    }

    const address = ladderAddress(question.id);
    const number = String(next + 1);
    const occasion = {
      question,
      mode: 'ladder' as const,
      eyebrow: `Length ladder, ${number} of ${rungs.length}`,
      seconds: rung.seconds,
      askedCount: rung.pointCount,
      task: `In ${formatSeconds(rung.seconds)}, no longer. ${RUNG_ADVICE[next] ?? ''}`,
      path: address,
      fields: { rung: number },
      next: address,
    };
    // The answer of a rung that was climbed meanwhile is not uncovered for the next one.
    return askPage(deps, occasion, query.get('rung') === number ? query : new URLSearchParams());
  },
};

const RUNG_ADVICE = [
  'The one point that matters, and nothing else.',
  'The same point, and what carries it.',
  'The whole answer, with an example or a figure.',
];

export const derivationsPage: OpenPageRoute = {
  path: '/practice/derivations',
  find: ({ deps }) => {
    const main = <DerivationsPage derivations={listDerivations(bankOf(deps), loadAnswers(deps.db))} />;
    return { title: 'Derivations', nav: 'drill', sheet: 'practice', main };
  },
};

export const derivationPage: OpenPageRoute = {
  path: '/practice/derivations/:id',
  find: ({ deps, params, query }) => {
    const { question } = findQuestion(bankOf(deps), params.id ?? '') ?? {};
    if (question?.form !== 'derive') return null;

    const occasion = {
      question,
      mode: 'derivation' as const,
      eyebrow: <a href="/practice/derivations">Derivation, book closed</a>,
      seconds: question.seconds,
      askedCount: question.points.length,
      task: 'Write it down on paper, without looking anything up. Mark the line at which you are stuck, then go on.',
      path: derivationAddress(question.id),
      next: '/practice/derivations',
    };
    return askPage(deps, occasion, query);
  },
};
