import type { Day } from '../../../plans/day.ts';
import { count, formatSeconds } from '../../../plans/format.ts';
import type { OfferedLines } from '../../../plans/portfolio/offered-lines.ts';
import type { RealRound } from '../../../plans/portfolio/rounds/real-round.ts';
import { sumOf } from '../../../plans/sum.ts';
import { Entry } from '../../parts/entry.tsx';
import { Inline } from '../../parts/markdown.tsx';
import { practiceAddress } from '../../practice/addresses.ts';
import { partField, pieceAddress } from '../addresses.ts';
import { packAddress } from './addresses.ts';
import { RoundWhen } from './round-when.tsx';

export type TargetFactsProps = {
  targetKey: string;
  next: RealRound | null;
  /** Some have a day, over or not. */
  hasRounds: boolean;
  /** The target is in the archive. */
  isAway: boolean;
  /** What the pitch takes aloud, in seconds; `null` while there is none. */
  pitchSeconds: number | null;
  offered: readonly OfferedLines[];
  formToken: string;
  today: Day;
  from: string;
};

const PITCH_SECONDS = 60;

/** When is the next round, and what of this is ready for it? */
export function TargetFacts(props: TargetFactsProps) {
  const { targetKey, next, pitchSeconds, offered, formToken, today, from } = props;
  return (
    <Entry label="The next round" aside="The evening before, all of it stands on one page">
      {next === null ? (
        <p>{whyNone(props)}</p>
      ) : (
        <p class="round-when">
          <a href={pieceAddress(next.key)}>
            <Inline text={next.title === '' ? 'Interview' : next.title} inLink />
          </a>
          {': '}
          <RoundWhen round={next} today={today} />
        </p>
      )}
      <ul class="round-ways">
        <li>
          <a href={packAddress(targetKey, next?.key)}>What to read on the evening before</a>
        </li>
        {pitchSeconds !== null && (
          <li>
            <a href={`#${partField('pitch')}`}>The pitch</a> takes about {formatSeconds(pitchSeconds)} aloud
            {pitchSeconds > PITCH_SECONDS && `, ${formatSeconds(pitchSeconds - PITCH_SECONDS)} too long`}.
          </li>
        )}
      </ul>
      {offered.length > 0 && (
        <OfferedForm targetKey={targetKey} offered={offered} formToken={formToken} from={from} />
      )}
    </Entry>
  );
}

function whyNone({ isAway, hasRounds }: TargetFactsProps): string {
  if (isAway) return 'None: the target is in the archive, and its interviews stand nowhere.';
  return hasRounds ? 'None is to come.' : 'None has a day yet.';
}

type OfferedFormProps = Pick<TargetFactsProps, 'targetKey' | 'offered' | 'formToken' | 'from'>;

/** Not by htmx: what is being written is never replaced under the learner's hands, and here it has to be. */
function OfferedForm({ targetKey, offered, formToken, from }: OfferedFormProps) {
  const lines = sumOf(offered, (one) => one.lines.length);
  return (
    <details class="fold" open={offered.every(({ isEmpty }) => isEmpty)}>
      <summary id="offered">{count(lines, 'question')} for them that you can take over</summary>
      <form method="post" action={`${pieceAddress(targetKey)}/offered`} class="keeping">
        <input type="hidden" name="from" value={from} />
        <input type="hidden" name="formToken" value={formToken} />
        <button class="button" id="offered-all" name="part" value="">
          Take over all
        </button>
        {offered.map(({ part, lines: each, isEmpty }) => (
          <button
            key={part.id}
            class="button button--quiet"
            id={`offered-${part.id}`}
            name="part"
            value={part.id}
          >
            <Inline text={part.label} inLink />: {isEmpty ? '' : 'the '}
            {each.length}
            {isEmpty ? '' : ' missing'}
          </button>
        ))}
      </form>
      <p class="hint">
        They come behind what you wrote; edit them so that they fit the team. What replies to such questions
        tell stands in the deck{' '}
        <a href={practiceAddress({ category: 'questions-for-them' })}>Questions for them</a>.
      </p>
    </details>
  );
}
