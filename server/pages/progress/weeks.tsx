import { nextStudyDay } from '../../../plans/progress/study-days.ts';
import { countWeeks, summariseWeek, summariseWeeks } from '../../../plans/progress/week.ts';
import { hasEnded } from '../../../plans/progress/week-review.ts';
import { WeekPage } from '../../../views/pages/progress/week.tsx';
import { WeeksPage } from '../../../views/pages/progress/weeks.tsx';
import type { PageRoute } from '../page-route.ts';

export const weeksPage: PageRoute = {
  path: '/weeks',
  find: ({ plan, today }) => ({
    title: 'Weeks',
    nav: 'weeks',
    styles: ['charts', 'weeks', 'review'],
    main: <WeeksPage weeks={summariseWeeks(plan, today)} />,
  }),
};

export const weekPage: PageRoute = {
  path: '/weeks/:week',
  find: ({ plan, today, params, query, from }) => {
    const week = /^[1-9][0-9]{0,3}$/.test(params.week ?? '') ? Number(params.week) : 0;
    if (week < 1 || week > countWeeks(plan)) return null;
    const main = (
      <WeekPage
        week={summariseWeek(plan, week, today)}
        today={today}
        nextStudyDay={nextStudyDay(plan, today)}
        isOver={hasEnded(plan, week, today)}
        isSelecting={query.get('select') === 'yes'}
        from={from}
      />
    );
    return { title: `Week ${week}`, nav: 'weeks', styles: ['charts', 'review'], main };
  },
};
