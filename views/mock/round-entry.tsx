import { agree, count, formatClock, formatMinutes } from '../../plans/format.ts';
import { DIMENSIONS } from '../../plans/mock/dimension.ts';
import { hasBegun } from '../../plans/mock/mock.ts';
import { Entry } from '../parts/entry.tsx';
import { WritingForm } from '../parts/form/writing-form.tsx';
import { roundAddress } from './addresses.ts';
import type { RoundView } from './mock-view.ts';
import { AskedQuestions } from './question-grades.tsx';
import { ScoreForm, type ScoresTyped } from './score-form.tsx';

export type RoundEntryProps = {
  mockId: number;
  round: RoundView;
  /** The mock is over: its questions are graded now. */
  isMockOver: boolean;
  /** A form of scores that could not be saved. */
  typed: ScoresTyped | null;
  from: string;
};

/** A round that has begun: its questions, notes and scores. */
export function RoundEntry({ mockId, round, isMockOver, typed, from }: RoundEntryProps) {
  const { position, title, rubric, asked, notes } = round;
  const typedHere = typed?.position === position ? typed : null;
  return (
    <Entry id={`round-${position}`} label={title} aside={timeWords(round)}>
      {asked.length > 0 && hasBegun(round) && (
        <AskedQuestions mockId={mockId} position={position} asked={asked} isGraded={isMockOver} from={from} />
      )}
      <h3 class="entry__sub">Notes</h3>
      <WritingForm
        id={notesId(position)}
        action={`${roundAddress(mockId, position)}/notes`}
        from={from}
        label={`Notes on ${title}`}
        text={notes}
        rows={4}
        placeholder="What was said, what was missing. A line that ends with a question mark can become a question of your own."
      />
      {rubric.length > 0 && (
        <details class="fold" open={typedHere !== null}>
          <summary id={`scores-${position}-summary`}>
            {Object.keys(round.scores).length === 0 ? 'Score this round' : `Scores: ${scoreWords(round)}`}
          </summary>
          <ScoreForm
            mockId={mockId}
            position={position}
            rubric={rubric}
            scores={round.scores}
            typed={typedHere}
            from={from}
          />
        </details>
      )}
      <UnknownScores scores={Object.entries(round.unknownScores)} />
    </Entry>
  );
}

/** Their dimensions have no words here. */
function UnknownScores({ scores }: { scores: readonly (readonly [string, number])[] }) {
  if (scores.length === 0) return null;
  return (
    <p class="hint">
      On {agree(scores.length, 'a scale', 'scales')} that this Daymark does not have:{' '}
      {scores.map(([dimension, score]) => `“${dimension}” ${score} of 4`).join(', ')}.
    </p>
  );
}

/** Of the text that says what to do next. */
export const TAKEAWAY_ID = 'takeaway';

export function notesId(position: number): string {
  return `notes-${position}`;
}

/** `18:20 of 15 min`; before its end the minutes alone, because the clock tells the rest. */
export function timeWords({ finishedAt, secondsUsed, minutes, kind }: RoundView): string {
  if (finishedAt === null) return formatMinutes(minutes);
  if (!secondsUsed)
    return kind === 'break' ? 'Passed over' : `Without the clock, of ${formatMinutes(minutes)}`;
  const minutesOver = Math.ceil(secondsUsed / 60) - minutes;
  const over = minutesOver > 0 ? `, ${count(minutesOver, 'minute')} over` : '';
  return `${formatClock(secondsUsed)} of ${formatMinutes(minutes)}${over}`;
}

function scoreWords({ rubric, scores }: RoundView): string {
  return rubric
    .filter((id) => scores[id] !== undefined)
    .map((id) => `${DIMENSIONS[id].title.toLowerCase()} ${scores[id]}`)
    .join(', ');
}
