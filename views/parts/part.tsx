import { Fragment, type HTMLAttributes, type VNode } from 'preact';

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      /** A piece of an answer, which htmx puts where it says. */
      'hx-partial': HTMLAttributes<HTMLElement>;
    }
  }
}

/** A piece of a page that an answer can bring alone: the element with this id, and all that decides what it shows. */
export type Part = {
  id: string;
  /** What it shows follows from its view, from this, and from the learner's style of dates; rows apart. A plain value. */
  basis: object;
  view: unknown;
  /** Pieces of it that can be brought alone while the rest of it stays as it is. */
  rows: readonly Part[];
  render(): VNode;
};

/** The view of a part: one element with the id of the part, and its rows within it. */
type PartView<Props> = (props: Props & { id: string; rows: readonly VNode[] }) => VNode;

export function part<Props extends object>(
  id: string,
  View: PartView<Props>,
  props: Props,
  rows: readonly Part[] = [],
): Part {
  return {
    id,
    basis: props,
    view: View,
    rows,
    render: () => <View {...props} id={id} rows={renderAll(rows)} />,
  };
}

/** Parts one after the other. */
export function Parts({ parts }: { parts: readonly Part[] }) {
  return <>{renderAll(parts)}</>;
}

function renderAll(parts: readonly Part[]): VNode[] {
  return parts.map(({ id, render }) => <Fragment key={id}>{render()}</Fragment>);
}

/** A part that has changed, as a piece of an answer; its element is in the page and is made like it. */
export function PartUpdate({ part: { id, render } }: { part: Part }) {
  return (
    <hx-partial hx-target={`#${id}`} hx-swap="outerMorph">
      {render()}
    </hx-partial>
  );
}

/** A part that has come, as a piece of an answer: it stands right behind another. */
export function PartArrival({ part: { render }, behind }: { part: Part; behind: string }) {
  return (
    <hx-partial hx-target={`#${behind}`} hx-swap="afterend">
      {render()}
    </hx-partial>
  );
}

/** A part that has gone. */
export function PartRemoval({ id }: { id: string }) {
  return <hx-partial hx-target={`#${id}`} hx-swap="delete" />;
}
