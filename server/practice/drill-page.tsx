import { addDays } from '../../plans/day.ts';
import { findQuestion } from '../../plans/practice/bank/question-bank.ts';
import { type AskedItem, type DrillDay, drillOn } from '../../plans/practice/drill/drill-day.ts';
import { Inline } from '../../views/parts/markdown.tsx';
import {
  answerAddress,
  DRILL_ADDRESS,
  drillAddress,
  questionAddress,
} from '../../views/practice/addresses.ts';
import { reasonInWords } from '../../views/practice/answering/drill-words.ts';
import { RoundWay } from '../../views/practice/answering/round-way.tsx';
import { DrillEndPage } from '../../views/practice/drill-end.tsx';
import { DrillRestPage } from '../../views/practice/drill-rest.tsx';
import { wordsAround } from '../../views/practice/question-words.ts';
import type { OpenPageRequest, OpenPageRoute } from '../http/pages/page-route.ts';
import type { Page } from '../http/respond.tsx';
import { askPage } from './ask-page.tsx';
import { drillBasisOf, drillOfToday, drillRestsToday } from './drill.ts';
import { bankOf } from './question-bank.ts';

const ASKED_AGAIN =
  'You graded it Again today. Say your answer aloud once more; if you stop here, it is due tomorrow.';

/** The question to go on with, or the one that the address names; at the end what the day came to. */
export const drillPage: OpenPageRoute = {
  path: DRILL_ADDRESS,
  find: (request) => {
    const drill = drillOfToday(request);
    const named = request.query.get('question');
    const [next] = drill.open;
    const item = drill.open.find(({ question }) => question.id === named);
    // A question that was answered meanwhile, as in another window, is not uncovered: the next one is asked.
    if (item) return askItem(request, drill, item, request.query);
    if (next && request.query.get('rest') !== 'no' && drillRestsToday(request, drill)) return restPage(drill);
    return next ? askItem(request, drill, next, new URLSearchParams()) : endPage(request, drill);
  },
};

function askItem({ deps }: OpenPageRequest, drill: DrillDay, item: AskedItem, query: URLSearchParams): Page {
  const { question, category } = item;
  const number = drill.asked.findIndex((each) => each.question.id === question.id) + 1;
  const steps = drill.asked.map((each) => ({
    id: each.question.id,
    address: drillAddress(each.question.id),
    prompt: each.question.prompt,
    grade: each.answer?.grade ?? null,
    comesBack: each.comesBack,
  }));
  return askPage(
    deps,
    {
      question,
      mode: 'drill',
      eyebrow: (
        <>
          Daily drill, {number} of {drill.asked.length}
          <span class="dot" />
          <Inline text={category.title} />
          <span class="dot" />
          {reasonInWords(item)}
        </>
      ),
      seconds: question.seconds,
      askedCount: question.points.length,
      task: item.comesBack ? ASKED_AGAIN : wordsAround(question.form).task,
      path: DRILL_ADDRESS,
      fields: { question: question.id },
      next: DRILL_ADDRESS,
      way: <RoundWay steps={steps} currentId={question.id} label="Today’s questions" />,
    },
    query,
  );
}

function restPage(drill: DrillDay): Page {
  return { title: 'Drill', nav: 'drill', sheet: 'practice', main: <DrillRestPage drill={drill} /> };
}

function endPage(request: OpenPageRequest, drill: DrillDay): Page {
  const { plan, settings, today } = request;
  const startOn = plan?.calendar.startOn ?? null;
  const tomorrow = drillOn(drillBasisOf(request), addDays(today, 1));
  const main = (
    <DrillEndPage
      drill={drill}
      tomorrow={tomorrow}
      wishedMinutes={settings.drillMinutes}
      beginsOn={startOn !== null && startOn > today ? startOn : null}
    />
  );
  return { title: 'Drill', nav: 'drill', sheet: 'practice', main };
}

/** One question by itself, whether it is in the day's drill or not. */
export const answerPage: OpenPageRoute = {
  path: '/practice/questions/:id/answer',
  find: ({ deps, params, query }) => {
    const placed = findQuestion(bankOf(deps), params.id ?? '');
    if (!placed) return null;

    const { question, category } = placed;
    const occasion = {
      question,
      mode: 'drill' as const,
      eyebrow: (
        <a href={questionAddress(question.id)}>
          <Inline text={category.title} inLink />
        </a>
      ),
      seconds: question.seconds,
      askedCount: question.points.length,
      task: wordsAround(question.form).task,
      path: answerAddress(question.id),
      next: questionAddress(question.id),
    };
    return askPage(deps, occasion, query);
  },
};
