import { formatSeconds } from '../../../plans/format.ts';
import type { Judgement, Lack } from '../../../plans/portfolio/judge-piece.ts';
import type { Kind } from '../../../plans/portfolio/kind.ts';
import type { Piece } from '../../../plans/portfolio/piece.ts';
import { speakingSeconds } from '../../../plans/portfolio/speaking-time.ts';
import { inPlainWords } from '../../../plans/text/linear.ts';
import { Inline } from '../../parts/markdown.tsx';
import { Meter } from '../../parts/meter.tsx';
import { partField } from '../addresses.ts';
import { type MadeFor, MadeForTasks } from '../making/made-for.tsx';
import { heldId, lackInWords, standingInWords } from './piece-words.ts';

export const STANDING_ID = 'piece-standing';

type PieceStandingProps = {
  piece: Piece;
  kind: Kind;
  kinds: readonly Kind[];
  judgement: Judgement;
  madeFor: readonly MadeFor[];
  from: string;
};

/** Is it whole, and if not, what does it lack? Each line leads to where that is written. */
export function PieceStanding({ piece, kind, kinds, judgement, madeFor, from }: PieceStandingProps) {
  const { isWhole, lacks, begun, needed } = judgement;
  const aloud = speakingSeconds(kind, piece);
  return (
    <div id={STANDING_ID} class={`standing${isWhole ? ' standing--whole' : ''}`}>
      <p class="standing__words">
        {isWhole ? `This ${inPlainWords(kind.title)} is whole.` : `${standingInWords(judgement)}.`}
      </p>
      {aloud !== null && <p class="standing__aloud">{aloudInWords(aloud, kind)}</p>}
      {needed > 1 && <Meter part={begun} whole={needed} label="Parts with something in them" />}
      {lacks.length > 0 && (
        <details class="fold">
          <summary id="piece-lacks">What it needs to be whole</summary>
          <ul class="standing__lacks">
            {lacks.map((lack) => (
              <li key={placeOf(lack)}>
                <a href={`#${placeOf(lack)}`}>
                  <Inline text={lackInWords(lack, kinds)} inLink />
                </a>
              </li>
            ))}
          </ul>
        </details>
      )}
      <MadeForTasks tasks={madeFor} from={from} />
    </div>
  );
}

/** `Aloud about 1 min 40 s; it should take 2 min.` */
function aloudInWords(seconds: number, { spoken = seconds }: Kind): string {
  return `Aloud about ${formatSeconds(seconds)}; it should take ${formatSeconds(spoken)}.`;
}

function placeOf(lack: Lack): string {
  return lack.is === 'holds-too-few' ? heldId(lack.kind) : partField(lack.part.id);
}
