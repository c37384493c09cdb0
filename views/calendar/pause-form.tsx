import type { Day } from '../../plans/day.ts';

/** Ill, or away all of a sudden: the days from today on are taken off, and what lies on them is replanned. */
export function PauseForm({ today, from }: { today: Day; from: string }) {
  return (
    <form class="pause" method="get" action="/replan">
      <input type="hidden" name="from" value={from} />
      <input type="hidden" name="offFrom" value={today} />
      <label class="pause__field">
        <span class="field__label">I cannot study until</span>
        <input class="input" type="date" name="offTo" id="pause-until" min={today} value={today} required />
      </label>
      <label class="pause__field">
        <span class="field__label">Reason</span>
        <input class="input" name="reason" id="pause-reason" maxLength={80} value="Ill" />
      </label>
      <button class="button button--quiet" id="pause-preview">
        See what would move
      </button>
    </form>
  );
}
