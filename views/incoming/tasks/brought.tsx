import { agree, count, formatHours } from '../../../plans/format.ts';
import {
  isStillGuessed,
  type ProposalErrors,
  type ProposalTexts,
  taskField,
} from '../../../plans/incoming/tasks/edit.ts';
import type { Proposal, ShownPart } from '../../../plans/incoming/tasks/proposal.ts';
import { sumOf } from '../../../plans/sum.ts';
import { fieldId } from '../../ids.ts';
import { Entry, PageHead } from '../../parts/entry.tsx';
import { Field, FieldError } from '../../parts/form/field.tsx';
import { Markdown } from '../../parts/markdown.tsx';
import { DOOR_ADDRESS, SUM_ID, stagedAddress } from '../addresses.ts';
import { Found, type FoundProps } from '../found.tsx';
import { BroughtTask } from './brought-task.tsx';
import { Columns, type ColumnsProps } from './columns.tsx';
import { FewErrors } from './few-errors.tsx';
import { wholeTasks } from './form-size.ts';
import { Guesses } from './guesses.tsx';
import { type IntoPlan, IntoPlanEntry } from './into-plan.tsx';
import { Parts } from './parts.tsx';
import { PhaseHead } from './phase-head.tsx';

export type { IntoPlan } from './into-plan.tsx';

export type BroughtPageProps = {
  found: FoundProps;
  choice: Omit<ColumnsProps, 'address'> | null;
  /** What would come of it, and how it stands in the form; `null` where nothing would. */
  shown: { proposal: Proposal; part: ShownPart; texts: ProposalTexts } | null;
  problem: string | null;
  errors: ProposalErrors;
  sent: Readonly<Record<string, unknown>>;
  /** `null` where no plan is running. */
  intoPlan: IntoPlan | null;
  formToken: string;
};

