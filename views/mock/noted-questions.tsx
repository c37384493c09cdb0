import { inPlainWords } from '../../plans/text/linear.ts';
import { Entry } from '../parts/entry.tsx';
import { ActionForm } from '../parts/form/action-form.tsx';
import { Inline } from '../parts/markdown.tsx';
import { mockAddress } from './addresses.ts';

export type NotedQuestionsProps = {
  mockId: number;
  /** As the notes have them, each with its form's token. */
  noted: readonly { prompt: string; isAdded: boolean; formToken: string }[];
  from: string;
};

/** Questions that the notes caught: one tap makes each a question of the learner's own. */
export function NotedQuestions({ mockId, noted, from }: NotedQuestionsProps) {
  return (
    <Entry label="Questions you were asked" aside="Lines in your notes that end with a question mark">
      <ul class="mock-tasks">
        {noted.map(({ prompt, isAdded, formToken }, index) => (
          <li key={prompt} class="mock-tasks__line">
            <span>
              <Inline text={prompt} />
            </span>
            {isAdded ? (
              <span class="glance__meta">among your own questions</span>
            ) : (
              <ActionForm action={`${mockAddress(mockId)}/own-questions`} from={from}>
                <input type="hidden" name="prompt" value={prompt} />
                <input type="hidden" name="formToken" value={formToken} />
                <button class="button button--quiet" id={`noted-${index}`}>
                  Keep as my own question
                  <span class="visually-hidden">: {inPlainWords(prompt)}</span>
                </button>
              </ActionForm>
            )}
          </li>
        ))}
      </ul>
    </Entry>
  );
}
