import { addDays, type Day } from '../../plans/day.ts';
import type { Agenda } from '../../plans/today/agenda.ts';
import { outsideInWords } from '../../plans/today/day-words.ts';
import { useDates } from '../dates.ts';
import { phaseElementId } from '../ids.ts';
import { PageHead } from '../parts/entry.tsx';
import { Icon } from '../parts/icon.tsx';
import { Inline } from '../parts/markdown.tsx';

/** Where a day is in its plan. */
type Place = Pick<
  Agenda,
  'dayNumber' | 'dayCount' | 'daysLeftBehind' | 'daysOutside' | 'week' | 'weekCount' | 'phase'
>;

export type DayHeadProps = { day: Day; today: Day; place: Place };

/** Which day it is, where it is in the plan, and the way to its neighbours. */
export function DayHead({ id, day, today, place }: DayHeadProps & { id: string }) {
  const { formatLongDay } = useDates();
  return (
    <PageHead id={id} eyebrow={<Whereabouts place={place} />} title={formatLongDay(day)}>
      <DaySteps day={day} today={today} />
    </PageHead>
  );
}

function Whereabouts({ place }: { place: Place }) {
  const { dayNumber, dayCount, daysLeftBehind, daysOutside, week, weekCount, phase } = place;
  if (dayNumber === null || week === null) return <>{outsideInWords(daysOutside)}</>;
  return (
    <>
      Day {dayNumber} of {dayCount}
      {daysLeftBehind > 0 && `, ${daysLeftBehind} of them before you began`}
      <span class="dot" />
      <a href={`/weeks/${week}`}>
        Week {week} of {weekCount}
      </a>
      {phase && (
        <>
          <span class="dot" />
          <a href={`/plan#${phaseElementId(phase.id)}`}>
            <Inline text={phase.title} inLink />
          </a>
        </>
      )}
    </>
  );
}

function DaySteps({ day, today }: { day: Day; today: Day }) {
  const { formatDay } = useDates();
  const before = addDays(day, -1);
  const after = addDays(day, 1);
  return (
    <nav class="day-steps" aria-label="Days">
      <a class="day-steps__link" href={dayAddress(before, today)} rel="prev">
        <Icon name="left" />
        {formatDay(before)}
      </a>
      {day !== today && (
        <a class="day-steps__link" href="/today">
          Today
        </a>
      )}
      <a class="day-steps__link" href={dayAddress(after, today)} rel="next">
        {formatDay(after)}
        <Icon name="right" />
      </a>
    </nav>
  );
}

function dayAddress(day: Day, today: Day): string {
  return day === today ? '/today' : `/days/${day}`;
}
