const PATHS = {
  /* The seamark itself: a day shape on its staff above the water. */
  daymark: 'M12 2 18 10H6ZM12 10v8M9 14h6M4 20c2-1.6 4-1.6 6 0s4 1.6 6 0 3-1.4 4-.6',
  sun: 'M12 8a4 4 0 1 1 0 8 4 4 0 0 1 0-8ZM12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M5.3 18.7l1.4-1.4M17.3 6.7l1.4-1.4',
  month: 'M4 5.5h16v14H4ZM4 10h16M8.5 3v4M15.5 3v4M8 14h3M13 14h3',
  weeks: 'M4 6.5h16M4 12h11M4 17.5h14',
  road: 'M9 3 5 21M15 3l4 18M12 4v3M12 10v4M12 17v4',
  talk: 'M4 5h16v11h-8.5L7 20v-4H4ZM8 9h8M8 12.5h5',
  chart: 'M4 4v16h16M7.5 15.5l4-5 3.5 3 5-7',
  page: 'M6 3h8l4 4v14H6ZM14 3v4h4M9 12h6M9 16h6',
  book: 'M12 6.5C10 5 7 4.5 3.5 5v13.5c3.5-.5 6.5 0 8.5 1.5 2-1.5 5-2 8.5-1.5V5C17 4.5 14 5 12 6.5ZM12 6.5V20',
  folder: 'M3.5 6.5h6l2 2.5h9v10.5h-17ZM3.5 12h17',
  dial: 'M4 7h9M17 7h3M4 17h3M11 17h9M15 4.8v4.4M9 14.8v4.4',
  left: 'M14.5 5 8 12l6.5 7',
  right: 'M9.5 5 16 12l-6.5 7',
  up: 'M5 14.5 12 8l7 6.5',
  down: 'M5 9.5 12 16l7-6.5',
  undo: 'M8 5 4 9l4 4M4.5 9H14a5.5 5.5 0 0 1 0 11H9',
  close: 'M6 6l12 12M18 6 6 18',
  link: 'M10 14a4 4 0 0 0 6 .4l3-3a4 4 0 0 0-5.7-5.7l-1 1M14 10a4 4 0 0 0-6-.4l-3 3a4 4 0 0 0 5.7 5.7l1-1',
} as const;

export type IconName = keyof typeof PATHS;

/** A drawing beside a word; it says nothing by itself and is hidden from screen readers. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg class={`icon icon--${name}`} viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
