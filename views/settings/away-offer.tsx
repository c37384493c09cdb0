import { formatWeekday } from '../../plans/dates.ts';
import { dayAt } from '../../plans/day.ts';
import { type Away, zoneInWords, zoneMatter } from '../../plans/settings/away.ts';
import { useDates } from '../dates.ts';
import { ActionForm } from '../parts/form/action-form.tsx';

/** Where the device is and what time it is there, beside the time that the plan goes by. */
export function AwayWords({ away }: { away: Away }) {
  const { formatDay } = useDates();
  const { zone, home, partsOn } = away;
  const { place, time } = zoneInWords(zone);
  const there = useTimeOf(away, zone);
  const here = useTimeOf(away, home);
  const plan = `your plan is in ${zoneInWords(home).time}`;
  const device = place === null ? `Your device goes by ${time}` : `Your device is in ${place}`;
  if (partsOn !== null)
    return <>{`${device}; ${plan}. Both clocks show ${here}, and part on ${formatDay(partsOn)}.`}</>;
  return <>{`${device}, ${place === null ? 'and shows' : 'where it is'} ${there}; ${plan}, ${here}.`}</>;
}

/** `14:10`, with the weekday where it is another day there. */
function useTimeOf({ at, zone, home }: Away, timeZone: string): string {
  const { formatTime } = useDates();
  const [there, here] = [dayIn(at, zone), dayIn(at, home)];
  const time = formatTime(at, timeZone);
  return there === here ? time : `${formatWeekday(timeZone === zone ? there : here)} ${time}`;
}

/** The day that calendars on the wall show. */
function dayIn(at: string, timeZone: string) {
  return dayAt(new Date(at), timeZone, 0);
}

/** Both ways on: the plan comes along, or it stays, and nothing more is said on this journey. */
export function AwayWays({ id, away, from }: { id: string; away: Away; from: string }) {
  const { zone, home } = away;
  return (
    <div class="invitation__ways">
      <ActionForm action="/settings/time-zone" from={from}>
        <button class="button button--quiet" id={`${id}-use`} name="timeZone" value={zone}>
          Use {zoneInWords(zone).time}
        </button>
      </ActionForm>
      <ActionForm action="/invitations/dismissal" from={from}>
        <button class="button button--quiet" id={`${id}-keep`} name="invitation" value={zoneMatter(zone)}>
          Keep {zoneInWords(home).time}
        </button>
      </ActionForm>
    </div>
  );
}
