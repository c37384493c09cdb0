import { listChanges } from '../../db/journal/history.ts';
import { datesIn } from '../../plans/dates.ts';
import { ChangesPage } from '../../views/journal/changes.tsx';
import type { OpenPageRoute } from '../http/pages/page-route.ts';

const CHANGES_SHOWN = 30;

export const changesPage: OpenPageRoute = {
  path: '/changes',
  find: ({ deps, settings, from }) => {
    const { formatTime } = datesIn(settings);
    const changes = listChanges(deps.db, { limit: CHANGES_SHOWN }).map((change) => ({
      id: change.id,
      onDay: change.onDay,
      time: formatTime(change.at, settings.timeZone),
      facts: change.facts,
      isUndone: change.undoneAt !== null,
      canUndo: change.undoneAt === null ? change.canUndo : change.canRedo,
    }));
    return {
      title: 'Recent changes',
      nav: null,
      sheet: 'journal',
      main: <ChangesPage changes={changes} from={from} />,
    };
  },
};
