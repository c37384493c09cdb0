import type { Day } from '../../../plans/day.ts';
import type { Part } from '../../../plans/portfolio/kind.ts';
import { type Piece, titleOf } from '../../../plans/portfolio/piece.ts';
import type { RealRound } from '../../../plans/portfolio/rounds/real-round.ts';
import { roundInWords } from '../../../plans/portfolio/rounds/round-words.ts';
import { Entry, PageHead } from '../../parts/entry.tsx';
import { Inline } from '../../parts/markdown.tsx';
import { pieceAddress } from '../addresses.ts';
import { PartForm } from '../piece/part-form.tsx';
import { AskedQuestions, type AskedQuestionsProps } from './asked-questions.tsx';
import { RoundWhen } from './round-when.tsx';

export type DebriefPageProps = {
  piece: Piece;
  /** `null` while the piece has no day. */
  round: RealRound | null;
  /** What is written down of how it went, in the order of the kind. */
  parts: readonly Part[];
  /** What came of it; `null` where the kind does not ask. */
  outcome: Part | null;
  asked: AskedQuestionsProps;
  today: Day;
  from: string;
};

/** How did it go? Three fields, quick on a phone. */
export function DebriefPage({ piece, round, parts, outcome, asked, today, from }: DebriefPageProps) {
  return (
    <main id="main" class="page page--debrief" tabIndex={-1}>
      <PageHead
        eyebrow={
          <a href={pieceAddress(piece.key)}>
            <Inline text={round ? roundInWords(round) : titleOf(piece)} inLink />
          </a>
        }
        title="How did it go?"
      >
        {round && (
          <p class="lead">
            <RoundWhen round={round} today={today} />
          </p>
        )}
      </PageHead>
      <Entry label="Debrief" aside="Saved as you type; what was asked can be drilled today">
        <div class="parts">
          {parts.map((part) => (
            <PartForm key={part.id} piece={piece} part={part} offered={[]} from={from} />
          ))}
        </div>
      </Entry>
      <AskedQuestions {...asked} />
      {outcome && (
        <Entry label="Outcome" aside="Later is soon enough">
          <div class="parts">
            <PartForm piece={piece} part={outcome} offered={[]} from={from} />
          </div>
        </Entry>
      )}
    </main>
  );
}
