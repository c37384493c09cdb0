import {
  LATEST_DAY,
  LONGEST_PLAN_DAYS,
  MINUTES_PER_DAY,
  type WeekdayMinutes,
} from '../../plans/calendar/calendar.ts';
import type { CalendarChanges } from '../../plans/calendar/change-calendar.ts';
import type { Dates } from '../../plans/dates.ts';
import { addDays, type Day, daysBetween, isDay } from '../../plans/day.ts';
import type { Plan } from '../../plans/plan/plan.ts';
import { type ProposalValues, WEEKDAYS } from '../../views/replan/proposal-fields.tsx';

/** What is wrong with a proposal: a message for each field by its name. */
export type ProposalErrors = Record<string, string>;

/** What a proposal changes about the calendar; what is wrong with it is gathered in `errors`. */
export function readChanges(
  values: ProposalValues,
  plan: Plan,
  { today, dates, errors }: { today: Day; dates: Dates; errors: ProposalErrors },
): CalendarChanges {
  const startOn = readStart(values, plan, today, errors);
  const finishOn = readFinish(values, plan, startOn ?? plan.calendar.startOn, today, errors);
  const weekdayMinutes = readMinutes(values, plan, errors);
  return {
    ...(startOn && { startOn }),
    ...(finishOn && { finishOn }),
    ...(weekdayMinutes && { weekdayMinutes }),
    daysOff: readDaysOff(values, startOn ?? plan.calendar.startOn, dates, errors),
    otherMinutes: readOtherMinutes(values, startOn ?? plan.calendar.startOn, dates, errors),
    clearedDays: values.clear.filter(isDay),
  };
}

function readStart({ startOn }: ProposalValues, plan: Plan, today: Day, errors: ProposalErrors): Day | null {
  if (startOn === '' || startOn === plan.calendar.startOn) return null;
  if (plan.calendar.startOn <= today) {
    errors.startOn = 'The plan has begun, and its first day stays as it is';
  } else if (!isDay(startOn) || startOn > LATEST_DAY) {
    errors.startOn = 'Enter the first day as a date, like 2026-03-02';
  } else if (startOn < today) {
    errors.startOn = 'That day is over. Choose today or a later first day';
  } else return startOn;
  return null;
}

function readFinish(
  { finishOn, interviewOn }: ProposalValues,
  plan: Plan,
  startOn: Day,
  today: Day,
  errors: ProposalErrors,
): Day | null {
  if (finishOn === '' || finishOn === plan.calendar.finishOn) {
    if (plan.calendar.finishOn < startOn)
      errors.finishOn = 'The last day comes before the first. Choose a later one';
    return null;
  }
  if (!isDay(finishOn)) {
    errors.finishOn = 'Enter the last day as a date, like 2026-06-14';
  } else if (finishOn < startOn) {
    errors.finishOn = 'The last day comes before the first. Choose a later one';
  } else if (finishOn < today) {
    errors.finishOn =
      interviewOn !== null && isDay(interviewOn) && addDays(interviewOn, -1) === finishOn
        ? 'There is no day left before that interview. Choose a later one'
        : 'That day is over. Choose today or a later last day';
  } else if (daysBetween(startOn, finishOn) >= LONGEST_PLAN_DAYS) {
    errors.finishOn = 'A plan can last two years at most. Choose an earlier last day';
  } else return finishOn;
  return null;
}

/** The day of the interview as proposed, or as it is. */
export function readInterview(
  { interviewOn }: ProposalValues,
  plan: Plan,
  { today, dates, errors }: { today: Day; dates: Dates; errors: ProposalErrors },
): Day | null {
  if (interviewOn === null) return plan.interviewOn;
  if (interviewOn === '') return null;
  if (interviewOn === plan.interviewOn) return plan.interviewOn;
  if (!isDay(interviewOn) || interviewOn > LATEST_DAY) {
    errors.interviewOn = 'Enter the day of the interview as a date, like 2026-06-15';
  } else if (interviewOn < today) {
    errors.interviewOn = `That interview is over: it was on ${dates.formatLongDateWithYear(interviewOn)}. Enter a coming day, or leave it empty`;
  } else return interviewOn;
  return plan.interviewOn;
}

/** Minutes that are not named stay as they are; `null` when all of them do. */
function readMinutes({ minutes }: ProposalValues, plan: Plan, errors: ProposalErrors): WeekdayMinutes | null {
  const own = plan.calendar.weekdayMinutes;
  if (minutes.every((value) => value === '')) return null;
  const wanted = own.map((stays, index) => {
    const value = minutes[index] ?? '';
    if (value === '') return stays;
    if (/^[0-9]{1,4}$/.test(value) && Number(value) <= MINUTES_PER_DAY) return Number(value);
    errors[WEEKDAYS[index]?.toLowerCase() ?? 'monday'] = 'Enter whole minutes from 0 to 1440, like 90';
    return stays;
  });
  if (wanted.every((each) => each === 0)) errors.monday = 'Give at least one day of the week some minutes';
  const [monday = 0, tuesday = 0, wednesday = 0, thursday = 0, friday = 0, saturday = 0, sunday = 0] = wanted;
  return [monday, tuesday, wednesday, thursday, friday, saturday, sunday];
}

/** Days that are over can be declared afterwards: who was ill says so when they are up again. */
function readDaysOff(
  { daysOff }: ProposalValues,
  startOn: Day,
  { formatLongDateWithYear }: Dates,
  errors: ProposalErrors,
) {
  return daysOff.flatMap(({ from, to, reason }) => {
    const last = to === '' ? from : to;
    if (from === '') errors.daysOff = 'Enter the first of these days off, like 2026-12-24';
    else if (!isDay(from) || !isDay(last) || from > LATEST_DAY) {
      const wrong = isDay(from) && from <= LATEST_DAY ? last : from;
      errors.daysOff = `Enter days off as dates, like 2026-12-24; “${wrong}” is not one`;
    } else if (last < from) {
      errors.daysOff = `Days off from ${formatLongDateWithYear(from)} cannot end before, on ${formatLongDateWithYear(last)}`;
    } else if (last < startOn) {
      errors.daysOff = `The plan starts on ${formatLongDateWithYear(startOn)}. Enter days off from then on`;
    } else return [{ from, to: last, reason: printable(reason) }];
    return [];
  });
}

function readOtherMinutes(
  { otherMinutes }: ProposalValues,
  startOn: Day,
  { formatLongDateWithYear }: Dates,
  errors: ProposalErrors,
) {
  return otherMinutes.flatMap(({ on, minutes }) => {
    if (on === '') errors.otherMinutes = 'Enter the day that has these minutes, like 2026-12-12';
    else if (!isDay(on) || on > LATEST_DAY) {
      errors.otherMinutes = `Enter the day as a date, like 2026-12-12; “${on}” is not one`;
    } else if (on < startOn) {
      errors.otherMinutes = `The plan starts on ${formatLongDateWithYear(startOn)}. Choose that day or a later one`;
    } else if (!/^[0-9]{1,4}$/.test(minutes) || Number(minutes) > MINUTES_PER_DAY) {
      errors.otherMinutes = 'Enter whole minutes from 0 to 1440, like 300';
    } else return [{ day: on, minutes: Number(minutes) }];
    return [];
  });
}

function printable(reason: string): string {
  return reason.isWellFormed() ? reason.replaceAll('\0', '') : '';
}
