import { clockInWords, roundInWords } from '../../../plans/portfolio/rounds/round-words.ts';
import type { NearRound } from '../../../plans/portfolio/rounds/rounds-near.ts';
import { inDays } from '../../../plans/today/day-words.ts';
import { upperFirst } from '../../../plans/words.ts';
import { useDates } from '../../dates.ts';
import { Inline } from '../../parts/markdown.tsx';
import { pieceAddress } from '../addresses.ts';
import { debriefAddress, packAddress } from './addresses.ts';

type RoundsOfDayProps = {
  id: string;
  /** What they are called together. */
  label: string;
  near: readonly NearRound[];
  isToday: boolean;
};

/** The real rounds around a day, one line each. */
export function RoundsOfDay({ id, label, near, isToday }: RoundsOfDayProps) {
  return (
    <section class="invitations invitations--rounds" id={id} aria-label={label}>
      <ul class="invitations__lines">
        {near.map((one) => (
          <NearLine key={one.round.key} near={one} isToday={isToday} />
        ))}
      </ul>
    </section>
  );
}

function NearLine({ near, isToday }: { near: NearRound; isToday: boolean }) {
  const { round, asks, offersPack } = near;
  const name = <Inline text={roundInWords(round)} inLink />;
  return (
    <li class="invitation invitation--round" data-item>
      {asks && !offersPack ? (
        <p class="invitation__words">
          <a href={debriefAddress(round.key)}>
            <strong>How did it go?</strong> {name}
          </a>
        </p>
      ) : (
        <p class="invitation__words">
          <When near={near} isToday={isToday} /> <a href={pieceAddress(round.key)}>{name}</a>
        </p>
      )}{' '}
      {offersPack && round.target && (
        <a href={packAddress(round.target.key, round.key)}>What to read before it</a>
      )}{' '}
      {asks && offersPack && <a href={debriefAddress(round.key)}>How did it go?</a>}
    </li>
  );
}

/** `Tomorrow 08:30 (14:30 Europe/Berlin):` */
function When({ near: { round, daysAhead, isTold }, isToday }: { near: NearRound; isToday: boolean }) {
  const dates = useDates();
  const time = round.clock === null ? null : clockInWords(round.clock, dates);
  const ahead = daysAhead > 1 ? `${inDays(daysAhead)}, ${dates.formatDay(round.day)}` : inDays(daysAhead);
  const before = [...(isTold ? ['held'] : []), ...(isToday ? [ahead] : [])];
  const words = upperFirst([...before, ...(time === null ? [] : [time])].join(' '));
  return <strong>{words === '' ? 'Interview' : words}:</strong>;
}
