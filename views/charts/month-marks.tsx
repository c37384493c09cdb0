import { formatMonthName } from '../../plans/dates.ts';
import { addDays, type Day, daysBetween } from '../../plans/day.ts';

/** A name closer than this to the next one is left out. */
const NARROWEST_MONTH = 48;
const LONGEST_MONTH_DAYS = 31;

export type MonthMarksProps = {
  from: Day;
  to: Day;
  x: (day: Day) => number;
  /** Where the lines begin and end. */
  top: number;
  base: number;
};

/** A line where each month begins, and its name under it; the first day has the name of its month. */
export function MonthMarks({ from, to, x, top, base }: MonthMarksProps) {
  const firsts = monthStarts(from, to);
  return (
    <>
      {firsts.map((day) => (
        <line key={day} class="chart__grid" x1={x(day)} x2={x(day)} y1={top} y2={base} />
      ))}
      {namedMonths(from, to, x).map((day) => (
        <text key={day} class="chart__label" x={x(day) + 3} y={base + 24}>
          {formatMonthName(day)}
        </text>
      ))}
    </>
  );
}

/** The days that have the name of their month: the first, and each first of a month, where there is room for it. */
export function namedMonths(from: Day, to: Day, x: (day: Day) => number): Day[] {
  return [from, ...monthStarts(from, to)].filter((day, index, days) => {
    const next = days[index + 1] ?? to;
    return x(next) - x(day) >= NARROWEST_MONTH;
  });
}

function monthStarts(from: Day, to: Day): Day[] {
  const starts: Day[] = [];
  for (let start = nextMonth(from); start <= to; start = nextMonth(start)) starts.push(start);
  return starts;
}

function nextMonth(day: Day): Day {
  const first = addDays(day, 1 - Number(day.slice(8)));
  const inNext = addDays(first, LONGEST_MONTH_DAYS);
  return addDays(inNext, 1 - Number(inNext.slice(8)));
}

/** The place of days on a line from the first to the last of them. */
export function dayScale(from: Day, to: Day, left: number, right: number): (day: Day) => number {
  const span = Math.max(1, daysBetween(from, to));
  return (day) => left + ((right - left) * daysBetween(from, day)) / span;
}
