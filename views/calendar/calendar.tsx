import { type Dates, formatMonth } from '../../plans/dates.ts';
import type { Day } from '../../plans/day.ts';
import { formatMinutes } from '../../plans/format.ts';
import type { Plan } from '../../plans/plan/plan.ts';
import type { RealRound } from '../../plans/portfolio/rounds/real-round.ts';
import { clockInWords, roundInWords } from '../../plans/portfolio/rounds/round-words.ts';
import type { PracticeFigures } from '../../plans/practice/practice-figures.ts';
import { practiceSentence } from '../../plans/practice/practice-sentence.ts';
import { sumOf } from '../../plans/sum.ts';
import { inPlainWords } from '../../plans/text/linear.ts';
import { useDates } from '../dates.ts';
import { Entry, PageHead } from '../parts/entry.tsx';
import { Icon } from '../parts/icon.tsx';
import { Inline } from '../parts/markdown.tsx';
import { pieceAddress } from '../portfolio/addresses.ts';
import { type EvidenceAsk, EvidenceAskSlot } from '../task/evidence/evidence-ask.tsx';
import { DaysOffRow, OtherMinutesRow } from './calendar-fields.tsx';
import { CalendarForm, exceptionWords } from './calendar-form.tsx';
import { FeedEntry, type FeedEntryProps } from './feed-entry.tsx';
import { isWorthTelling, type Month, MonthGrid } from './month-grid.tsx';
import { PauseForm } from './pause-form.tsx';

export type CalendarPageProps = FeedEntryProps & {
  plan: Plan;
  month: Month;
  /** The real rounds of interviews. */
  rounds: readonly RealRound[];
  today: Day;
  /** First day of a week: 0 is Monday. */
  weekStart: number;
  /** Of the month that is shown. */
  practice: PracticeFigures;
  /** What a task was finished without a moment ago; `null` where nothing is asked. */
  ask: EvidenceAsk | null;
};

/** How full is each day, and when am I away? A month, and the forms that change it. */
export function CalendarPage(props: CalendarPageProps) {
  const { plan, month, rounds, today, weekStart, practice, ask, from } = props;
  const dates = useDates();
  const { startOn, finishOn } = plan.calendar;
  const hasPause = startOn <= today && today <= finishOn;
  const isOver = finishOn < today;
  return (
    <main id="main" class="page page--calendar" tabIndex={-1}>
      <PageHead title={formatMonth(month.first)}>
        <MonthSteps month={month} plan={plan} today={today} />
        <p class="lead">{monthWords(month, plan, today, dates)}</p>
      </PageHead>
      <EvidenceAskSlot id="ask" ask={ask} from={from} isApart />
      <MonthGrid month={month} plan={plan} rounds={rounds} today={today} weekStart={weekStart} from={from} />
      <MonthEvents month={month} plan={plan} rounds={rounds} today={today} from={from} />
      {practice.answerCount > 0 && (
        <Entry label="Practice" aside="In this month">
          <p>{practiceSentence(practice)}</p>
        </Entry>
      )}
      {hasPause && (
        <Entry label="Ill or away?" aside="From today on. You see what would move before anything does.">
          <PauseForm today={today} from={from} />
        </Entry>
      )}
      {!isOver && <OtherDays from={from} />}
      <Entry id="change" label="Weekdays, finish, interview" aside={dates.formatRange(startOn, finishOn)}>
        {isOver && (
          <p>
            The plan is over. With a later last day it goes on, and what is open can be laid on the new days.
          </p>
        )}
        <CalendarForm plan={plan} today={today} from={from} />
      </Entry>
      <FeedEntry {...props} />
    </main>
  );
}

/** Days off, and days with other minutes than usual: while there are days to come. */
function OtherDays({ from }: { from: string }) {
  return (
    <>
      <Entry label="Days off" aside="One day or a stretch; a day off costs nothing.">
        <form class="form" method="get" action="/replan">
          <DaysOffRow row={{ from: '', to: '', reason: '' }} id="off" />
          <button class="button button--quiet" id="off-preview">
            See what would move
          </button>
          <input type="hidden" name="from" value={from} />
        </form>
      </Entry>
      <Entry label="Other minutes" aside="More or less than usual, on one date.">
        <form class="form" method="get" action="/replan">
          <OtherMinutesRow row={{ on: '', minutes: '' }} id="on" />
          <button class="button button--quiet" id="on-preview">
            See what would move
          </button>
          <input type="hidden" name="from" value={from} />
        </form>
      </Entry>
    </>
  );
}

