import type { Day } from '../../plans/day.ts';
import type { PlanPace } from '../../plans/progress/pace.ts';
import { paceSentence } from '../../plans/progress/pace-sentence.ts';
import { useDates } from '../dates.ts';

/** How far the scale reaches to either side, in study days; a longer distance stands at its end. */
const SCALE_STUDY_DAYS = 10;

/** Those that have a number, to either side. */
const NUMBERED_STUDY_DAYS = [5, 0, 5];

/** A tick for each study day. */
const TICKS = Array.from({ length: 2 * SCALE_STUDY_DAYS + 1 }, (_, index) => `M${10 + index * 14} 11v6`).join(
  '',
);

/** Where the learner is against the plan: one sentence, and a needle on a scale of study days. */
export function PaceBand({ id, pace, today }: { id?: string; pace: PlanPace; today: Day }) {
  const dates = useDates();
  return (
    <div class={`pace pace--${pace.verdict.replace(' ', '-')}`} {...(id ? { id } : {})}>
      {pace.hasStarted && !pace.isFinished && <PaceScale pace={pace} />}
      <p class="pace__words">
        {paceSentence(pace, today, dates)}{' '}
        <a class="pace__more" href="/progress">
          How this is worked out
        </a>
      </p>
    </div>
  );
}

/** The scale repeats the sentence for the eye, so screen readers pass it over. */
function PaceScale({ pace }: { pace: PlanPace }) {
  const distance = pace.verdict === 'behind' ? -pace.studyDays : pace.studyDays;
  const clamped = Math.max(-SCALE_STUDY_DAYS, Math.min(SCALE_STUDY_DAYS, distance));
  const needle = 150 + (clamped / SCALE_STUDY_DAYS) * 140;
  return (
    <svg class="pace__scale" viewBox="0 0 300 34" aria-hidden="true">
      <line class="pace__line" x1="10" x2="290" y1="14" y2="14" />
      <path class="pace__tick" d={TICKS} />
      <rect class="pace__band" x="143" y="9" width="14" height="10" rx="2" />
      <path class="pace__needle" d={`M${needle} 3v22`} />
      <circle class="pace__knob" cx={needle} cy="14" r="5" />
      <text class="pace__end" x="10" y="32">
        {SCALE_STUDY_DAYS} behind
      </text>
      {NUMBERED_STUDY_DAYS.map((studyDays, index) => (
        <text key={index} class="pace__end" x={80 + index * 70} y="32" text-anchor="middle">
          {studyDays}
        </text>
      ))}
      <text class="pace__end" x="290" y="32" text-anchor="end">
        {SCALE_STUDY_DAYS} ahead
      </text>
    </svg>
  );
}
