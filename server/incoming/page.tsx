import { type IncomingUse, usesOf } from '../../plans/incoming/uses.ts';
import { DoorPage, type DoorPageProps } from '../../views/incoming/door.tsx';
import { OtherUsePage } from '../../views/incoming/other-use.tsx';
import type { AppDeps } from '../deps.ts';
import type { OpenPageRoute } from '../http/pages/page-route.ts';
import type { Page } from '../http/respond.tsx';
import { foundIn } from './found.ts';
import { findQuestionsImport } from './questions/page.tsx';
import type { Staged } from './staged.ts';
import { findTasksPage } from './tasks/page.tsx';

export const doorPage: OpenPageRoute = {
  path: '/import',
  find: () => findDoorPage({ text: '', errors: {}, gone: null }),
};

/** The door: before anything came in, or with what is wrong with what was sent. */
export function findDoorPage(props: DoorPageProps): Page {
  const main = <DoorPage {...props} />;
  return { title: 'Bring in what you have', nav: 'settings', sheet: 'incoming', main };
}

type FindPage = (deps: AppDeps, staged: Staged, query: Readonly<Record<string, unknown>>) => Page;

/** What a file becomes, each on a page of its own. */
const PAGE_OF_USE: Readonly<Record<IncomingUse, FindPage>> = {
  tasks: findTasksPage,
  questions: (deps, staged) => findQuestionsImport(deps, staged, foundIn(staged, 'questions')),
  papers: (_deps, staged) => findOtherUsePage(staged),
};

/** A file that was read, as what is asked for of it, else as what is likeliest. */
export const findStagedPage: FindPage = (deps, staged, query) => {
  const uses = usesOf(staged.incoming);
  const use = uses.find((each) => each === query.as) ?? uses[0];
  return use === undefined ? findOtherUsePage(staged) : PAGE_OF_USE[use](deps, staged, query);
};

/** Papers, and a whole Daymark, come in by ways of their own. */
function findOtherUsePage({ name, incoming }: Staged): Page {
  const main = <OtherUsePage name={name} incoming={incoming} />;
  return { title: 'What it is', nav: 'settings', sheet: 'incoming', main };
}
