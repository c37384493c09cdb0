import { inPlainWords } from '../../../plans/text/linear.ts';
import { type Part, part } from '../part.tsx';
import { ActionForm } from './action-form.tsx';

export type CheckProps = {
  /** Of the button; stable, so that keyboard focus survives a swap. */
  id: string;
  action: string;
  from: string;
  at: string;
  isDone: boolean;
  /** What the page shows of it, so that a page that is behind takes nothing back that it never showed. */
  seen: string;
  /** What it shows of the words of a step. */
  line?: string;
  /** What is checked off, for those who do not see the row: in words, or the id of the element that says it. */
  label: string | { by: string };
  /** The day to record when it is not today. */
  on?: string | null;
  /** Steps are smaller than tasks. */
  variant?: 'step';
};

/** The box that is ticked. It posts the wanted state, so that a second click takes the first back. */
export function Check({ id, action, from, at, isDone, seen, line, label, on, variant }: CheckProps) {
  return (
    <ActionForm id={formIdOf(id)} action={action} from={from} at={at} class="check">
      <input type="hidden" name="done" value={isDone ? 'no' : 'yes'} />
      {isDone && <input type="hidden" name="seen" value={seen} />}
      {line && <input type="hidden" name="line" value={line} />}
      {on && <input type="hidden" name="on" value={on} />}
      <button
        id={id}
        class={`check__box${variant === 'step' ? ' check__box--step' : ''}`}
        aria-pressed={isDone ? 'true' : 'false'}
        {...(typeof label === 'string'
          ? { 'aria-label': inPlainWords(label) }
          : { 'aria-labelledby': label.by })}
      />
    </ActionForm>
  );
}

/** The box as a part of a page: most of what a tick changes. */
export function checkPart(box: CheckProps): Part {
  return part(formIdOf(box.id), CheckOfPart, { box });
}

function CheckOfPart({ box }: { box: CheckProps }) {
  return <Check {...box} />;
}

function formIdOf(boxId: string): string {
  return `${boxId}-form`;
}
