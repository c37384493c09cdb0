import { sumOf } from '../sum.ts';
import type { Readiness } from './readiness.ts';

/** By id of an area, how far it is from ready, from 0 to 1: the mean of what is missing to the marks of its signs. */
export function weaknessOf({ areas }: Pick<Readiness, 'areas'>): Map<string, number> {
  return new Map(
    areas.map(({ area, signs }) => [area.id, signs.length === 0 ? 1 : sumOf(signs, missing) / signs.length]),
  );
}

const missing = ({ share }: { share: number }) => 1 - share;
