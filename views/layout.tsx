import type { ComponentChildren } from 'preact';
import { type LastChange, LastChangeNotice } from './journal/last-change.tsx';
import { ANSWERED_BY_THE_PAGE } from './parts/form/action-form.tsx';
import { Icon, type IconName } from './parts/icon.tsx';

/** The page a link of the navigation leads to; `null` on pages outside of it. */
export type NavName = 'today' | 'weeks' | 'plan' | 'practice' | 'progress' | 'report' | 'settings';

/** Style sheets that only some pages need. */
export type StyleName =
  | 'tasks'
  | 'setup'
  | 'weeks'
  | 'filter'
  | 'plan'
  | 'plans'
  | 'practice'
  | 'print'
  | 'charts'
  | 'progress'
  | 'lists'
  | 'report'
  | 'links'
  | 'replan'
  | 'calendar'
  | 'time'
  | 'timer'
  | 'mock'
  | 'review'
  | 'drill';

/** Scripts that only some pages need. */
export type ScriptName = 'timer' | 'drill';

/** Addresses of the style sheet and the scripts; their names change with their content. */
export type Assets = { base: string; css: string; js: string; htmx: string };

export type LayoutProps = {
  title: string;
  nav: NavName | null;
  styles?: readonly StyleName[] | undefined;
  scripts?: readonly ScriptName[] | undefined;
  theme: 'auto' | 'light' | 'dark';
  assets: Assets;
  /** Before there is a plan there is nothing to navigate to. */
  hasPlan: boolean;
  lastChange: LastChange | null;
  /** The name of this page as it is now, by which a change says what is in sight; `null` where it has none. */
  version: string | null;
  /** The address of this page, to come back to after a change. */
  from: string;
  children: ComponentChildren;
};

const NAV_LINKS: readonly { name: NavName; href: string; label: string; icon: IconName; key: string }[] = [
  { name: 'today', href: '/today', label: 'Today', icon: 'sun', key: 't' },
  { name: 'weeks', href: '/weeks', label: 'Weeks', icon: 'weeks', key: 'w' },
  { name: 'plan', href: '/plan', label: 'Plan', icon: 'road', key: 'p' },
  { name: 'practice', href: '/practice', label: 'Practice', icon: 'talk', key: 'q' },
  { name: 'progress', href: '/progress', label: 'Progress', icon: 'chart', key: 'g' },
  { name: 'report', href: '/report', label: 'Report', icon: 'page', key: 'r' },
  { name: 'settings', href: '/settings', label: 'Settings', icon: 'dial', key: 's' },
];

/** The document around a page's main part. */
export function Layout({
  title,
  nav,
  styles = [],
  scripts = [],
  theme,
  assets,
  hasPlan,
  lastChange,
  version,
  from,
  children,
}: LayoutProps) {
  return (
    <html lang="en" {...(theme === 'auto' ? {} : { 'data-theme': theme })}>
      <head>
        <meta charset="utf-8" />
        <title>{`${title} · Daymark`}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta
          name="htmx-config"
          content='{"includeIndicatorCSS":false,"morphIgnore":["data-htmx-powered","open"]}'
        />
        <link rel="icon" href={`${assets.base}/daymark.svg`} type="image/svg+xml" />
        <link rel="stylesheet" href={assets.css} />
        {styles.map((name) => (
          <link key={name} rel="stylesheet" href={`${assets.base}/css/${name}.css`} />
        ))}
        <script src={assets.htmx} defer />
        <script src={assets.js} type="module" />
        {scripts.map((name) => (
          <script key={name} src={`${assets.base}/js/${name}.js`} type="module" />
        ))}
      </head>
      <body {...ANSWERED_BY_THE_PAGE} {...(version === null ? {} : { 'data-version': version })}>
        <a class="skip-link" href="#main">
          Skip to the page
        </a>
        <header class="masthead">
          <a class="masthead__name" href="/">
            <Icon name="daymark" />
            Daymark
          </a>
          {hasPlan && <Navigation current={nav} />}
        </header>
        {children}
        <div id="flash" role="status">
          <LastChangeNotice change={lastChange} from={from} />
        </div>
        <footer class="colophon">
          <a href="/help">How it works</a>
          {hasPlan && <a href="/changes">Recent changes</a>}
        </footer>
      </body>
    </html>
  );
}

function Navigation({ current }: { current: NavName | null }) {
  return (
    <nav class="nav" aria-label="Pages">
      <ul>
        {NAV_LINKS.map(({ name, href, label, icon, key }) => (
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
