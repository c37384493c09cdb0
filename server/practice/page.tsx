import { listAnswersTo } from '../../db/practice/answer-memory.ts';
import { findAnswerNote, listAnswerNotes } from '../../db/practice/answer-notes.ts';
import { findOwnQuestion } from '../../db/practice/own-questions.ts';
import type { Plan } from '../../plans/plan/plan.ts';
import { historyOf } from '../../plans/practice/answer-history.ts';
import type { QuestionCategory } from '../../plans/practice/bank/question.ts';
import {
  countOfPhase,
  listQuestions,
  phaseFirst,
  placeOf,
  questionsForWeek,
} from '../../plans/practice/bank/question-bank.ts';
import {
  filterQuestions,
  isOpen,
  NO_QUESTION_FILTER,
  type QuestionFilter,
} from '../../plans/practice/bank/question-filter.ts';
import { DIFFICULTIES, QUESTION_FORMS } from '../../plans/practice/bank/question-kinds.ts';
import { questionsOnPage } from '../../plans/practice/bank/question-pages.ts';
import { QUESTION_STATES } from '../../plans/practice/question-state.ts';
import { taskState } from '../../plans/task/task-progress.ts';
import { QUESTION_STATE_WORDS } from '../../views/practice/answering/answer-words.ts';
import type { NamedChoice } from '../../views/practice/bank-filter.tsx';
import { PracticePage } from '../../views/practice/practice.tsx';
import { PracticeSheetPage } from '../../views/practice/practice-sheet.tsx';
import { QuestionPage, type QuestionTask } from '../../views/practice/question.tsx';
import { DIFFICULTY_WORDS, FORM_WORDS } from '../../views/practice/question-words.ts';
import type { OpenPageRoute } from '../http/pages/page-route.ts';
import type { Library } from '../library/library.ts';
import { showReads } from '../reading/reads-shown.ts';
import { shelfOf } from '../reading/shelf.ts';
import { drillOfToday, drillRestsToday, statesOfToday } from './drill.ts';
import { findGoneQuestionPage, listGoneQuestions } from './gone-questions.tsx';
import { bankOf, findAnyQuestion } from './question-bank.ts';

const LONGEST_SEARCH = 200;

export const practicePage: OpenPageRoute = {
  path: '/practice',
  find: (request) => {
    const { deps, plan, today, query } = request;
    const categories = bankOf(deps);
    const stateOf = statesOfToday(request);
    const phaseChoices = listPhases(deps.library, plan, categories);
    const filter = readFilter(query, categories, phaseChoices);
    const thisWeek = plan && questionsForWeek(plan, categories, today);
    const phaseKey = thisWeek?.phase.key ?? null;
    const drill = drillOfToday(request);
    const main = (
      <PracticePage
        filter={filter}
        categoryChoices={categories}
        phaseChoices={phaseChoices}
        found={questionsOnPage(filterQuestions(categories, filter, stateOf), Number(query.get('page')))}
        stateOf={stateOf}
        drill={drill}
        drillRests={drill.open.length > 0 && drillRestsToday(request, drill)}
        gone={listGoneQuestions(deps)}
        hasPlan={plan !== null}
        questionCount={listQuestions(categories).length}
        thisWeek={thisWeek}
        categoryLines={phaseFirst(categories, phaseKey).map((category) => ({
          category,
          ofPhaseCount: countOfPhase(category, phaseKey),
        }))}
      />
    );
    return { title: 'Practice', nav: 'questions', sheet: 'practice', main };
  },
};

export const questionPage: OpenPageRoute = {
  path: '/practice/questions/:id',
  find: (request) => {
    const { deps, plan, params, query, from, settings } = request;
    const categories = bankOf(deps);
    const stateOf = statesOfToday(request);
    const placed = findAnyQuestion(deps, params.id ?? '');
    if (!placed) return findGoneQuestionPage(request, params.id ?? '');

    const { question, category } = placed;
    const phases = listPhases(deps.library, plan, categories);
    const filter = readFilter(query, categories, phases);
    const chosenPlace = isOpen(filter)
      ? null
      : placeOf(filterQuestions(categories, filter, stateOf), question.id);
    const place = chosenPlace ?? placeOf([category], question.id);
    const main = (
      <QuestionPage
        question={question}
        category={category}
        phase={phases.find(({ id }) => id === question.phase) ?? null}
        tasks={question.tasks.flatMap((key) => describeTask(key, plan, deps.library))}
        place={place}
        filter={filter}
        isFiltered={chosenPlace !== null}
        own={findOwnQuestion(deps.db, question.id) ?? null}
        reads={showReads(deps, shelfOf(deps, plan).ofQuestion(question))}
        note={findAnswerNote(deps.db, question.id)}
        history={historyOf(listAnswersTo(deps.db, question.id), settings.desiredRetention)}
        state={stateOf(question.id)}
        from={from}
      />
    );
    return { title: question.prompt, nav: 'questions', sheet: 'practice', main };
  },
};

