import { agree, count } from '../../plans/format.ts';
import type { Task } from '../../plans/plan/plan.ts';
import type { FullDay } from '../../plans/replan/full-days.ts';
import type { MoveRequest } from '../../plans/replan/moving/move-tasks.ts';
import { dayInWords } from '../../plans/replan/summary.ts';
import { useDates } from '../dates.ts';
import { PageHead } from '../parts/entry.tsx';

export type OverMinutesPageProps = {
  tasks: readonly Task[];
  request: MoveRequest;
  overDays: readonly FullDay[];
  place: { from: string; at: string | null };
  /** Of the state that was judged. */
  basis: string;
};

/** A move that brings days over their minutes is said before it is made. */
export function OverMinutesPage({ tasks, request, overDays, place, basis }: OverMinutesPageProps) {
  const dates = useDates();
  const { from, at } = place;
  const back = at === null ? from : `${from}#${at}`;
  return (
    <main id="main" class="page" tabIndex={-1}>
      <PageHead eyebrow={<a href={back}>Back without a change</a>} title={titleWords(overDays)}>
        <p class="lead">
          {count(tasks.length, 'task')} to move. {overDays.length > 0 && 'This is what it makes of the days:'}
        </p>
      </PageHead>
      {overDays.length > 0 && (
        <ul class="moves">
          {overDays.map((each) => (
            <li key={each.day} class="moves__line">
              {dayInWords(each, dates)}
            </li>
          ))}
        </ul>
      )}
      <form method="post" action="/sessions" class="quick-moves">
        {tasks.map(({ id }) => (
          <input key={id} type="hidden" name="task" value={id} />
        ))}
        <input type="hidden" name="action" value={request.action} />
        {request.day && <input type="hidden" name="day" value={request.day} />}
        {request.action === 'push' && <input type="hidden" name="studyDays" value={request.studyDays} />}
        <input type="hidden" name="from" value={from} />
        <input type="hidden" name="basis" value={basis} />
        {at !== null && <input type="hidden" name="at" value={at} />}
        <input type="hidden" name="confirmed" value="yes" />
        <button class="button" id="move-all-the-same">
          Move {agree(tasks.length, 'it', 'them')}
          {overDays.length > 0 && ' all the same'}
        </button>
      </form>
      <p class="hint">
        Or <a href={`/replan?${new URLSearchParams({ from })}`}>spread what is left over the days to come</a>.
      </p>
    </main>
  );
}

/** An address that names no open task, or no day to come. */
export function NothingToMovePage() {
  return (
    <main id="main" class="page" tabIndex={-1}>
      <PageHead eyebrow={<a href="/today">Today</a>} title="Nothing to move">
        <p class="lead">No open task was named, or no day to come. Nothing was changed.</p>
      </PageHead>
      <p>
        Choose the tasks on <a href="/today?select=yes">Today</a> or on <a href="/plan?select=yes">Plan</a>.
      </p>
    </main>
  );
}

function titleWords(overDays: readonly FullDay[]): string {
  if (overDays.length === 0) return 'Move what was chosen';
  return agree(overDays.length, 'A day over its minutes', `${overDays.length} days over their minutes`);
}
