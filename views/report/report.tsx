import { count } from '../../plans/format.ts';
import { LONGEST_LEARNER, type ReportChoices } from '../../plans/report/choices.ts';
import type { Report } from '../../plans/report/report.ts';
import { useDates } from '../dates.ts';
import { PageHead } from '../parts/entry.tsx';
import { ActionForm } from '../parts/form/action-form.tsx';
import { Field, type FormErrors } from '../parts/form/field.tsx';
import { FreshLink, type LinkLine, LinkList, LinkReach } from '../parts/link-list.tsx';
import { ReportBody } from './report-body.tsx';
import { ReportChooser, type ReportChooserProps } from './report-chooser.tsx';
import { choicesInWords, choicesQuery, reportAddress } from './report-words.ts';

/** A file of the report; where it has tables, one for each, of which the first is at the path alone. */
type ReportFile = { path: string; label: string; tables: readonly string[] };

export type ReportPageProps = ReportChooserProps & {
  /** `null` while what is typed makes no report. */
  shown: { report: Report; choices: ReportChoices; cutAfter: number | null } | null;
  /** The forms in which it can be taken along. */
  files: readonly ReportFile[];
  /** Tables begin with a byte order mark. */
  hasMark: boolean;
  saved: readonly { id: number; name: string; choices: ReportChoices }[];
  links: readonly LinkLine[];
  /** The address of a link that was just made. */
  freshLink: string | null;
  /** What was wrong with the form that saves choices. */
  saving: { name: string; errors: FormErrors };
  formToken: string;
  /** The names under which Daymark is reached. */
  ownHosts: readonly string[];
  from: string;
};

/** What do I show my mentor? */
export function ReportPage(props: ReportPageProps) {
  const { shown, phases } = props;
  const dates = useDates();
  return (
    <main id="main" class="page page--report" tabIndex={-1}>
      <PageHead title="Report">
        <p class="lead no-print">What was done, for whoever follows along. It is ready to print.</p>
      </PageHead>
      <div class="report-desk no-print">
        <SavedReports {...props} />
        {shown && <p class="report-desk__chosen">{choicesInWords(shown.choices, phases, dates)}.</p>}
        <ReportChooser {...props} />
        {shown && <Downloads {...props} choices={shown.choices} />}
        {shown && <SaveReport {...props} choices={shown.choices} />}
        {shown && <MentorLinks {...props} choices={shown.choices} />}
      </div>
      {shown && shown.cutAfter !== null && <CutOff after={shown.cutAfter} />}
      {shown && <ReportBody report={shown.report} />}
    </main>
  );
}

/** On paper, too: whoever prints the page hands it on. */
function CutOff({ after }: { after: number }) {
  return (
    <p class="hint">
      Long texts are cut off on this page after {count(after, 'character')}, where “…” stands, so that it
      opens at once. The files and the link for your mentor have all of them.
    </p>
  );
}

