import type { ComponentChildren } from 'preact';

export type ActionFormProps = {
  action: string;
  /** The page to show again afterwards. */
  from: string;
  /** The id of the element to come back to, for readers without JavaScript. */
  at?: string;
  class?: string;
  children: ComponentChildren;
};

/**
 * A form that changes something: it works by itself, and htmx makes it quick. The answer is the page that the
 * reader is on, with the change in it. All changes of a page share one queue, so that answers arrive in order.
 */
export function ActionForm({ action, from, at, class: className, children }: ActionFormProps) {
  return (
    <form
      method="post"
      action={action}
      class={className}
      hx-post={action}
      hx-target="#main"
      hx-swap="outerMorph"
      hx-sync="#main:queue all"
    >
      <input type="hidden" name="from" value={from} />
      {at && <input type="hidden" name="at" value={at} />}
      {children}
    </form>
  );
}
