import { randomUUID } from 'node:crypto';
import type { ComponentChildren } from 'preact';
import { listAnswersTo } from '../../db/practice/answer-memory.ts';
import type { AnswerMode } from '../../plans/practice/answer.ts';
import type { Question } from '../../plans/practice/bank/question.ts';
import { DRILL_ADDRESS } from '../../views/practice/addresses.ts';
import { AskPage } from '../../views/practice/answering/ask.tsx';
import { GradePage, type GradePageProps } from '../../views/practice/answering/grade.tsx';
import type { AppDeps } from '../deps.ts';
import type { Page } from '../http/respond.tsx';

/** A question that is put to the learner, on whatever occasion. */
export type Occasion = {
  question: Question;
  mode: AnswerMode;
  /** The occasion in words, and how far it is. */
  eyebrow: ComponentChildren;
  /** Speaking time that is asked for. */
  seconds: number;
  /** How many points an answer of that length should make. */
  askedCount: number;
  /** How to answer. */
  task: string;
  /** The address that asks and uncovers. */
  path: string;
  fields?: Readonly<Record<string, string>>;
  /** Where to go once it is graded. */
  next: string;
  /** The way through the round, under the question. */
  way?: ComponentChildren;
};

const LONGEST_TIMED_SECONDS = 7200;

/** The question, or, where the address says so, its answer to be checked: each a page of its own. */
export function askPage(deps: AppDeps, occasion: Occasion, query: URLSearchParams): Page {
  const { question, eyebrow, seconds, task, path, fields = {}, way } = occasion;
  if (query.get('reveal') !== 'yes') {
    const main = <AskPage {...{ question, eyebrow, seconds, task, path, fields }}>{way}</AskPage>;
    return {
      title: question.prompt,
      nav: 'drill',
      sheet: 'practice',
      main,
    };
  }
  return gradePage(deps, {
    ...occasion,
    values: { points: [], missing: '', time: timeOf(query.get('seconds')), stuckAt: '' },
  });
}

type Checked = Pick<Occasion, 'question' | 'mode' | 'eyebrow' | 'askedCount' | 'next' | 'way'> &
  Pick<GradePageProps, 'values'> &
  Partial<Pick<GradePageProps, 'errors' | 'theirs' | 'knownCount'>> & { formToken?: string | undefined };

/** The answer beside the form that grades it. */
export function gradePage({ db }: AppDeps, checked: Checked): Page {
  const { question, mode, eyebrow, askedCount, next, way, values } = checked;
  const given = listAnswersTo(db, question.id);
  const main = (
    <GradePage
      {...{ question, mode, eyebrow, askedCount, values }}
      knownCount={checked.knownCount ?? given.length}
      missingBefore={given.at(-1)?.missing ?? ''}
      againComesBack={next === DRILL_ADDRESS}
      theirs={checked.theirs ?? null}
      errors={checked.errors ?? {}}
      formToken={checked.formToken ?? randomUUID()}
      from={next}
    >
      {way}
    </GradePage>
  );
  return {
    title: question.prompt,
    nav: 'drill',
    sheet: 'practice',
    main,
  };
}

/** `4:30` for the seconds that the clock sent along; empty where it did not run, or ran on by itself. */
function timeOf(seconds: string | null): string {
  if (seconds === null || !/^[0-9]{1,4}$/.test(seconds)) return '';
  const count = Number(seconds);
  if (count === 0 || count > LONGEST_TIMED_SECONDS) return '';
  return `${Math.floor(count / 60)}:${String(count % 60).padStart(2, '0')}`;
}
