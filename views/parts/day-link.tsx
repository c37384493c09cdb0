import { type ComponentChildren, createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Day } from '../../plans/day.ts';

/** Whether the reader can follow links into Daymark: not from a file, nor from a shared page. */
export const InsideDaymark = createContext(true);

/** A day that leads to its page, where there is one to go to. */
export function DayLink({ day, children }: { day: Day; children: ComponentChildren }) {
  return useContext(InsideDaymark) ? <a href={`/days/${day}`}>{children}</a> : children;
}
