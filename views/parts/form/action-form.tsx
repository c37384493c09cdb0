import type { ComponentChildren } from 'preact';

export type ActionFormProps = {
  id?: string;
  action: string;
  /** The page to show again afterwards. */
  from: string;
  /** The id of the element to come back to, for readers without JavaScript. */
  at?: string;
  class?: string;
  /** It hides fields while they are not asked for: the server judges them, since a browser would stop at one in silence. */
  hidesFields?: boolean;
  takesFile?: boolean;
  children: ComponentChildren;
};

/**
 * For the body of a page: changes are answered with the page's main part. They share one queue, so that answers
 * arrive in order.
 */
export const ANSWERED_BY_THE_PAGE = {
  'hx-target:inherited': '#main',
  'hx-swap:inherited': 'outerMorph',
  'hx-sync:inherited': '#main:queue all',
} as const;

/**
 * A form that changes something: it works by itself, and htmx makes it quick. The answer is the page that the
 * reader is on, with the change in it; where it goes is said once, for all of them, by {@link ANSWERED_BY_THE_PAGE}.
 */
export function ActionForm(props: ActionFormProps) {
  const { id, action, from, at, class: className, hidesFields = false, takesFile = false, children } = props;
  return (
    <form
      method="post"
      action={action}
      class={className}
      hx-post={action}
      noValidate={hidesFields}
      {...(takesFile ? { encType: 'multipart/form-data' } : {})}
      {...(id ? { id } : {})}
    >
      <input type="hidden" name="from" value={from} />
      {at && <input type="hidden" name="at" value={at} />}
      {children}
    </form>
  );
}
