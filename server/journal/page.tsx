import { listChanges } from '../../db/journal/history.ts';
import { wayBack } from '../../db/journal/way-back.ts';
import { datesIn } from '../../plans/dates.ts';
import { type ChangeLine, ChangesPage } from '../../views/journal/changes.tsx';
import type { OpenPageRoute } from '../http/pages/page-route.ts';

const CHANGES_SHOWN = 30;

export const changesPage: OpenPageRoute = {
  path: '/changes',
  find: ({ deps, settings, from }) => {
    const { formatMoment } = datesIn(settings);
    const { undo, redo } = wayBack(deps.db);
    const changes = listChanges(deps.db, { limit: CHANGES_SHOWN }).map((change) => ({
      id: change.id,
      when: formatMoment(change.at, settings.timeZone),
      facts: change.facts,
      isUndone: change.undoneAt !== null,
      canUndo: change.undoneAt === null ? change.canUndo : change.canRedo,
      turnedBy: turnedBy(change.id, undo?.id, redo?.id),
    }));
    return {
      title: 'Recent changes',
      nav: 'changes',
      sheet: 'journal',
      main: <ChangesPage changes={changes} from={from} />,
    };
  },
};

function turnedBy(id: number, undoId?: number, redoId?: number): ChangeLine['turnedBy'] {
  if (id === undoId) return 'u';
  return id === redoId ? 'U' : null;
}
