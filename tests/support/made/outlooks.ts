import { day } from '../../../plans/day.ts';
import type { Outlook } from '../../../plans/progress/forecast/forecast.ts';

/** A forecast made on 4 March 2026 for the two weeks that tests stand on: half of the runs are done by the 12th. */
export function givenOutlook(overrides: Partial<Outlook> = {}): Outlook {
  return {
    state: 'outlook',
    madeOn: day('2026-03-04'),
    remainingMinutes: 600,
    windowStudyDays: 28,
    keptStudyDays: 14,
    rate: 0.8,
    minutesPerStudyDay: 90,
    medianOn: day('2026-03-12'),
    likelyOn: day('2026-03-18'),
    finishOn: day('2026-03-15'),
    chanceByFinish: 0.62,
    interviewOn: null,
    chanceByInterview: null,
    horizonOn: day('2027-03-15'),
    shareUnfinished: 0,
    fan: [
      { share: 0.05, points: fanPoints('2026-03-10') },
      { share: 0.15, points: fanPoints('2026-03-11') },
      { share: 0.5, points: fanPoints('2026-03-12') },
      { share: 0.85, points: fanPoints('2026-03-18') },
      { share: 0.95, points: fanPoints('2026-03-22') },
    ],
    ...overrides,
  };
}

function fanPoints(endOn: string) {
  return [
    { day: day('2026-03-04'), minutes: 0 },
    { day: day(endOn), minutes: 600 },
  ];
}
