import { agree, count, formatHours, formatMinutes } from '../../plans/format.ts';
import { listByRound } from '../../plans/replan/essentials/by-round.ts';
import type { EssentialWork } from '../../plans/replan/essentials/for-roadmap.ts';
import { sumMinutes } from '../../plans/sum.ts';
import { useDates } from '../dates.ts';
import { Inline } from '../parts/markdown.tsx';
import { RoundChoice } from '../replan/round-choice.tsx';
import type { SetupValues } from './setup.tsx';

export type EssentialsOfferProps = { essentials: EssentialWork; values: SetupValues };

/** The date is near: what the hours until then are best spent on, and what would be left out. */
export function EssentialsOffer({ essentials, values }: EssentialsOfferProps) {
  const { formatLongDate, formatDay } = useDates();
  const { roomMinutes, calendar, staying, going, mock, mockOn } = essentials;
  return (
    <div class="essentials-offer" id="essentials-offer">
      <label class="choice">
        <input
          type="radio"
          name="overload"
          id="keep-essentials"
          value="essentials"
          checked={values.overload === 'essentials'}
          aria-describedby="essentials-hint"
        />
        <span>Keep the essentials, {count(staying.length, 'task')}</span>
      </label>
      <p class="essentials-offer__hint" id="essentials-hint">
        Until {formatLongDate(calendar.finishOn)} there are {formatHours(roomMinutes)} for tasks, enough for
        those that are worth most before an interview. {count(going.length, 'task')} (
        {formatHours(sumMinutes(going))}) {agree(going.length, 'is', 'are')} left out; you can put{' '}
        {agree(going.length, 'it', 'them')} back later.
        {mock && mockOn && (
          <>
            {' '}
            You rehearse early: “<Inline text={mock.title} />
            ”, on {formatDay(mockOn)}.
          </>
        )}
      </p>
      <details class="fold" id="essentials-rounds" {...(values.rounds.length > 0 ? { open: true } : {})}>
        <summary id="essentials-rounds-summary">Choose your rounds, and see what is kept of each</summary>
        <RoundChoice rounds={values.rounds} />
        <KeptByRound essentials={essentials} />
      </details>
    </div>
  );
}

function KeptByRound({ essentials }: { essentials: EssentialWork }) {
  return (
    <table class="loads">
      <caption class="visually-hidden">What is kept of each round</caption>
      <thead class="visually-hidden">
        <tr>
          <th scope="col">Round</th>
          <th scope="col">Kept</th>
        </tr>
      </thead>
      <tbody>
        {listByRound(essentials).map(({ id, title, staying, going }) => (
          <tr key={id} class="loads__row">
            <th scope="row">
              <Inline text={title} />
              <span class="loads__dates">{going.length === 0 ? 'all kept' : `${going.length} left out`}</span>
            </th>
            <td class="loads__figure">
              {staying.length === 0
                ? 'nothing'
                : `${count(staying.length, 'task')}, ${formatMinutes(sumMinutes(staying))}`}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
