import type { ComponentChildren, VNode } from 'preact';
import { count } from '../../plans/format.ts';
import { zoneInWords } from '../../plans/settings/away.ts';
import { type Invitation, matterOf } from '../../plans/today/invitations.ts';
import { useDates } from '../dates.ts';
import { ActionForm } from '../parts/form/action-form.tsx';
import { DismissButton } from '../parts/form/dismiss-button.tsx';
import { Inline } from '../parts/markdown.tsx';
import { type Part, part } from '../parts/part.tsx';
import { untilRoundAddress } from '../portfolio/rounds/addresses.ts';
import { ClosingForm } from '../review/closing-form.tsx';
import { UpdateWords } from '../roadmap/update.tsx';
import { AwayWays, AwayWords } from '../settings/away-offer.tsx';

/** What can wait, one line each; several stand behind one. `null` without any. */
export function invitations(offered: readonly Invitation[], from: string): Part | null {
  if (offered.length === 0) return null;
  const names = offered.map(nameOf);
  return part(
    'invitations',
    Invitations,
    { names },
    offered.map((invitation) => line(invitation, from)),
  );
}

function line(invitation: Invitation, from: string): Part {
  switch (invitation.kind) {
    case 'zone':
      return part('journey', JourneyLine, { invitation, from });
    case 'review':
      return part('review', ReviewLine, { invitation, from });
    case 'earlier-reviews':
      return part('review-earlier', EarlierReviewsLine, { invitation, from });
    case 'interview':
      return part('interview-offer', InterviewLine, { invitation, from });
    case 'replan':
      return part('replan-offer', ReplanLine, { invitation, from });
    case 'update':
      return part('update-offer', UpdateLine, { invitation, from });
  }
}

function nameOf(invitation: Invitation): string {
  switch (invitation.kind) {
    case 'zone':
      return nameOfZone(invitation.away.zone);
    case 'review':
      return `Week ${invitation.week} ${invitation.isOver ? 'is over' : 'ends today'}`;
    case 'earlier-reviews':
      return count(invitation.weeks.length, 'earlier week');
    case 'interview':
      return 'Interview before the finish';
    case 'replan':
      return 'Replan';
    case 'update':
      return 'Newer roadmap';
  }
}

function nameOfZone(zone: string): string {
  const { place, time } = zoneInWords(zone);
  return place === null ? time : `In ${place}`;
}

function Invitations({ id, names, rows }: { id: string; names: readonly string[]; rows: readonly VNode[] }) {
  const lines = <ul class="invitations__lines">{rows}</ul>;
  return (
    <div class="invitations" id={id}>
      {rows.length === 1 ? (
        lines
      ) : (
        <details class="fold invitations__fold" id={`${id}-fold`}>
          <summary id={`${id}-summary`}>
            {names.map((name) => (
              <span key={name} class="item__word">
                {name}
              </span>
            ))}
          </summary>
          {lines}
        </details>
      )}
    </div>
  );
}

type LineProps = { id: string; words: ComponentChildren; children?: ComponentChildren };

function Line({ id, words, children }: LineProps) {
  return (
    <li class="invitation" id={id}>
      <p class="invitation__words">{words}</p>
      {children}
    </li>
  );
}

type InvitationOf<Kind extends Invitation['kind']> = Extract<Invitation, { kind: Kind }>;
type InvitationProps<Kind extends Invitation['kind']> = {
  id: string;
  invitation: InvitationOf<Kind>;
};

/** A device on a journey: the plan can come along. */
function JourneyLine({ id, invitation: { away }, from }: InvitationProps<'zone'> & { from: string }) {
  return (
    <li class="invitation invitation--journey" id={id}>
      <p>
        <AwayWords away={away} />
      </p>
      <AwayWays id={id} away={away} from={from} />
    </li>
  );
}

/** A week is over: the way to look back on it. It stays until that is done or dismissed. */
function ReviewLine({ id, invitation, from }: InvitationProps<'review'> & { from: string }) {
  const { week, isBegun } = invitation;
  return (
    <Line
      id={id}
      words={
        <>
          {nameOf(invitation)}.{' '}
          <a href={`/weeks/${week}/review`} id="review-open">
            {isBegun ? 'Go on with the review' : `Review week ${week}`}
          </a>
        </>
      }
    >
      <ClosingForm
        id="review-dismiss"
        week={week}
        wanted="dismissed"
        seen="open"
        from={from}
        label={`Not this time: the review of week ${week}`}
        isCross
      />
    </Line>
  );
}

function EarlierReviewsLine({ id, invitation, from }: InvitationProps<'earlier-reviews'> & { from: string }) {
  const { weeks } = invitation;
  return (
    <Line
      id={id}
      words={
        <>
          No review yet:{' '}
          {weeks.map((week) => (
            <a key={week} href={`/weeks/${week}/review`}>
              Week {week}{' '}
            </a>
          ))}
        </>
      }
    >
      <ClosingForm
        id="review-dismiss-earlier"
        week={weeks.at(-1) ?? 0}
        wanted="dismissed"
        seen="open"
        withEarlier
        from={from}
        label={`Not this time: the reviews of ${count(weeks.length, 'earlier week')}`}
        isCross
      />
    </Line>
  );
}

/** A round before the plan is over: what fits until then is shown before anything moves. */
function InterviewLine({ id, invitation, from }: InvitationProps<'interview'> & { from: string }) {
  const { formatDay } = useDates();
  const { day, name } = invitation;
  return (
    <Line
      id={id}
      words={
        <>
          <Inline text={name} /> is on {formatDay(day)}, before your plan is over.{' '}
          <a href={untilRoundAddress(day, from)} id="interview-replan">
            See what fits until then
          </a>
        </>
      }
    >
      <Dismissal
        id={`${id}-dismiss`}
        invitation={invitation}
        label="Not now: the plan until the interview"
        from={from}
      />
    </Line>
  );
}

function ReplanLine({ id, invitation, from }: InvitationProps<'replan'> & { from: string }) {
  return (
    <Line
      id={id}
      words={
        <>
          Plans slip.{' '}
          <a href="/replan" id="replan-left">
            Replan what is left
          </a>
        </>
      }
    >
      <Dismissal id={`${id}-dismiss`} invitation={invitation} label="Not this week: the replan" from={from} />
    </Line>
  );
}

function UpdateLine({ id, invitation, from }: InvitationProps<'update'> & { from: string }) {
  return (
    <Line id={id} words={<UpdateWords update={invitation.figures} />}>
      <Dismissal
        id={`${id}-dismiss`}
        invitation={invitation}
        label="Not now: the newer roadmap, which stays on Plan"
        from={from}
      />
    </Line>
  );
}

type DismissalProps = { id: string; invitation: Invitation; label: string; from: string };

function Dismissal({ id, invitation, label, from }: DismissalProps) {
  return (
    <ActionForm action="/invitations/dismissal" from={from} class="dismissal">
      <DismissButton id={id} label={label} name="invitation" value={matterOf(invitation)} />
    </ActionForm>
  );
}