/** Both ways, as far as the plan and a month beyond it reach. */
function MonthSteps({ month, plan, today }: { month: Month; plan: Plan; today: Day }) {
  const { startOn, finishOn } = plan.calendar;
  return (
    <nav class="day-steps" aria-label="Months">
      {month.first > startOn && (
        <a class="day-steps__link" href={monthAddress(month.previous)} rel="prev">
          <Icon name="left" />
          {formatMonth(month.previous)}
        </a>
      )}
      {month.first <= today && today <= month.last && (
        <a class="day-steps__link" href={`#day-${today}`}>
          Today
        </a>
      )}
      {month.first <= finishOn && (
        <a class="day-steps__link" href={monthAddress(month.next)} rel="next">
          {formatMonth(month.next)}
          <Icon name="right" />
        </a>
      )}
    </nav>
  );
}

function monthAddress(day: Day): string {
  return `/calendar/${day.slice(0, 7)}`;
}

function monthWords({ days }: Month, plan: Plan, today: Day, { formatDay }: Dates): string {
  const inside = days.filter(({ dayNumber }) => dayNumber !== null);
  if (inside.length === 0) return 'The plan has no days in this month.';
  const studyMinutes = sumOf(inside, (day) => day.studyMinutes);
  const plannedMinutes = sumOf(inside, (day) => day.plannedMinutes);
  const { finishOn } = plan.calendar;
  const isLast = inside.some(({ day }) => day === finishOn);
  const words = `${formatMinutes(plannedMinutes)} of work in ${formatMinutes(studyMinutes)} of your time`;
  if (!isLast) return `${words}.`;
  return finishOn < today
    ? `${words}. The plan finished on ${formatDay(finishOn)}.`
    : `${words}, until the finish on ${formatDay(finishOn)}.`;
}

type MonthEvent = { day: Day; what: string; clear?: string; href?: string };

type MonthEventsProps = Pick<CalendarPageProps, 'plan' | 'month' | 'rounds' | 'today' | 'from'>;

/** The same in words, in order: what the cells of a phone have no room for. */
function MonthEvents(props: MonthEventsProps) {
  const { first, last } = props.month;
  const dates = useDates();
  const events = listEvents(props, dates).filter(({ day }) => first <= day && day <= last);
  if (events.length === 0) return null;
  return (
    <Entry label="In this month">
      <ul class="ledger">
        {events
          .sort((one, other) => (one.day < other.day ? -1 : 1))
          .map((event) => (
            <EventLine key={`${event.day}-${event.href ?? event.what}`} {...event} />
          ))}
      </ul>
    </Entry>
  );
}

function listEvents({ plan, rounds, today, from }: MonthEventsProps, dates: Dates): MonthEvent[] {
  const { exceptions, finishOn } = plan.calendar;
  return [
    ...plan.phases.map(({ startsOn, title }) => ({ day: startsOn, what: `${title} begins` })),
    ...exceptions
      .filter((exception) => isWorthTelling(exception, today))
      .map((exception) => ({
        day: exception.day,
        what: exceptionWords(exception),
        clear: clearAddress(exception.day, from),
      })),
    ...(plan.interviewOn === null || rounds.some(({ day }) => day === plan.interviewOn)
      ? []
      : [{ day: plan.interviewOn, what: 'Interview' }]),
    ...rounds.map((round) => ({
      day: round.day,
      what: [...(round.clock ? [clockInWords(round.clock, dates)] : []), roundInWords(round)].join(' '),
      href: pieceAddress(round.key),
    })),
    { day: finishOn, what: 'The plan finishes' },
  ];
}

function clearAddress(day: Day, from: string): string {
  return `/replan?${new URLSearchParams({ clear: day, from })}`;
}

function EventLine({ day, what, clear, href }: MonthEvent) {
  const { formatDay, formatDateWithYear } = useDates();
  return (
    <li class="ledger__line">
      <span class="ledger__day">{formatDay(day)}</span>
      <span class="ledger__what">
        {href === undefined ? (
          <Inline text={what} />
        ) : (
          <a href={href}>
            <Inline text={what} inLink />
          </a>
        )}
      </span>
      {clear && (
        <a
          class="ledger__figure"
          href={clear}
          aria-label={`Take back: ${inPlainWords(what)}, ${formatDateWithYear(day)}`}
        >
          Take back
        </a>
      )}
    </li>
  );
}
