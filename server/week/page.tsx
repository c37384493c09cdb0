import { journalBasis } from '../../db/journal/history.ts';
import { loadAnswers } from '../../db/practice/answer-memory.ts';
import { nextStudyDay } from '../../plans/calendar/study-days.ts';
import { practiceFigures } from '../../plans/practice/practice-figures.ts';
import { hasEnded } from '../../plans/review/week-review.ts';
import { summarisePhase } from '../../plans/week/phase-summary.ts';
import { countWeeks, summariseWeek, summariseWeeks } from '../../plans/week/week.ts';
import { PhasePage } from '../../views/week/phase.tsx';
import { WeekPage } from '../../views/week/week.tsx';
import { WeeksPage } from '../../views/week/weeks.tsx';
import { findGates } from '../gate/find-gates.ts';
import type { PageRoute } from '../http/pages/page-route.ts';
import { bankOf } from '../practice/question-bank.ts';
import { findDueAtEndOf } from '../skill/find-skills.ts';
import { findEvidenceAsk } from '../task/evidence-ask.ts';

export const weeksPage: PageRoute = {
  path: '/weeks',
  find: ({ plan, today }) => ({
    title: 'Weeks',
    nav: 'weeks',
    sheet: 'week',
    main: <WeeksPage weeks={summariseWeeks(plan, today)} />,
  }),
};

export const weekPage: PageRoute = {
  path: '/weeks/:week',
  find: ({ deps, plan, today, params, query, from }) => {
    const week = /^[1-9][0-9]{0,3}$/.test(params.week ?? '') ? Number(params.week) : 0;
    if (week < 1 || week > countWeeks(plan)) return null;
    const summary = summariseWeek(plan, week, today);
    const days = { from: summary.startsOn, to: summary.endsOn };
    const isSelecting = query.get('select') === 'yes';
    const main = (
      <WeekPage
        week={summary}
        practice={practiceFigures(bankOf(deps), loadAnswers(deps.db), days)}
        today={today}
        nextStudyDay={nextStudyDay(plan, today)}
        isOver={hasEnded(plan, week, today)}
        isSelecting={isSelecting}
        basis={isSelecting ? journalBasis(deps.db) : ''}
        ask={findEvidenceAsk({ deps, plan, today })}
        from={from}
      />
    );
    return { title: `Week ${week}`, nav: 'weeks', sheet: 'week', main };
  },
};

export const phasePage: PageRoute = {
  path: '/phases/:phase',
  find: ({ deps, settings, plan, today, params, from }) => {
    const summary = summarisePhase(plan, params.phase ?? '', today);
    if (!summary) return null;
    const place = plan.phases.indexOf(summary.phase) + 1;
    const ask = findEvidenceAsk({ deps, plan, today });
    const gate = findGates(deps, plan).find(({ phase }) => phase.key === summary.phase.key);
    const main = (
      <PhasePage
        summary={summary}
        gate={gate ?? null}
        kinds={deps.library.kinds}
        due={findDueAtEndOf(summary.phase, { deps, settings, plan, today })}
        place={place}
        phaseCount={plan.phases.length}
        ask={ask}
        from={from}
      />
    );
    return { title: summary.phase.title, nav: 'weeks', sheet: 'week', main };
  },
};
