import type { ComponentChildren } from 'preact';
import { Icon } from './parts/icon.tsx';
import { GEAR, type NavName, PLACE_KEYS, PLACES, type Place } from './places.ts';

/** `t /today p /plan …` */
const KEYS = PLACE_KEYS.map(({ key, href }) => `${key} ${href}`).join(' ');

type NavigationProps = { current: NavName | null; place: Place | null };

/** The places, the gear, and the pages of the place that the reader is in. */
export function Navigation({ current, place }: NavigationProps) {
  return (
    <>
      <nav class="nav" aria-label="Places" data-keys={KEYS}>
        <ul>
          {PLACES.map((one) => (
            <li key={one.label}>
              <PlaceLink class="nav__link" place={one} isCurrent={one.label === place?.label}>
                {one.label}
              </PlaceLink>
            </li>
          ))}
        </ul>
      </nav>
      <PlaceLink class="gear" place={GEAR} isCurrent={GEAR.label === place?.label}>
        <span class="visually-hidden">{GEAR.label}</span>
      </PlaceLink>
      {place && hasPages(place) && (
        <nav class="nav-pages" aria-label={`Pages of ${place.label}`}>
          <ul>
            {place.pages.map(({ name, href, label }) => (
              <li key={name}>
                <a class="nav-pages__link" href={href} {...(name === current ? CURRENT_PAGE : {})}>
                  {label}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
    </>
  );
}

const CURRENT_PAGE = { 'aria-current': 'page' } as const;
const CURRENT_PLACE = { 'aria-current': 'true' } as const;

type PlaceLinkProps = { class: string; place: Place; isCurrent: boolean; children: ComponentChildren };

function PlaceLink({ class: className, place, isCurrent, children }: PlaceLinkProps) {
  const marks = hasPages(place) ? CURRENT_PLACE : CURRENT_PAGE;
  return (
    <a class={className} href={place.pages[0].href} {...(isCurrent ? marks : {})}>
      <Icon name={place.icon} />
      {children}
    </a>
  );
}

/** A place of one page is that page. */
function hasPages({ pages }: Place): boolean {
  return pages.length > 1;
}
