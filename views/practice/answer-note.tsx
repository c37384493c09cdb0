import type { Text } from '../../plans/plan/plan.ts';
import { answerNoteField } from '../ids.ts';
import { Entry } from '../parts/entry.tsx';
import { WritingForm } from '../parts/form/writing-form.tsx';
import { Markdown } from '../parts/markdown.tsx';

export type AnswerNoteProps = { question: { id: string; prompt: string }; note: Text; from: string };

/** The learner's own answer, covered like the other one. */
export function AnswerNote({ question: { id, prompt }, note, from }: AnswerNoteProps) {
  return (
    <Entry label="Your answer" aside="Markdown. Saved as you type.">
      <details class="cover" data-item>
        <summary class="cover__summary" id="answer-note">
          {note.text === '' ? 'Write down how you would say it' : 'What you wrote'}
        </summary>
        <WritingForm
          id={answerNoteField(id)}
          action={`/practice/questions/${id}/note`}
          from={from}
          label={`Your answer to: ${prompt}`}
          text={note}
          rows={8}
          placeholder="In your own words: the first sentence, the example, the number you would name."
        />
        {note.text !== '' && (
          <details class="fold">
            <summary id="answer-note-preview">Read it as Markdown</summary>
            <Markdown text={note.text} />
          </details>
        )}
      </details>
    </Entry>
  );
}
