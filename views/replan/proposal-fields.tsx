import type { ReplanWay } from '../../plans/replan/replan.ts';
import { HOURS_LESS, type HoursLess } from '../../plans/replan/ways/lighter.ts';

/** What a change of dates would be, as typed: the fields of the preview, its address, and what applying it sends. */
export type ProposalValues = {
  /** `null` until one is chosen. */
  way: ReplanWay | null;
  daysOff: readonly DaysOffValues[];
  /** Days that get the minutes of their weekday again. */
  clear: readonly string[];
  otherMinutes: readonly OtherMinutesValues[];
  /** Empty where they stay as they are; so are the minutes of a weekday. */
  startOn: string;
  finishOn: string;
  /** `null` where it is not asked for; empty takes the interview away. */
  interviewOn: string | null;
  /** Monday first. */
  minutes: readonly string[];
  /** Ids of tasks: to leave where they are, to drop, to pin to the days they have. */
  exclude: readonly string[];
  drop: readonly string[];
  pin: readonly string[];
  /** To keep among the essentials. */
  keep: readonly string[];
  /** Ids of the rounds that the learner faces; `null` where they are not asked for. */
  rounds: readonly string[] | null;
  fillToday: boolean;
  acceptOverfull: boolean;
  /** All open work is spread evenly, also where nothing is left over. */
  evenly: boolean;
  /** Hours a week less that a lighter plan is to save. */
  hoursLess: HoursLess;
  /** The page to go back to once it is applied. */
  from: string;
};

/** A box that is not ticked is not sent: this tells that the boxes of the rounds were there. */
export const ROUNDS_ASKED = 'roundsAsked';

export type DaysOffValues = { from: string; to: string; reason: string };
export type OtherMinutesValues = { on: string; minutes: string };

export const WEEKDAYS = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
] as const;

/** Fields that belong together on one line keep their places, empty or not; others are left out when empty. */
function proposalPairs(values: ProposalValues): [name: string, value: string][] {
  const pairs: [string, string][] = [
    ...(values.way === null ? [] : [['way', values.way] satisfies [string, string]]),
    ...values.daysOff.flatMap(({ from, to, reason }): [string, string][] => [
      ['offFrom', from],
      ['offTo', to],
      ['reason', reason],
    ]),
    ...values.otherMinutes.flatMap(({ on, minutes }): [string, string][] => [
      ['on', on],
      ['onMinutes', minutes],
    ]),
    ...(values.interviewOn === null ? [] : [['interviewOn', values.interviewOn] satisfies [string, string]]),
  ];
  const listed = {
    clear: values.clear,
    exclude: values.exclude,
    drop: values.drop,
    pin: values.pin,
    keep: values.keep,
  };
  for (const [name, items] of Object.entries(listed)) {
    for (const item of items) pairs.push([name, item]);
  }
  if (values.rounds !== null) {
    pairs.push([ROUNDS_ASKED, 'yes'], ...values.rounds.map((id): [string, string] => ['round', id]));
  }
  const single = {
    startOn: values.startOn,
    finishOn: values.finishOn,
    ...Object.fromEntries(WEEKDAYS.map((weekday, index) => [weekday.toLowerCase(), values.minutes[index]])),
    fillToday: values.fillToday ? 'yes' : '',
    acceptOverfull: values.acceptOverfull ? 'yes' : '',
    evenly: values.evenly ? 'yes' : '',
    hoursLess: values.hoursLess === HOURS_LESS[0] ? '' : String(values.hoursLess),
    from: values.from,
  };
  for (const [name, value] of Object.entries(single)) if (value) pairs.push([name, value]);
  return pairs;
}

/** Where a proposal is previewed. */
export function proposalAddress(values: ProposalValues): string {
  return `/replan?${new URLSearchParams(proposalPairs(values))}`;
}

/** What is said of tasks and rounds where the chosen way does not ask for it: it is not lost by looking at another way. */
export function CarriedFields({ values, way }: { values: ProposalValues; way: ReplanWay }) {
  const { exclude, pin, keep, rounds, hoursLess } = values;
  const named = way === 'essentials' ? { exclude, pin } : { keep, round: rounds ?? [] };
  const isAsked = way !== 'essentials' && rounds !== null;
  const pairs = Object.entries(named).flatMap(([name, items]) => items.map((value) => ({ name, value })));
  return (
    <>
      {way !== 'lighter' && hoursLess !== HOURS_LESS[0] && (
        <input type="hidden" name="hoursLess" value={hoursLess} />
      )}
      {isAsked && <input type="hidden" name={ROUNDS_ASKED} value="yes" />}
      {pairs.map(({ name, value }) => (
        <input key={`${name}-${value}`} type="hidden" name={name} value={value} />
      ))}
    </>
  );
}

/** A proposal as it was previewed, for the form that applies it. */
export function ProposalFields({ values }: { values: ProposalValues }) {
  return (
    <>
      {proposalPairs(values).map(([name, value]) => (
        <input key={`${name}-${value}`} type="hidden" name={name} value={value} />
      ))}
    </>
  );
}
