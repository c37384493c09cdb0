import { describe, expect, it } from 'vitest';
import { loadLibrary } from '../../../server/library/library.ts';
import { findAvailableRoadmap } from '../../../server/roadmap/available-roadmaps.ts';
import { testApp } from '../../support/app/test-app.ts';
import { keepRoadmap, SMALL_ROADMAP } from '../../support/app/upload.ts';

describe('an uploaded roadmap', () => {
  it('is read once while it is in use, and let go when others were asked for since', async () => {
    const app = await testApp({ plan: 'none' });
    const ids = ['own-1', 'own-2', 'own-3', 'own-4', 'own-5'];
    for (const id of ids) await keepRoadmap(app, SMALL_ROADMAP.replace(/^id: .*$/m, `id: ${id}`));
    const deps = { db: app.db, library: loadLibrary() };
    const find = (id: string) => findAvailableRoadmap(deps, id)?.roadmap;

    const first = find('own-1');
    expect(first?.id).toBe('own-1');
    for (const id of ids.slice(1, 4)) find(id);
    expect(find('own-1')).toBe(first);

    for (const id of ids.slice(1)) find(id);
    expect(find('own-1')).toEqual(first);
    expect(find('own-1')).not.toBe(first);
  });
});
