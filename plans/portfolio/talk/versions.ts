import { shareOut, timingOf } from '../clock/timing.ts';
import type { Kind } from '../kind.ts';
import { type Piece, partOf } from '../piece.ts';

/** What the slides of a talk are, and the parts of them that decide where one stands. */
export const SLIDES = { kind: 'slide', section: 'section', shortest: 'shortest', shows: 'shows' } as const;

/** What a talk that convinces has beside its argument, as the part says what a slide shows. */
export const TALK_MARKS = ['ablation', 'negative-result', 'failure-case'] as const;
export type TalkMark = (typeof TALK_MARKS)[number];

/** One length of a talk, cut from the pool. */
export type Version = {
  id: string;
  label: string;
  minutes: number;
  sections: readonly VersionSection[];
  slideCount: number;
  /** Of which it has no slide. */
  lacks: readonly TalkMark[];
};

export type VersionSection = {
  id: string;
  label: string;
  /** What it may take. */
  seconds: number;
  /** In the order of the pool. */
  slides: readonly Piece[];
};

/**
 * The lengths of a talk with the slides of each, shortest first.
 *
 * Lengths, sections and their weights are those of the kind that times runs of it; a slide stands in every version that
 * is at least as long as the shortest one that has it.
 *
 * @param slides - of this talk, in their order; archived ones are left out
 * @returns nothing where no kind times it
 */
export function versionsOf(kinds: readonly Kind[], talkKind: string, slides: readonly Piece[]): Version[] {
  const timing = kinds
    .filter(({ of }) => of === talkKind)
    .map(timingOf)
    .find((one) => one?.length !== undefined);
  const slideKind = kinds.find(({ id }) => id === SLIDES.kind);
  if (!timing?.length || !slideKind) return [];
  const placed = slides
    .filter(({ archivedOn }) => archivedOn === null)
    .map((slide) => placeIn(slideKind, slide));
  const { rows } = timing.durations;
  return timing.length.choices.flatMap(({ id, label, minutes }) => {
    if (minutes === undefined) return [];
    const inIt = placed.filter(({ from }) => from !== undefined && from <= minutes);
    const seconds = shareOut(rows, 60 * minutes);
    const sections = rows.map((row) => ({
      id: row.id,
      label: row.label,
      seconds: seconds.get(row.id) ?? 0,
      slides: inIt.filter(({ section }) => section === row.id).map(({ slide }) => slide),
    }));
    const slidesIn = sections.flatMap((section) => section.slides);
    const lacks = TALK_MARKS.filter((mark) => !slidesIn.some((slide) => markOf(slide) === mark));
    return [{ id, label, minutes, sections, slideCount: slidesIn.length, lacks }];
  });
}

function placeIn({ parts }: Kind, slide: Piece) {
  const chosen = (part: string) => partOf(slide, part).text;
  const choices = parts.find(({ id }) => id === SLIDES.shortest)?.choices ?? [];
  return {
    slide,
    section: chosen(SLIDES.section),
    from: choices.find(({ id }) => id === chosen(SLIDES.shortest))?.minutes,
  };
}

/** What a slide shows that a sceptic asks for; `null` for a step of the argument. */
export function markOf(slide: Pick<Piece, 'parts'>): TalkMark | null {
  const shows = partOf(slide, SLIDES.shows).text;
  return TALK_MARKS.find((mark) => mark === shows) ?? null;
}

/** Slides that are in no version, since they do not say in which section they stand, or from which length on. */
export function straySlides(slides: readonly Piece[]): Piece[] {
  return slides.filter(
    (slide) =>
      slide.archivedOn === null &&
      (partOf(slide, SLIDES.section).text === '' || partOf(slide, SLIDES.shortest).text === ''),
  );
}
