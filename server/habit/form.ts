import * as z from 'zod';
import type { HabitValues } from '../../db/habit/habit-rows.ts';
import { isNamedDay, NAMED_YEARS } from '../../plans/calendar/calendar.ts';
import { line } from '../../plans/content/fields.ts';
import type { Dates } from '../../plans/dates.ts';
import { type Day, isDay } from '../../plans/day.ts';
import { HABIT_MINUTES, LONGEST_HABIT_TITLE } from '../../plans/habit/habit-words.ts';
import { firstDayOf, lastDayOf, latestHabits } from '../../plans/habit/stretches.ts';
import type { Habit, Plan } from '../../plans/plan/plan.ts';
import type { HabitFormValues } from '../../views/habit/habit-form.tsx';
import { minutesField, typedField } from '../http/forms/fields.ts';
import { type ParsedForm, parseForm } from '../http/forms/parse-form.ts';

const DAY_ADVICE = `Enter the day as a date ${NAMED_YEARS}, like 2026-03-06`;

const HabitSchema = z.object({
  title: line(LONGEST_HABIT_TITLE),
  minutes: minutesField({
    ...HABIT_MINUTES,
    message: `Enter whole minutes from ${HABIT_MINUTES.least} to ${HABIT_MINUTES.most}, like 10`,
  }),
  days: z.enum(['study', 'every'], 'Choose study days or every day'),
  startsOn: z.string().trim(),
  endsOn: z.string().trim(),
});

const TypedSchema = z.object({
  title: typedField,
  minutes: typedField,
  days: typedField,
  startsOn: typedField,
  endsOn: typedField,
});

/** The form as sent: nothing that was typed is lost. */
export function readHabitValues(body: unknown): HabitFormValues {
  return TypedSchema.parse(body ?? {});
}

/** A habit as its form shows it. */
export function habitFormValues({
  title,
  minutes,
  onDaysOff,
  startsOn,
  endsOn,
}: HabitValues): HabitFormValues {
  const days = onDaysOff ? 'every' : 'study';
  return { title, minutes: String(minutes), days, startsOn: startsOn ?? '', endsOn: endsOn ?? '' };
}

/** What a form is judged against. */
type Around = {
  plan: Plan;
  today: Day;
  dates: Dates;
  /** The habit that is changed; `null` for a new one. */
  habit: Habit | null;
};

/** Judges a habit as typed, with everything that is wrong at once. */
export function parseHabit(values: HabitFormValues, around: Around): ParsedForm<HabitValues> {
  const form = parseForm(HabitSchema, values);
  const errors: Record<string, string> = form.ok ? {} : { ...form.errors };
  const { habit, plan } = around;
  const asksFirst = asksFirstDay(around);
  const startsOn = asksFirst ? values.startsOn.trim() : (habit?.startsOn ?? null);
  const endsOn = values.endsOn.trim() === '' ? null : values.endsOn.trim();
  const startError = asksFirst ? judgeFirstDay(String(startsOn), around) : null;
  if (startError) errors.startsOn = startError;
  const first = startsOn !== null && isDay(startsOn) ? startsOn : plan.calendar.startOn;
  const endError = endsOn === null ? null : judgeLastDay(endsOn, first, around);
  if (endError) errors.endsOn = endError;
  if (!form.ok || Object.keys(errors).length > 0) return { ok: false, errors };

  const { title, minutes, days } = form.data;
  const data = {
    title,
    minutes,
    onDaysOff: days === 'every',
    startsOn: startsOn === null || !isDay(startsOn) ? null : startsOn,
    endsOn: endsOn === null || !isDay(endsOn) ? null : endsOn,
  };
  const twin = findTwin(data, around);
  if (twin) return { ok: false, errors: { title: `There is a habit of this name already: “${twin.title}”` } };
  return { ok: true, data };
}

/** The first day of the learner's own can be chosen until it is there; a phase begins its habits itself. */
export function asksFirstDay({ habit, today }: Pick<Around, 'habit' | 'today'>): boolean {
  return habit === null || (habit.phaseId === null && habit.startsOn !== null && habit.startsOn > today);
}

function judgeFirstDay(text: string, { plan, today, dates, habit }: Around): string | null {
  const { finishOn } = plan.calendar;
  if (!isNamedDay(text)) return DAY_ADVICE;
  if (text > finishOn)
    return `The plan ends on ${dates.formatLongDateWithYear(finishOn)}. Choose an earlier day`;
  if (text < today && text !== habit?.startsOn) return 'That day is over. Choose today or a later day';
  return null;
}

function judgeLastDay(text: string, first: Day, { dates }: Around): string | null {
  if (!isNamedDay(text)) return `${DAY_ADVICE}, or leave it empty`;
  if (text >= first) return null;
  return `It begins on ${dates.formatLongDateWithYear(first)}. Choose that day or a later one`;
}

/** Another habit of the same name that some of the same days ask for. */
function findTwin(data: HabitValues, { plan, habit }: Around): Habit | undefined {
  const name = data.title.toLowerCase();
  const phaseId = habit?.phaseId ?? null;
  const days = { ...NO_HABIT, ...data, phaseId };
  return latestHabits(plan).find(
    (other) =>
      other.title.toLowerCase() === name &&
      !(other.key === habit?.key && other.phaseId === phaseId) &&
      firstDayOf(plan, other) <= lastDayOf(plan, days) &&
      firstDayOf(plan, days) <= lastDayOf(plan, other),
  );
}

const NO_HABIT = { id: 0, key: '', stretch: 1, revision: 0, completedDays: [], completedAt: {}, notes: [] };
