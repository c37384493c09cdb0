import type { Day } from '../../../plans/day.ts';
import { formatSeconds } from '../../../plans/format.ts';
import { type Piece, titleOf } from '../../../plans/portfolio/piece.ts';
import type { Pack, WrittenPart } from '../../../plans/portfolio/rounds/pack.ts';
import type { RealRound } from '../../../plans/portfolio/rounds/real-round.ts';
import { Entry, PageHead } from '../../parts/entry.tsx';
import { Inline } from '../../parts/markdown.tsx';
import { partField, pieceAddress } from '../addresses.ts';
import { PartAsRead } from '../piece/piece-as-page.tsx';
import { RoundWhen } from './round-when.tsx';

export type PackPageProps = {
  target: Piece;
  /** The round that it is for; `null` while none comes. */
  round: RealRound | null;
  pack: Pack;
  /** What the pitch takes aloud; `null` while there is none. */
  pitchSeconds: number | null;
  /** All of the portfolio. */
  pieces: readonly Piece[];
  today: Day;
};

/** What do I read before I go there? One page, on paper too. */
export function PackPage({ target, round, pack, pitchSeconds, pieces, today }: PackPageProps) {
  const { about, pitch, papers, questions, otherQuestions, stories, day, missing } = pack;
  const parts = (written: readonly WrittenPart[]) =>
    written.map((one) => <PackPart key={one.part.id} written={one} pieces={pieces} />);
  return (
    <main id="main" class="page page--pack" tabIndex={-1}>
      <PageHead
        eyebrow={
          <a href={pieceAddress(target.key)}>
            <Inline text={titleOf(target)} inLink />
          </a>
        }
        title="Before the interview"
      >
        <p class="lead">
          {round ? <RoundWords round={round} today={today} /> : 'No round of this target has a day to come.'}
        </p>
      </PageHead>
      {pitch && (
        <Entry
          label="The pitch"
          aside={pitchSeconds === null ? '' : `About ${formatSeconds(pitchSeconds)} aloud`}
        >
          <div class="pack__part pack__part--first">
            <PartAsRead part={pitch.part} text={pitch.text} pieces={pieces} />
          </div>
        </Entry>
      )}
      {about.length > 0 && <Entry label="The team and I">{parts(about)}</Entry>}
      {questions.length > 0 && <Entry label="Questions for them">{parts(questions)}</Entry>}
      {otherQuestions.length > 0 && (
        <Entry label="Questions for others" class="pack__others">
          {otherQuestions.map((one) => (
            <details key={one.part.id} class="fold">
              <summary id={`pack-${one.part.id}`}>
                <Inline text={one.part.label} />
              </summary>
              <PartAsRead part={one.part} text={one.text} pieces={pieces} />
            </details>
          ))}
        </Entry>
      )}
      {stories.length > 0 && (
        <Entry label="Strong stories" aside="With what each is strong for">
          <ul class="pieces">
            {stories.map(({ piece, strongFor }) => (
              <PackLine key={piece.key} piece={piece} words={strongFor.join('; ')} />
            ))}
          </ul>
        </Entry>
      )}
      {papers.length > 0 && (
        <Entry label="Their papers">
          <ul class="pieces">
            {papers.map(({ piece, standing }) => (
              <PackLine key={piece.key} piece={piece} words={standing} />
            ))}
          </ul>
        </Entry>
      )}
      {day.length > 0 && <Entry label="The day">{parts(day)}</Entry>}
      {missing.length > 0 && <Missing target={target} missing={missing} />}
    </main>
  );
}

function RoundWords({ round, today }: { round: RealRound; today: Day }) {
  return (
    <>
      <a href={pieceAddress(round.key)}>
        <Inline text={round.title === '' ? 'Interview' : round.title} inLink />
      </a>
      {': '}
      <RoundWhen round={round} today={today} />
      {round.people !== '' && (
        <>
          , with <Inline text={round.people} />
        </>
      )}
    </>
  );
}

function PackPart({ written: { part, text }, pieces }: { written: WrittenPart; pieces: readonly Piece[] }) {
  return (
    <section class="pack__part">
      <h3 class="one-page__label">
        <Inline text={part.label} />
      </h3>
      <PartAsRead part={part} text={text} pieces={pieces} />
    </section>
  );
}

function PackLine({ piece, words }: { piece: Piece; words: string }) {
  return (
    <li class="pieces__item" data-item>
      <a href={pieceAddress(piece.key)}>
        <Inline text={titleOf(piece)} inLink />
      </a>
      <span class="pieces__standing">
        <Inline text={words} />
      </span>
    </li>
  );
}

/** What the page would have, each leading to where it is written. */
function Missing({ target, missing }: { target: Piece; missing: Pack['missing'] }) {
  return (
    <Entry label="Not written yet" class="no-print">
      <ul class="round-ways">
        {missing.map(({ id, label }) => (
          <li key={id}>
            <a href={`${pieceAddress(target.key)}#${partField(id)}`}>
              <Inline text={label} inLink />
            </a>
          </li>
        ))}
      </ul>
    </Entry>
  );
}
