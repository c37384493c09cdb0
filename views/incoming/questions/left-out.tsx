import { agree, count } from '../../../plans/format.ts';
import type { QuestionChoices } from '../../../plans/incoming/questions/choices.ts';
import type { QuestionsFound } from '../../../plans/incoming/questions/found.ts';
import { ContentProblems } from '../../parts/content-problems.tsx';
import { Entry } from '../../parts/entry.tsx';
import { Inline } from '../../parts/markdown.tsx';
import { questionAddress } from '../../practice/addresses.ts';

/** Of each kind so many are named, and the others counted. */
const MOST_NAMED = 10;

export type LeftOutProps = { questions: QuestionsFound; choices: QuestionChoices };

/** What of the file is not kept, and why? */
export function LeftOut({ questions, choices }: LeftOutProps) {
  const { kept, changed, inBank, added, repeated, refused, refusedCount } = questions;
  const isShown = kept.length + inBank.length + repeated.length > 0 || choices.overwrites || choices.repeats;
  return (
    <>
      {refused.length > 0 && (
        <div class="incoming-refused">
          <ContentProblems
            text=""
            problems={refused.slice(0, MOST_NAMED)}
            title={`${count(refusedCount, 'row')} cannot be kept as ${agree(refusedCount, 'it is', 'they are')}:`}
          />
          <More amount={refused.length - MOST_NAMED} />
        </div>
      )}
      {isShown && (
        <Entry label="There already">
          {(kept.length > 0 || choices.overwrites) && (
            <>
              <label class="choice">
                <input type="checkbox" name="overwrites" value="yes" checked={choices.overwrites} />
                {choices.overwrites
                  ? `What you wrote or edited here becomes what the file says (${count(changed.length, 'question')})`
                  : `${count(kept.length, 'question')} that you wrote or edited here: change ${agree(kept.length, 'it', 'them')} to what the file says`}
              </label>
              <Lines
                lines={kept.map(({ line, current }) => ({ line, prompt: current.prompt, id: current.id }))}
              />
            </>
          )}
          {(inBank.length > 0 || choices.repeats) && (
            <>
              <label class="choice">
                <input type="checkbox" name="repeats" value="yes" checked={choices.repeats} />
                {choices.repeats
                  ? `Questions that the bank has are added all the same (${count(added.length, 'new question')})`
                  : `${count(inBank.length, 'question')} that the bank has: add ${agree(inBank.length, 'it', 'them')} all the same`}
              </label>
              <Lines
                lines={inBank.map(({ line, prompt, questionId }) => ({ line, prompt, id: questionId }))}
              />
            </>
          )}
          {repeated.length > 0 && (
            <>
              <p>
                {count(repeated.length, 'row')} that {agree(repeated.length, 'asks', 'ask')} what a row before
                asks:
              </p>
              <Lines
                lines={repeated.map(({ line, prompt, firstLine }) => ({
                  line,
                  prompt,
                  id: null,
                  like: firstLine,
                }))}
              />
            </>
          )}
        </Entry>
      )}
    </>
  );
}

type Line = { line: number; prompt: string; id: string | null; like?: number };

function Lines({ lines }: { lines: readonly Line[] }) {
  return (
    <>
      <ul class="ledger">
        {lines.slice(0, MOST_NAMED).map(({ line, prompt, id, like }) => (
          <li key={line} class="ledger__line">
            <span class="ledger__what">
              {id === null ? (
                <Inline text={prompt} />
              ) : (
                <a href={questionAddress(id)}>
                  <Inline text={prompt} inLink />
                </a>
              )}
            </span>
            <span class="ledger__figure">
              line {line}
              {like !== undefined && `, as line ${like}`}
            </span>
          </li>
        ))}
      </ul>
      <More amount={lines.length - MOST_NAMED} />
    </>
  );
}

function More({ amount }: { amount: number }) {
  return amount > 0 ? <p class="hint">And {amount.toLocaleString('en')} more.</p> : null;
}
