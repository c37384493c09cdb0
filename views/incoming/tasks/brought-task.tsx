import { LEAST_MINUTES } from '../../../plans/content/fields.ts';
import { count, formatMinutes } from '../../../plans/format.ts';
import {
  isStillGuessed,
  type ProposalErrors,
  type TaskTexts,
  taskField,
} from '../../../plans/incoming/tasks/edit.ts';
import type { ProposedTask } from '../../../plans/incoming/tasks/proposal.ts';
import { TASK_KINDS, TASK_WEIGHTS } from '../../../plans/task/kinds.ts';
import { MOST_MINUTES } from '../../../plans/task/task-fields.ts';
import { lineInPlainWords } from '../../../plans/text/line-markdown.ts';
import { useDates } from '../../dates.ts';
import { errorId, fieldId } from '../../ids.ts';
import { FieldError } from '../../parts/form/field.tsx';
import { Inline } from '../../parts/markdown.tsx';
import { KIND_WORDS } from '../../task/task-words.ts';

export type BroughtTaskProps = {
  number: number;
  task: ProposedTask;
  texts: TaskTexts;
  errors: ProposalErrors;
  /** Its steps and its note have a field; those of a very long list stay as they are in the file. */
  isWhole: boolean;
};

const WEIGHT_WORDS = { core: 'Core', stretch: 'Stretch' } as const;

/** What would this task be? */
export function BroughtTask({ number, task, texts, errors, isWhole }: BroughtTaskProps) {
  const field = (name: string) => taskField(number, name);
  const control = (name: string) => ({
    id: fieldId(field(name)),
    name: field(name),
    ...(errors[field(name)] && { 'aria-invalid': 'true' as const, 'aria-describedby': errorId(field(name)) }),
  });
  const isGuessed = isStillGuessed(texts);
  const plain = lineInPlainWords(task.title);
  const isMarked = lineInPlainWords(texts.title) !== texts.title && !errors[field('title')];
  const title = (
    <textarea class="brought__title" rows={1} {...control('title')} aria-label="Title">
      {`\n${texts.title}`}
    </textarea>
  );
  const isWrongInside = ['kind', 'weight', 'steps', 'note'].some((name) => errors[field(name)]);
  return (
    <li class="brought__task">
      <div class="brought__row">
        <input
          class="brought__keep"
          type="checkbox"
          {...control('keep')}
          value="yes"
          checked={texts.isKept}
          aria-label={`Keep: ${plain}`}
        />
        {isMarked ? (
          <div class="brought__title">
            <Inline text={texts.title} />
          </div>
        ) : (
          title
        )}
        <span class="brought__time">
          <input
            class="brought__minutes"
            type="text"
            inputMode="numeric"
            size={4}
            {...control('minutes')}
            value={texts.minutes}
            aria-label={`Minutes for ${plain}, from ${LEAST_MINUTES} to ${MOST_MINUTES}`}
          />
          <span class="brought__unit">min</span>
        </span>
      </div>
      <FieldError name={field('title')} errors={errors} />
      <FieldError name={field('minutes')} errors={errors} />
      {texts.guess !== '' && <input type="hidden" name={field('guess')} value={texts.guess} />}
      {task.asides.map(({ line, words }) => (
        <p key={`${line} ${words}`} class="brought__aside">
          <span class="brought__line">Line {line}</span> {words}
        </p>
      ))}
      <details class="brought__more" open={isWrongInside}>
        <summary id={`more-${number}`}>
          <Summary task={task} texts={texts} isGuessed={isGuessed} />
        </summary>
        <div class="brought__fields">
          {isMarked && (
            <div class="brought__text">
              Title, as it is written
              {title}
            </div>
          )}
          <label class="brought__choice">
            Kind
            <select class="input" {...control('kind')}>
              {TASK_KINDS.map((kind) => (
                <option key={kind} value={kind} selected={kind === texts.kind}>
                  {KIND_WORDS[kind]}
                </option>
              ))}
            </select>
          </label>
          <label class="brought__choice">
            Weight
            <select class="input" {...control('weight')}>
              {TASK_WEIGHTS.map((weight) => (
                <option key={weight} value={weight} selected={weight === texts.weight}>
                  {WEIGHT_WORDS[weight]}
                </option>
              ))}
            </select>
          </label>
          <label class="choice">
            <input type="checkbox" {...control('done')} value="yes" checked={texts.isDone} />
            Done already
          </label>
          <FieldError name={field('kind')} errors={errors} />
          <FieldError name={field('weight')} errors={errors} />
          {isWhole ? (
            <>
              <label class="brought__text">
                Steps, one a line, with [x] before one that is done
                <textarea class="input input--area" rows={3} {...control('steps')}>
                  {`\n${texts.steps}`}
                </textarea>
              </label>
              <FieldError name={field('steps')} errors={errors} />
              <label class="brought__text">
                Note
                <textarea class="input input--area" rows={3} {...control('note')}>
                  {`\n${texts.note}`}
                </textarea>
              </label>
              <FieldError name={field('note')} errors={errors} />
            </>
          ) : (
            <p class="hint">
              The list is so long that steps and notes come in as they are in the file. They can be changed
              once they are kept.
            </p>
          )}
        </div>
      </details>
    </li>
  );
}

/** What it is in a line, so that few have to be opened. */
function Summary({ task, texts, isGuessed }: { task: ProposedTask; texts: TaskTexts; isGuessed: boolean }) {
  const { formatDate } = useDates();
  const kind = TASK_KINDS.find((each) => each === texts.kind);
  const stepCount = texts.steps.split('\n').filter((line) => line.trim() !== '').length;
  const parts = [
    kind ? KIND_WORDS[kind] : 'Kind',
    ...(isGuessed ? [`${formatMinutes(Number(texts.guess))} guessed`] : []),
    ...(texts.weight === 'stretch' ? ['stretch'] : []),
    ...(texts.isDone ? ['done already'] : []),
    ...(task.day === null ? [] : [formatDate(task.day)]),
    ...(stepCount > 0 ? [count(stepCount, 'step')] : []),
    ...(texts.note.trim() === '' ? [] : ['with a note']),
  ];
  return <>{parts.join(' · ')}</>;
}
