import type { ComponentChildren } from 'preact';
import { inPlainWords } from '../plans/text/linear.ts';
import type { Assets, SheetName } from './assets.ts';
import { type LastChange, LastChangeNotice } from './journal/last-change.tsx';
import { Navigation } from './navigation.tsx';
import { ANSWERED_BY_THE_PAGE } from './parts/form/action-form.tsx';
import { Icon } from './parts/icon.tsx';
import type { NavName, Place } from './places.ts';

export type LayoutProps = {
  title: string;
  /** The page of the navigation that it is, or stands below, and the place with that page. */
  nav: NavName | null;
  place: Place | null;
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

/** The document around a page's main part. */
export function Layout({
  title,
  nav,
  place,
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
          {hasPlan && <Navigation current={nav} place={place} />}
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
