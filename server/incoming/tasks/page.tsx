import { randomUUID } from 'node:crypto';
import type { Day } from '../../../plans/day.ts';
import {
  type ProposalErrors,
  type ProposalTexts,
  type SettledProposal,
  settleProposal,
  textsOfProposal,
} from '../../../plans/incoming/tasks/edit.ts';
import { guessPhases, placeTasks, repeatsIn } from '../../../plans/incoming/tasks/into-plan.ts';
import type { Proposal } from '../../../plans/incoming/tasks/proposal.ts';
import type { Plan } from '../../../plans/plan/plan.ts';
import { BroughtPage, type IntoPlan } from '../../../views/incoming/tasks/brought.tsx';
import { WholeRoadmapPage } from '../../../views/incoming/tasks/whole-roadmap.tsx';
import type { AppDeps } from '../../deps.ts';
import type { Page } from '../../http/respond.tsx';
import { loadStanding } from '../../http/standing.ts';
import { foundIn } from '../found.ts';
import type { Staged } from '../staged.ts';
import { findProposal } from './find-proposal.ts';

/** What was sent of the page, where it was. */
export type SentProposal = {
  texts: ProposalTexts;
  errors: ProposalErrors;
  sent: Readonly<Record<string, unknown>>;
  formToken: string;
};

const PAGE = { title: 'What would come of it', nav: 'settings', sheet: 'incoming' } as const;

/** What a file would become, to be looked over and changed before anything is kept. */
export function findTasksPage(
  deps: AppDeps,
  staged: Staged,
  query: Readonly<Record<string, unknown>>,
  edited: SentProposal | null = null,
): Page {
  const { plan, today, settings } = loadStanding(deps);
  const { read, choice, roadmap } = findProposal(staged, query, { today, locale: settings.locale });
  const found = foundIn(staged, 'tasks');
  if (roadmap !== null) return { ...PAGE, main: <WholeRoadmapPage found={found} yaml={roadmap} /> };
  const proposal = read.ok ? read.proposal : null;
  const texts = edited?.texts ?? (proposal && textsOfProposal(proposal));
  const main = (
    <BroughtPage
      found={found}
      choice={choice}
      shown={read.ok && texts ? { proposal: read.proposal, part: read.part, texts } : null}
      problem={read.ok ? null : read.problem}
      errors={edited?.errors ?? {}}
      sent={edited?.sent ?? {}}
      intoPlan={
        plan && proposal && texts ? findIntoPlan(plan, proposal, texts, edited?.sent ?? {}, today) : null
      }
      formToken={edited?.formToken ?? randomUUID()}
    />
  );
  return { ...PAGE, main };
}

/** Where the tasks would fall in the plan that is running; nothing of that while something typed does not fit. */
function findIntoPlan(
  plan: Plan,
  proposal: Proposal,
  texts: ProposalTexts,
  sent: Readonly<Record<string, unknown>>,
  today: Day,
): IntoPlan {
  const phaseIds = chosenPhases(plan, proposal, sent, today);
  const phases = plan.phases.map(({ id, title }) => ({ id, title }));
  const settled = settleProposal(proposal, texts);
  if (!settled.ok)
    return { phases, phaseIds, placement: null, repeatCount: 0, addsAgain: sent.again === 'yes' };
  const { placement, repeatCount } = placeChosen(plan, { proposal, settled }, sent, today);
  return { phases, phaseIds, placement, repeatCount, addsAgain: sent.again === 'yes' };
}

/** The phases of the plan that were chosen, by those of the file; as guessed where none was. */
function chosenPhases(
  plan: Plan,
  proposal: Proposal,
  sent: Readonly<Record<string, unknown>>,
  today: Day,
): number[] {
  const guessed = guessPhases(plan, proposal, today);
  return guessed.map((id, index) => {
    const chosen = plan.phases.find((phase) => String(phase.id) === sent[`p${index}-into`]);
    return chosen?.id ?? id;
  });
}

/**
 * Places what is kept of a proposal in the phases that were chosen. What the plan has already is left out, unless it is
 * to be added again.
 *
 * @param settled - the proposal as edited, which has lost the phases of which nothing is kept
 */
export function placeChosen(
  plan: Plan,
  { proposal, settled }: { proposal: Proposal; settled: Extract<SettledProposal, { ok: true }> },
  sent: Readonly<Record<string, unknown>>,
  today: Day,
) {
  const all = chosenPhases(plan, proposal, sent, today);
  const phaseIds = settled.places.map((place) => all[place] ?? 0);
  const repeats = repeatsIn(plan, settled.proposal, phaseIds);
  const isWanted = sent.again === 'yes' ? () => true : (place: number) => !repeats.has(place);
  let place = 0;
  const phases = settled.proposal.phases.map((phase) => ({
    ...phase,
    tasks: phase.tasks.filter(() => isWanted(place++)),
  }));
  const placement = placeTasks(plan, { ...settled.proposal, phases }, phaseIds, today);
  return { placement, repeatCount: repeats.size };
}