export const practiceSheetPage: OpenPageRoute = {
  path: '/practice/sheet',
  find: (request) => {
    const { deps, plan, query } = request;
    const categories = bankOf(deps);
    const phases = listPhases(deps.library, plan, categories);
    const filter = readFilter(query, categories, phases);
    const hasAnswers = query.get('answers') === 'yes';
    const main = (
      <PracticeSheetPage
        found={filterQuestions(categories, filter, statesOfToday(request))}
        filter={filter}
        chosen={chosenInWords(filter, categories, phases)}
        hasAnswers={hasAnswers}
        notes={listAnswerNotes(deps.db)}
      />
    );
    return { title: 'Practice sheet', nav: 'questions', sheet: 'practice', main };
  },
};

/** A choice that does not exist lets everything through. */
function readFilter(
  query: URLSearchParams,
  categories: readonly QuestionCategory[],
  phases: readonly NamedChoice[],
): QuestionFilter {
  const chosen = <Choice extends string | number>(name: string, choices: readonly Choice[]) =>
    choices.find((choice) => String(choice) === query.get(name)) ?? null;
  return {
    ...NO_QUESTION_FILTER,
    category: chosen(
      'category',
      categories.map(({ id }) => id),
    ),
    phase: chosen(
      'phase',
      phases.map(({ id }) => id),
    ),
    form: chosen('form', QUESTION_FORMS),
    difficulty: chosen('difficulty', DIFFICULTIES),
    state: chosen('state', QUESTION_STATES),
    words: (query.get('q') ?? '').slice(0, LONGEST_SEARCH),
  };
}

/** The phases that questions belong to, in the order of the road. */
function listPhases(
  { roadmaps }: Library,
  plan: Plan | null,
  categories: readonly QuestionCategory[],
): NamedChoice[] {
  const phasesAsked = new Set<string | null>(listQuestions(categories).map(({ question }) => question.phase));
  const known = roadmaps.flatMap(({ phases }) => phases);
  const onlyOfPlan = (plan?.phases ?? [])
    .map(({ key, title }) => ({ id: key, title }))
    .filter(({ id }) => !known.some((phase) => phase.id === id));
  const phases = new Map([...known, ...onlyOfPlan].map((phase) => [phase.id, phase]));
  return [...phases.values()].filter(({ id }) => phasesAsked.has(id));
}

/** By what the plan calls it, else by what a roadmap calls it; nothing when neither knows it. */
function describeTask(key: string, plan: Plan | null, { roadmaps }: Library): QuestionTask[] {
  const task = plan?.tasks.find((one) => one.origin === 'roadmap' && one.key === key);
  if (task) return [{ key, title: task.title, inPlan: { id: task.id, state: taskState(task) } }];
  const known = roadmaps.flatMap(({ phases }) => phases).flatMap(({ tasks }) => tasks);
  const title = known.find(({ id }) => id === key)?.title;
  return title === undefined ? [] : [{ key, title, inPlan: null }];
}

function chosenInWords(
  filter: QuestionFilter,
  categories: readonly QuestionCategory[],
  phases: readonly NamedChoice[],
): string[] {
  const { category, phase, form, difficulty, state, words } = filter;
  const titleOf = (choices: readonly NamedChoice[], id: string | null) =>
    choices.filter((choice) => choice.id === id).map(({ title }) => title);
  return [
    ...titleOf(categories, category),
    ...titleOf(phases, phase),
    ...(form === null ? [] : [FORM_WORDS[form]]),
    ...(difficulty === null ? [] : [DIFFICULTY_WORDS[difficulty]]),
    ...(state === null ? [] : [QUESTION_STATE_WORDS[state]]),
    ...(words.trim() === '' ? [] : [`“${words.trim()}”`]),
  ];
}
