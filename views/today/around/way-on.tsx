import type { ComponentChildren } from 'preact';
import { Inline } from '../../parts/markdown.tsx';

export type WayOnProps = {
  title: string;
  children: ComponentChildren;
  /** Where it goes on; the first of them is the likeliest. */
  links?: readonly { href: string; label: string }[];
};

/** One way to go on: what it is, in a sentence or two, and where. */
export function WayOn({ title, children, links = [] }: WayOnProps) {
  return (
    <li class="ways-on__item">
      <h3 class="ways-on__title">
        <Inline text={title} />
      </h3>
      <p>{children}</p>
      {links.length > 0 && (
        <p class="ways-on__links">
          {links.map(({ href, label }) => (
            <a key={href} href={href}>
              {label}
            </a>
          ))}
        </p>
      )}
    </li>
  );
}
