import { listChanges } from '../../db/journal/history.ts';
import { ChangesPage } from '../../views/pages/changes.tsx';
import type { PageRoute } from './page-route.ts';

const CHANGES_SHOWN = 30;

export const changesPage: PageRoute = {
  path: '/changes',
  find: ({ deps, settings, from }) => {
    const timeOfDay = new Intl.DateTimeFormat('en-GB', {
      timeZone: settings.timeZone,
      hour: '2-digit',
      minute: '2-digit',
    });
    const changes = listChanges(deps.db, { limit: CHANGES_SHOWN }).map((change) => ({
      id: change.id,
      onDay: change.onDay,
      time: timeOfDay.format(Date.parse(change.at)),
      summary: change.summary,
      isUndone: change.undoneAt !== null,
      canUndo: change.undoneAt === null ? change.canUndo : change.canRedo,
    }));
    return {
      title: 'Recent changes',
      nav: null,
      styles: ['lists'],
      main: <ChangesPage changes={changes} from={from} />,
    };
  },
};
