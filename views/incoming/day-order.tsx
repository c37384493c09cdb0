import type { DayOrderQuestion } from '../../plans/incoming/tables/day-order.ts';

/** `3/2/2026` is two days. */
export function DayOrder({ sample, order }: DayOrderQuestion) {
  return (
    <div class="field">
      <label class="field__label" for="field-dayOrder">
        “{sample}” is
      </label>
      <select class="input" id="field-dayOrder" name="dayOrder">
        <option value="day-first" selected={order === 'day-first'}>
          the day, then the month
        </option>
        <option value="month-first" selected={order === 'month-first'}>
          the month, then the day
        </option>
      </select>
    </div>
  );
}
