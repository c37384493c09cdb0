import { formatSeconds } from '../../plans/format.ts';
import type { Question } from '../../plans/practice/bank/question.ts';
import type { PlacedQuestion } from '../../plans/practice/bank/question-bank.ts';
import type { Rung } from '../../plans/practice/ladder.ts';
import { Entry, PageHead } from '../parts/entry.tsx';
import { Inline } from '../parts/markdown.tsx';
import { ladderAddress, questionAddress } from './addresses.ts';
import { GRADE_WORDS } from './answering/answer-words.ts';
import { OtherForms } from './answering/other-forms.tsx';

/** Which idea do I tell at three lengths? */
export function LadderChoicePage({ suggested }: { suggested: readonly PlacedQuestion[] }) {
  return (
    <main id="main" class="page page--ladder" tabIndex={-1}>
      <PageHead eyebrow={<a href="/practice">Practice</a>} title="Length ladder">
        <p class="lead">
          Tell the same idea in 20 seconds, then in 60, then in 2 minutes. The short one has the one point
          that matters; each longer one adds to it and never starts again.
        </p>
      </PageHead>
      <Entry
        label="Choose an idea"
        aside="Those you answered before come first. The page of any question to explain has its ladder too."
      >
        <ul class="questions">
          {suggested.map(({ question, category }) => (
            <li key={question.id} class="questions__item">
              <a class="questions__link" href={ladderAddress(question.id)} data-item>
                <span class="questions__prompt">
                  <Inline text={question.prompt} inLink />
                </span>
                <span class="questions__facts">
                  <Inline text={category.title} inLink />
                </span>
              </a>
            </li>
          ))}
        </ul>
      </Entry>
    </main>
  );
}

/** How did each length go? */
export function LadderEndPage({ question, rungs }: { question: Question; rungs: readonly Rung[] }) {
  return (
    <main id="main" class="page page--ladder" tabIndex={-1}>
      <PageHead eyebrow={<a href="/practice/ladder">Length ladder</a>} title={question.prompt}>
        <p class="lead">
          Climbed for today. Read your lengths against each other: did the short one have the core?
        </p>
      </PageHead>
      <Entry label="The rungs">
        <table class="rungs">
          <thead>
            <tr>
              <th scope="col">Length</th>
              <th scope="col">Took</th>
              <th scope="col">Points</th>
              <th scope="col">Grade</th>
            </tr>
          </thead>
          <tbody>
            {rungs.map(({ seconds, pointCount, answer }) => (
              <tr key={seconds}>
                <th scope="row">{formatSeconds(seconds)}</th>
                <td>{answer?.seconds ? formatSeconds(answer.seconds) : 'not noted'}</td>
                <td>
                  {answer?.pointsMade.length ?? 0} of {pointCount}
                </td>
                <td>
                  {answer && <span class={`grade grade--${answer.grade}`}>{GRADE_WORDS[answer.grade]}</span>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <p>
          <a href={questionAddress(question.id)}>The question and all its answers</a>
        </p>
      </Entry>
      <Entry label="More practice">
        <OtherForms />
      </Entry>
    </main>
  );
}
