import type { ComponentChildren } from 'preact';
import { Inline } from './markdown.tsx';

export type EntryProps = {
  id?: string;
  label: string;
  /** A few words under the label, in the margin. */
  aside?: ComponentChildren;
  class?: string;
  children: ComponentChildren;
};

/** A section of the log: its label in the margin, its content beside it. */
export function Entry({ id, label, aside, class: className, children }: EntryProps) {
  return (
    <section class={`entry${className ? ` ${className}` : ''}`} {...(id ? { id } : {})}>
      <header class="entry__margin">
        <h2 class="entry__label">
          <Inline text={label} />
        </h2>
        {aside && <div class="entry__aside">{aside}</div>}
      </header>
      <div class="entry__body">{children}</div>
    </section>
  );
}

export type PageHeadProps = {
  id?: string;
  /** Where the reader is, above the title. */
  eyebrow?: ComponentChildren;
  title: string;
  /** The answer to the question the page is opened with. */
  children?: ComponentChildren;
};

export function PageHead({ id, eyebrow, title, children }: PageHeadProps) {
  return (
    <header class="page-head" {...(id ? { id } : {})}>
      {eyebrow && <p class="page-head__eyebrow">{eyebrow}</p>}
      <h1 class="page-head__title">
        <Inline text={title} />
      </h1>
      {children}
    </header>
  );
}
