import { forecastPlan } from '../../../plans/progress/forecast/forecast.ts';
import { onTrack } from '../../../plans/roadmap/track.ts';
import { loadLibrary } from '../../../server/library/library.ts';
import { type Figure, median, rounded } from '../figures.ts';
import { LEARNER_KINDS, learnerOf } from '../simulation/learners.ts';
import { live, planOf } from '../simulation/lives.ts';

const ROUNDS = 40;
const MOST_MILLISECONDS = 20;
/** Late enough for a full record, early enough for most of the work to be left. */
const CLOSED_STUDY_DAYS = 30;
const LEARNER = LEARNER_KINDS.indexOf('idle on one day of three');

/** A forecast of 2,000 runs over the built-in roadmap, on a plan that nothing was remembered of. */
export async function measureForecast(): Promise<Figure[]> {
  const [morning] = live(planOf(onTrack(loadLibrary().builtIn, null)), learnerOf(LEARNER), [
    CLOSED_STUDY_DAYS,
  ]).mornings;
  if (morning === undefined) throw new Error('This learner was done before');

  const { plan, today } = morning;
  const times = Array.from({ length: ROUNDS }, () => {
    const asOf = { ...plan, tasks: plan.tasks.map((task) => ({ ...task })) };
    const startedAt = performance.now();
    const forecast = forecastPlan(asOf, today);
    const milliseconds = performance.now() - startedAt;
    if (forecast.state !== 'outlook' || forecast.likelyOn === null) throw new Error('No day was told');
    return milliseconds;
  });
  const time = median(times);
  return [
    {
      what: 'a forecast, 2,000 runs, a full plan',
      ours: `${rounded(time, 1)} ms`,
      reference: '',
      ratio: '',
      target: `<= ${MOST_MILLISECONDS} ms`,
      isMet: time <= MOST_MILLISECONDS,
    },
  ];
}
