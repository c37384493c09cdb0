import { type Kind, kindByItself, standsByItself } from '../plans/portfolio/kind.ts';
import { inPlainWords } from '../plans/text/linear.ts';
import { MOCKS_ADDRESS, READINESS_ADDRESS } from './mock/addresses.ts';
import type { IconName } from './parts/icon.tsx';
import { kindAddress, PORTFOLIO_ADDRESS } from './portfolio/addresses.ts';
import { DRILL_ADDRESS, practiceAddress } from './practice/addresses.ts';
import { READING_ADDRESS } from './reading/addresses.ts';

/** The pages that the navigation leads to, by place. Every other page stands below one of them. */
type PlacePageName =
  | 'today'
  | 'road'
  | 'weeks'
  | 'calendar'
  | 'habits'
  | 'reading'
  | 'questions'
  | 'drill'
  | 'mocks'
  | 'readiness'
  | 'portfolio'
  | 'progress'
  | 'time'
  | 'report'
  | 'settings'
  | 'changes'
  | 'help';

/** The page of a kind of pieces: which there are, the library says. */
type KindPageName = `kind-${string}`;

/** Where a page stands in the navigation. */
export type NavName = PlacePageName | KindPageName;

type PlacePage = { name: NavName; href: string; label: string; key?: string };

/** One of the five places, or what is behind the gear. It leads to its first page. */
export type Place = { label: string; icon: IconName; pages: readonly [PlacePage, ...PlacePage[]] };

const PORTFOLIO: Place = {
  label: 'Portfolio',
  icon: 'folder',
  pages: [{ name: 'portfolio', href: PORTFOLIO_ADDRESS, label: 'All', key: 'o' }],
};

/** As many as the foot of a phone holds. */
export const PLACES: readonly Place[] = [
  {
    label: 'Today',
    icon: 'sun',
    pages: [{ name: 'today', href: '/today', label: 'Today', key: 't' }],
  },
  {
    label: 'Plan',
    icon: 'road',
    pages: [
      { name: 'road', href: '/plan', label: 'Road', key: 'p' },
      { name: 'weeks', href: '/weeks', label: 'Weeks', key: 'w' },
      { name: 'calendar', href: '/calendar', label: 'Calendar', key: 'c' },
      { name: 'habits', href: '/habits', label: 'Habits' },
      { name: 'reading', href: READING_ADDRESS, label: 'Reading', key: 'b' },
    ],
  },
  {
    label: 'Practice',
    icon: 'talk',
    pages: [
      { name: 'questions', href: practiceAddress(), label: 'Questions', key: 'q' },
      { name: 'drill', href: DRILL_ADDRESS, label: 'Drill' },
      { name: 'mocks', href: MOCKS_ADDRESS, label: 'Mocks' },
      { name: 'readiness', href: READINESS_ADDRESS, label: 'Readiness' },
    ],
  },
  PORTFOLIO,
  {
    label: 'Progress',
    icon: 'chart',
    pages: [
      { name: 'progress', href: '/progress', label: 'Progress', key: 'g' },
      { name: 'time', href: '/progress/time', label: 'Time' },
      { name: 'report', href: '/report', label: 'Report', key: 'r' },
    ],
  },
];

/** What is opened once a week or less. */
export const GEAR: Place = {
  label: 'Settings',
  icon: 'gear',
  pages: [
    { name: 'settings', href: '/settings', label: 'Settings', key: 's' },
    { name: 'changes', href: '/changes', label: 'Recent changes' },
    { name: 'help', href: '/help', label: 'How it works' },
  ],
};

/** The letters that lead to pages from anywhere, in the order of the places. */
export const PLACE_KEYS: readonly { key: string; page: string; href: string }[] = [...PLACES, GEAR].flatMap(
  ({ label, pages }) =>
    pages.flatMap(({ key, href, label: page }, index) =>
      key === undefined ? [] : [{ key, page: index === 0 ? label : page, href }],
    ),
);

/** The pages of pieces stand under their kind, or under the one that it belongs to. */
export function kindPageName(kind: Kind, kinds: readonly Kind[]): KindPageName | 'portfolio' {
  if (kind.isStandIn) return 'portfolio';
  return `kind-${kindByItself(kind, kinds).id}`;
}

/** The place that a page stands in, with its pages. */
export function placeOf(name: NavName, library: { readonly kinds: readonly Kind[] }): Place | null {
  const place = isOfKind(name)
    ? PORTFOLIO
    : [...PLACES, GEAR].find(({ pages }) => pages.some((page) => page.name === name));
  if (place !== PORTFOLIO) return place ?? null;
  const ofKinds = library.kinds.filter(standsByItself).map((kind) => ({
    name: kindPageName(kind, library.kinds),
    href: kindAddress(kind.id),
    label: inPlainWords(kind.plural),
  }));
  return { ...place, pages: [...place.pages, ...ofKinds] };
}

function isOfKind(name: NavName): name is KindPageName {
  return name.startsWith('kind-');
}
