import type { ComponentChildren } from 'preact';
import { inPlainWords } from '../plans/text/linear.ts';
import type { Assets, SheetName } from './assets.ts';
import { type LastChange, LastChangeNotice } from './journal/last-change.tsx';
import { ANSWERED_BY_THE_PAGE } from './parts/form/action-form.tsx';
import { Icon, type IconName } from './parts/icon.tsx';

/** The page a link of the navigation leads to; `null` on pages outside of it. */
export type NavName =
  | 'today'
  | 'plan'
  | 'calendar'
  | 'weeks'
  | 'practice'
  | 'portfolio'
  | 'progress'
  | 'reading'
  | 'report'
  | 'settings';

export type LayoutProps = {
  title: string;
  nav: NavName | null;
  sheet: SheetName;
  theme: 'auto' | 'light' | 'dark';
  assets: Assets;
  /** Before there is a plan there is nothing to navigate to. */
  hasPlan: boolean;
  lastChange: LastChange | null;
  /** What this answer has to say besides. */
  told: string | null;
  /** Where the learner's days begin and end; `null` on pages that show nothing of theirs. */
  homeZone: string | null;
  /** The name of this page as it is now, by which a change says what is in sight; `null` where it has none. */
  version: string | null;
  /** The address of this page, to come back to after a change. */
  from: string;
  /** Without JavaScript the page is asked for again after so long. */
  refreshSeconds?: number | undefined;
  children: ComponentChildren;
};

type NavLink = { name: NavName; href: string; label: string; icon: IconName; key: string };

/** As many as the foot of a phone holds. */
const NAV_LINKS: readonly NavLink[] = [
  { name: 'today', href: '/today', label: 'Today', icon: 'sun', key: 't' },
  { name: 'plan', href: '/plan', label: 'Plan', icon: 'road', key: 'p' },
  { name: 'calendar', href: '/calendar', label: 'Calendar', icon: 'month', key: 'c' },
  { name: 'weeks', href: '/weeks', label: 'Weeks', icon: 'weeks', key: 'w' },
  { name: 'practice', href: '/practice', label: 'Practice', icon: 'talk', key: 'q' },
  { name: 'progress', href: '/progress', label: 'Progress', icon: 'chart', key: 'g' },
];

/** What is opened once a week or less: on a phone it stands at the top. */
const SELDOM_LINKS: readonly NavLink[] = [
  { name: 'portfolio', href: '/portfolio', label: 'Portfolio', icon: 'folder', key: 'o' },
  { name: 'reading', href: '/reading', label: 'Reading', icon: 'book', key: 'b' },
  { name: 'report', href: '/report', label: 'Report', icon: 'page', key: 'r' },
  { name: 'settings', href: '/settings', label: 'Settings', icon: 'dial', key: 's' },
];

/** The document around a page's main part. */
export function Layout({
  title,
  nav,
  sheet,
  theme,
  assets,
  hasPlan,
  lastChange,
  told,
  homeZone,
  version,
  from,
  refreshSeconds,
  children,
}: LayoutProps) {
  return (
    <html lang="en" {...(theme === 'auto' ? {} : { 'data-theme': theme })}>
      <head>
        <meta charset="utf-8" />
        <title>{`${inPlainWords(title)} · Daymark`}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta
          name="htmx-config"
          content='{"includeIndicatorCSS":false,"morphIgnore":["data-htmx-powered","open"]}'
        />
        <Links assets={assets} sheet={sheet} />
        <script src={assets.script} type="module" />
        {refreshSeconds !== undefined && (
          <noscript>
            <meta http-equiv="refresh" content={String(refreshSeconds)} />
          </noscript>
        )}
      </head>
      <body
        {...ANSWERED_BY_THE_PAGE}
        {...(homeZone === null ? {} : { 'data-home-zone': homeZone })}
        {...(version === null ? {} : { 'data-version': version })}
      >
        <a class="skip-link" href="#main">
          Skip to the page
        </a>
        <header class="masthead">
          <a class="masthead__name" href="/">
            <Icon name="daymark" />
            <span class="masthead__word">Daymark</span>
          </a>
          {hasPlan && (
            <>
              <Navigation class="nav" label="Pages" links={NAV_LINKS} current={nav} />
              <Navigation class="nav-seldom" label="More pages" links={SELDOM_LINKS} current={nav} />
            </>
          )}
        </header>
        {children}
        <div id="flash" role="status">
          <LastChangeNotice change={lastChange} told={told} from={from} />
        </div>
        <footer class="colophon">
          <a href="/help">How it works</a>
          {hasPlan && <a href="/changes">Recent changes</a>}
        </footer>
      </body>
    </html>
  );
}

/** What the first screen waits for: one style sheet, and the typefaces that it asks for in turn. */
export function Links({ assets, sheet }: { assets: Assets; sheet: SheetName }) {
  return (
    <>
      <link rel="stylesheet" href={assets.sheets[sheet]} />
      {assets.faces.map((face) => (
        <link key={face} rel="preload" href={face} as="font" type="font/woff2" crossorigin="anonymous" />
      ))}
      <link rel="icon" href={assets.icon} type="image/svg+xml" />
    </>
  );
}

type NavigationProps = { class: string; label: string; links: readonly NavLink[]; current: NavName | null };

function Navigation({ class: className, label: navLabel, links, current }: NavigationProps) {
  return (
    <nav class={className} aria-label={navLabel}>
      <ul>
        {links.map(({ name, href, label, icon, key }) => (
          <li key={name}>
            <a
              class="nav__link"
              href={href}
              data-key={key}
              {...(name === current ? { 'aria-current': 'page' as const } : {})}
            >
              <Icon name={icon} />
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