function SavedReports({ saved, shown }: ReportPageProps) {
  if (saved.length === 0) return null;
  const current = shown && choicesQuery(shown.choices);
  return (
    <nav class="report-desk__saved" aria-label="Saved reports">
      <ul class="choices">
        {saved.map(({ id, name, choices }) => (
          <li key={id}>
            <a
              class="downloads__link"
              href={reportAddress('/report', choices)}
              {...(choicesQuery(choices) === current ? { 'aria-current': 'true' as const } : {})}
            >
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Downloads({
  files,
  choices,
  hasMark,
}: Pick<ReportPageProps, 'files' | 'hasMark'> & { choices: ReportChoices }) {
  const mark = hasMark ? {} : WITHOUT_MARK;
  return (
    <div class="downloads">
      <p class="downloads__row">
        <span class="downloads__label">Take it with you</span>
        {files
          .filter(({ tables }) => tables.length === 0)
          .map(({ path, label }) => (
            <a key={path} class="downloads__link" href={reportAddress(path, choices)} download>
              {label}
            </a>
          ))}
      </p>
      {files
        .filter(({ tables }) => tables.length > 0)
        .map(({ path, label, tables }) => (
          <p key={path} class="downloads__row">
            <span class="downloads__label">{label}</span>
            {tables.map((table, index) => (
              <a
                key={table}
                class="downloads__link"
                href={reportAddress(path, choices, { ...(index > 0 && { table }), ...mark })}
                download
              >
                {table}
              </a>
            ))}
          </p>
        ))}
      <p class="hint">
        For Obsidian, GitHub or Notion there is all of the plan, with its steps and your notes, as{' '}
        <a href="/plan/checklist.md" id="report-checklist" download>
          a checklist (Markdown)
        </a>
        .
      </p>
      <p class="hint">
        {hasMark
          ? 'Tables begin with a byte order mark, by which Excel knows every letter. A program that stumbles over it takes them'
          : 'Tables are without the byte order mark by which Excel knows every letter.'}{' '}
        <a id="report-mark" href={reportAddress('/report', choices, hasMark ? WITHOUT_MARK : {})}>
          {hasMark ? 'without it' : 'Put it back'}
        </a>
        .
      </p>
    </div>
  );
}

/** What an address says where a table has to be without a byte order mark. */
const WITHOUT_MARK = { mark: 'no' };

type DeskProps = ReportPageProps & { choices: ReportChoices };

function SaveReport({ saved, saving, choices, formToken, from, phases }: DeskProps) {
  const dates = useDates();
  return (
    <details class="fold" open={Object.keys(saving.errors).length > 0}>
      <summary id="report-save-summary">Keep this choice</summary>
      <ActionForm action="/report/choices" from={from} class="report-desk__form">
        <input type="hidden" name="formToken" value={formToken} />
        <input type="hidden" name="choices" value={choicesQuery(choices)} />
        <Field name="name" label="Name" errors={saving.errors}>
          {(control) => <input class="input" maxLength={60} value={saving.name} {...control} />}
        </Field>
        <button class="button" id="report-save">
          Save
        </button>
      </ActionForm>
      <p class="hint">Weeks move with the calendar: “last week” is the last week whenever you open it.</p>
      {saved.length > 0 && (
        <ul class="links">
          {saved.map(({ id, name, choices: kept }) => (
            <li key={id} class="links__item" id={`saved-${id}`} data-item>
              <div class="links__what">
                <p class="links__label">{name}</p>
                <p class="hint">{choicesInWords(kept, phases, dates)}.</p>
              </div>
              <ActionForm action={`/report/choices/${id}/removal`} from={from}>
                <button class="button button--quiet" id={`saved-${id}-delete`}>
                  Delete<span class="visually-hidden"> {name}</span>
                </button>
              </ActionForm>
            </li>
          ))}
        </ul>
      )}
    </details>
  );
}

const OPEN_DAYS = [7, 30, 90, 365] as const;
const DEFAULT_OPEN_DAYS = 30;

/** For somebody who follows along: an address that shows what is chosen and nothing else. */
function MentorLinks({ links, freshLink, choices, formToken, ownHosts, from }: DeskProps) {
  return (
    <details class="fold" open={freshLink !== null}>
      <summary id="report-links">
        A link for your mentor{links.length > 0 && ` (${links.length} open)`}
      </summary>
      {freshLink !== null && <FreshLink address={freshLink} ownHosts={ownHosts} />}
      <LinkList links={links} from={from} revocation={(linkId) => `/report/links/${linkId}/revocation`} />
      <ActionForm action="/report/links" from={from} class="report-desk__form">
        <input type="hidden" name="formToken" value={formToken} />
        <input type="hidden" name="choices" value={choicesQuery(choices)} />
        <Field name="label" label="Whom it is for" errors={{}}>
          {(control) => <input class="input" maxLength={80} {...control} />}
        </Field>
        <Field name="link-learner" label="Your name" hint="The report says that it is about you." errors={{}}>
          {(control) => (
            <input
              class="input"
              maxLength={LONGEST_LEARNER}
              value={choices.learner}
              {...control}
              name="learner"
            />
          )}
        </Field>
        <Field name="openDays" label="Open for" errors={{}}>
          {(control) => (
            <select class="input" {...control}>
              {OPEN_DAYS.map((days) => (
                <option key={days} value={days} selected={days === DEFAULT_OPEN_DAYS}>
                  {days} days
                </option>
              ))}
            </select>
          )}
        </Field>
        <button class="button" id="report-link-make">
          Make a link
        </button>
      </ActionForm>
      <p class="hint">
        It shows the report below as it stands whenever it is opened, without logging in, until it runs out or
        you close it. Whoever has it sees nothing else and can change nothing.
      </p>
      <LinkReach ownHosts={ownHosts} />
    </details>
  );
}
