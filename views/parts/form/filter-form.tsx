import type { ComponentChildren } from 'preact';

type FilterFormProps = {
  id?: string;
  /** The page that it filters; what is chosen stands in its address. */
  action: string;
  /** The id of what changes with it. */
  target: string;
  /** What of the page changes besides, as htmx takes it. */
  besides?: string;
  /** How the ids of its controls begin. */
  name: string;
  words: string;
  /** The choices beside the search. */
  children: ComponentChildren;
  /** What stands under all of that. */
  more?: ComponentChildren;
};

/** Search and choices above a list. While somebody types, the list follows; without JavaScript the button does it. */
export function FilterForm(props: FilterFormProps) {
  const { id, action, target, besides, name, words, children, more } = props;
  return (
    <form
      {...(id !== undefined && { id })}
      class="filter"
      method="get"
      action={action}
      hx-get={action}
      hx-trigger="submit, input delay:200ms, change"
      hx-target={`#${target}`}
      hx-select={`#${target}`}
      {...(besides !== undefined && { 'hx-select-oob': besides })}
      hx-swap="outerMorph"
      hx-replace-url="true"
    >
      <label class="filter__field filter__field--words">
        <span class="filter__label">Search</span>
        <input class="input" type="search" id={`${name}-search`} name="q" value={words} data-key="/" />
      </label>
      {children}
      <button class="button button--quiet filter__go" id={`${name}-filter`}>
        Show
      </button>
      {more}
    </form>
  );
}
