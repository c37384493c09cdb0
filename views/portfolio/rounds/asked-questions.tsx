import { agree } from '../../../plans/format.ts';
import type { AskedLine } from '../../../plans/portfolio/rounds/asked-questions.ts';
import { Entry } from '../../parts/entry.tsx';
import { ActionForm } from '../../parts/form/action-form.tsx';
import { Inline } from '../../parts/markdown.tsx';
import { DRILL_ADDRESS, questionAddress } from '../../practice/addresses.ts';
import { pieceAddress } from '../addresses.ts';

export const ASKED_ID = 'asked-questions';

export type AskedQuestionsProps = {
  roundKey: string;
  lines: readonly AskedLine[];
  /** Ids of the questions that today's drill asks. */
  inDrill: ReadonlySet<string>;
  formToken: string;
  from: string;
};

/** What was asked, line by line: which question it is, and whether it comes in the drill. */
export function AskedQuestions({ roundKey, lines, inDrill, formToken, from }: AskedQuestionsProps) {
  // It comes with the first line that is written.
  if (lines.length === 0) return <div id={ASKED_ID} hidden />;
  const wanted = lines.filter(({ is }) => is === 'new' || is === 'archived').length;
  const drilled = lines.filter((one) => one.is === 'known' && inDrill.has(one.question.id)).length;
  return (
    <Entry
      id={ASKED_ID}
      label="In the drill"
      aside="What was asked comes first in the drill until you answer it"
    >
      <ul class="asked">
        {lines.map((one) => (
          <li key={one.line} class="asked__item">
            <AskedLineWords asked={one} inDrill={inDrill} />
          </li>
        ))}
      </ul>
      {wanted > 0 && (
        <ActionForm action={`${pieceAddress(roundKey)}/questions`} from={from} at={ASKED_ID}>
          <input type="hidden" name="formToken" value={formToken} />
          <button class="button" id="asked-take">
            Drill {wanted === 1 ? 'it' : `these ${wanted}`} today
          </button>
          <p class="hint">
            {agree(wanted, 'It becomes a question', 'They become questions')} of your own, to be edited and
            archived as any other.
          </p>
        </ActionForm>
      )}
      {drilled > 0 && (
        <p>
          <a href={DRILL_ADDRESS} id="asked-drill">
            Go to today’s drill
          </a>
        </p>
      )}
    </Entry>
  );
}

function AskedLineWords({ asked, inDrill }: { asked: AskedLine; inDrill: ReadonlySet<string> }) {
  switch (asked.is) {
    case 'known':
      return (
        <>
          <a href={questionAddress(asked.question.id)}>
            <Inline text={asked.question.prompt} inLink />
          </a>{' '}
          <span class="asked__standing">
            {inDrill.has(asked.question.id) ? 'In today’s drill' : 'A question that you have'}
          </span>
        </>
      );
    case 'archived':
      return <Standing line={asked.line} words="Yours, and archived: it would come back" />;
    case 'new':
      return <Standing line={asked.line} words="Not a question yet" />;
    case 'unfit':
      return <Standing line={asked.line} words={`No question as it stands: ${asked.message}`} />;
  }
}

function Standing({ line, words }: { line: string; words: string }) {
  return (
    <>
      <Inline text={line} /> <span class="asked__standing">{words}</span>
    </>
  );
}
