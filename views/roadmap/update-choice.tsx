import type { ComponentChildren } from 'preact';
import { count } from '../../plans/format.ts';
import { Entry } from '../parts/entry.tsx';

type ChoicesProps<T> = {
  label: string;
  /** What is counted; tasks where nothing is said. */
  noun?: string;
  aside: string;
  items: readonly T[];
  children: (item: T) => ComponentChildren;
};

/** What changes in one way, under how many there are of it. */
export function Choices<T>({ label, noun = 'task', aside, items, children }: ChoicesProps<T>) {
  if (items.length === 0) return null;
  return (
    <Entry label={`${label}: ${count(items.length, noun)}`} aside={aside}>
      <ul class="update__choices">{items.map(children)}</ul>
    </Entry>
  );
}

type ChoiceProps = {
  /** The field that it is sent in; that of tasks where nothing is said. */
  name?: 'take' | 'takeHabit' | 'takePhase';
  id: string;
  isChosen: boolean;
  children: ComponentChildren;
};

/** A box, ticked at first where nothing speaks against it. */
export function Choice({ name = 'take', id, isChosen, children }: ChoiceProps) {
  return (
    <li class="update__choice">
      <label class="choice" for={`${name}-${id}`}>
        <input type="checkbox" id={`${name}-${id}`} name={name} value={id} checked={isChosen} />
        <span>{children}</span>
      </label>
    </li>
  );
}
