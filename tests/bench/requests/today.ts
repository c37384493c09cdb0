import type { Figure } from '../figures.ts';
import { measurePage } from './page-load.ts';

/** The Today page of a full plan. */
export function measureToday(): Promise<Figure[]> {
  return measurePage({ name: 'Today', path: '/today', isRight: isToday });
}

function isToday(body: string): boolean {
  return body.startsWith('<!doctype html>') && body.endsWith('</html>') && body.includes('aria-pressed');
}
