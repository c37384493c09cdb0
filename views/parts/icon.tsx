const PATHS = {
  /* The seamark itself: a day shape on its staff above the water. */
  daymark: 'M12 2 18 10H6ZM12 10v8M9 14h6M4 20c2-1.6 4-1.6 6 0s4 1.6 6 0 3-1.4 4-.6',
  sun: 'M12 8a4 4 0 1 1 0 8 4 4 0 0 1 0-8ZM12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M5.3 18.7l1.4-1.4M17.3 6.7l1.4-1.4',
  road: 'M9 3 5 21M15 3l4 18M12 4v3M12 10v4M12 17v4',
  talk: 'M4 5h16v11h-8.5L7 20v-4H4ZM8 9h8M8 12.5h5',
  chart: 'M4 4v16h16M7.5 15.5l4-5 3.5 3 5-7',
  folder: 'M3.5 6.5h6l2 2.5h9v10.5h-17ZM3.5 12h17',
  gear: 'M12 5.6a6.4 6.4 0 1 1 0 12.8 6.4 6.4 0 0 1 0-12.8ZM12 9.4a2.6 2.6 0 1 1 0 5.2 2.6 2.6 0 0 1 0-5.2ZM12 5.6V3M12 18.4V21M5.6 12H3M18.4 12H21M7.5 7.5 5.6 5.6M16.5 7.5l1.9-1.9M7.5 16.5l-1.9 1.9M16.5 16.5l1.9 1.9',
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