/** What would come of this, and is it what I meant? */
export function BroughtPage({
  found,
  choice,
  shown,
  problem,
  errors,
  sent,
  intoPlan,
  formToken,
}: BroughtPageProps) {
  const address = stagedAddress(found.ticket, 'tasks');
  const columns = choice ? choiceFields(choice) : [];
  const number = shown?.part.number ?? 1;
  const fields = [...columns, ...(number > 1 ? [['part', String(number)] as const] : [])];
  return (
    <main id="main" class="page page--brought" tabIndex={-1}>
      <PageHead eyebrow={<a href={DOOR_ADDRESS}>Bring in what you have</a>} title="What would come of it" />
      <Found {...found} />
      {problem !== null && (
        <p class="notice" role="alert">
          {problem}
        </p>
      )}
      {shown && <Parts part={shown.part} address={`${address}&${new URLSearchParams(columns)}`} />}
      {choice && <Columns address={address} {...choice} />}
      {shown && (
        <form class="brought" method="post" action={`${DOOR_ADDRESS}/${found.ticket}/tasks`} noValidate>
          <input type="hidden" name="formToken" value={formToken} />
          {fields.map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          {/* What Enter in a field presses. */}
          <button class="visually-hidden" tabIndex={-1} aria-hidden="true" name="do" value="look">
            Look again
          </button>
          <FewErrors errors={errors} />
          <Overview {...shown} errors={errors} sent={sent} />
          <Phases {...shown} errors={errors} />
          <Keep errors={errors} />
          {intoPlan && <IntoPlanEntry intoPlan={intoPlan} proposal={shown.proposal} errors={errors} />}
        </form>
      )}
    </main>
  );
}

/** How the columns are read, as a form or an address sends it. */
function choiceFields({ sheet, columns, dayOrder }: Omit<ColumnsProps, 'address'>): [string, string][] {
  return [
    ['sheet', String(sheet)],
    ...(dayOrder ? [['dayOrder', dayOrder.order] satisfies [string, string]] : []),
    ...columns.map(({ role }, index): [string, string] => [`c${index}`, role]),
  ];
}

type ShownProps = { proposal: Proposal; texts: ProposalTexts; errors: ProposalErrors };

/** All of it in a sentence, its name, and the times that are nobody's word. */
function Overview({ proposal, texts, errors, sent }: ShownProps & { sent: BroughtPageProps['sent'] }) {
  const tasks = texts.phases.flatMap((phase) => phase.tasks).filter(({ isKept }) => isKept);
  const guessedCount = tasks.filter(isStillGuessed).length;
  const asideCount = sumOf(
    proposal.phases.flatMap((phase) => phase.tasks),
    (task) => task.asides.length,
  );
  const doneCount = tasks.filter(({ isDone }) => isDone).length;
  const weeks = sumOf(texts.phases, (phase) => Number(phase.weeks) || 0);
  return (
    <Entry label="All of it">
      <p>
        <span id={SUM_ID}>
          {count(tasks.length, 'task')} in {count(texts.phases.length, 'phase')}, about{' '}
          {formatHours(sumOf(tasks, ({ minutes }) => Number(minutes) || 0))} of work in {count(weeks, 'week')}
          {doneCount > 0 && `; ${count(doneCount, 'task')} ${agree(doneCount, 'is', 'are')} done already`}.
        </span>{' '}
        {asideCount > 0 &&
          `${count(asideCount, 'line')} had no place of ${agree(asideCount, 'its', 'their')} own: ${agree(asideCount, 'it stands', 'they stand')} marked beside ${agree(asideCount, 'its task', 'their tasks')}, and in ${agree(asideCount, 'its note', 'their notes')}.`}{' '}
        Nothing is kept yet. <a href="#keep-it">Go on to keeping it</a>
      </p>
      <Field name="title" label="Title" errors={errors}>
        {(control) => <input class="input input--wide" value={texts.title} {...control} />}
      </Field>
      {guessedCount > 0 && (
        <Guesses guessedCount={guessedCount} taskCount={tasks.length} errors={errors} sent={sent} />
      )}
    </Entry>
  );
}

function Phases({ proposal, texts, errors }: ShownProps) {
  const isWhole = wholeTasks(texts);
  let next = 0;
  let week = 1;
  return (
    <>
      <div id={fieldId('weeks')}>
        <FieldError name="weeks" errors={errors} />
      </div>
      {proposal.phases.map((phase, p) => {
        const typed = texts.phases[p];
        if (!typed) return null;
        const first = week;
        week += Number(typed.weeks) || 1;
        return (
          <section key={p} class="entry brought__phase">
            <PhaseHead place={p} typed={typed} first={first} last={week - 1} errors={errors} />
            <div class="entry__body">
              {phase.note !== '' && (
                <div class="brought__note">
                  <Markdown text={phase.note} />
                </div>
              )}
              <ul class="brought__tasks">
                {phase.tasks.map((task, index) => {
                  const number = next++;
                  const own = typed.tasks[index];
                  return (
                    own && (
                      <BroughtTask
                        key={taskField(number, 'title')}
                        number={number}
                        task={task}
                        texts={own}
                        errors={errors}
                        isWhole={isWhole(number)}
                      />
                    )
                  );
                })}
              </ul>
            </div>
          </section>
        );
      })}
    </>
  );
}

function Keep({ errors }: { errors: ProposalErrors }) {
  return (
    <Entry id="keep-it" label="Keep it">
      <p>As a roadmap of your own it can become a plan, now or later. Nothing of your plan changes by it.</p>
      <div id={fieldId('keep')} class="brought__keepers">
        <button class="button" id="keep-as-roadmap" name="do" value="roadmap">
          Keep as a roadmap of your own
        </button>
        <button class="button button--quiet" id="look-again" name="do" value="look">
          Look again
        </button>
        <button class="button button--quiet" id="download-yaml" name="do" value="yaml">
          Download as YAML
        </button>
      </div>
      <FieldError name="keep" errors={errors} />
    </Entry>
  );
}
