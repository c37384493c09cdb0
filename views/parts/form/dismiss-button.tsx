import { Icon } from '../icon.tsx';

export type DismissButtonProps = {
  id: string;
  /** What is put away, for those who do not see the cross. */
  label: string;
  name?: string;
  value?: string;
};

/** A cross that puts something away; inside of the form that does it. */
export function DismissButton({ id, label, ...sent }: DismissButtonProps) {
  return (
    <button class="dismiss" id={id} aria-label={label} {...sent}>
      <Icon name="close" />
    </button>
  );
}
