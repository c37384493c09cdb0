import type { ContentProblem } from '../../plans/content/problem.ts';
import type { Day } from '../../plans/day.ts';
import { count } from '../../plans/format.ts';
import { inPlainWords } from '../../plans/text/linear.ts';
import { useDates } from '../dates.ts';
import { DOOR_ADDRESS } from '../incoming/addresses.ts';
import { ContentProblems } from '../parts/content-problems.tsx';
import { Entry, PageHead } from '../parts/entry.tsx';
import { Inline } from '../parts/markdown.tsx';

export type RoadmapLine = {
  id: string;
  title: string;
  /** `null` for one that comes with Daymark. */
  uploadedOn: Day | null;
};

/** A file that was sent and does not fit: its text, and all that is wrong with it. */
export type RoadmapTrouble = {
  yaml: string;
  problems: readonly ContentProblem[];
  /** What it looks like, where it is no roadmap at all: “Markdown”. */
  other?: string;
};

/** Longer files are mended in an editor: nobody finds a line among so many in a field. */
const LONGEST_MENDED_HERE = 300_000;

export type RoadmapsPageProps = { roadmaps: readonly RoadmapLine[]; trouble: RoadmapTrouble | null };

/** What can a plan be made from, and how do I bring my own? */
export function RoadmapsPage({ roadmaps, trouble }: RoadmapsPageProps) {
  return (
    <main id="main" class="page page--roadmaps" tabIndex={-1}>
      <PageHead eyebrow={<a href="/plans">Plans</a>} title="Roadmaps">
        <p class="lead">A roadmap is work without dates. On your calendar it becomes a plan.</p>
      </PageHead>
      {trouble && <Trouble trouble={trouble} />}
      <Entry label="To choose from">
        <ul class="roadmaps">
          {roadmaps.map((roadmap) => (
            <RoadmapItem key={roadmap.id} roadmap={roadmap} />
          ))}
        </ul>
      </Entry>
      <Entry label="Bring your own" aside="A YAML file of at most one megabyte.">
        <form class="form" method="post" action="/roadmaps" encType="multipart/form-data">
          <div class="field">
            <label class="field__label" for="field-file">
              Roadmap file
            </label>
            <input
              class="input input--wide"
              type="file"
              id="field-file"
              name="file"
              accept=".yaml,.yml,text/yaml"
            />
          </div>
          <button class="button" id="look-at-file">
            Look at it first
          </button>
        </form>
        <p>
          A list in another form, or a roadmap that does not quite fit, becomes one under{' '}
          <a href={DOOR_ADDRESS}>Bring in what you have</a>.
        </p>
        <p class="hint">
          Nothing is kept before you have seen what is in it. A file with the id of a roadmap that you
          uploaded before replaces that one, and your plan offers what is new.
        </p>
      </Entry>
      <Entry label="Write one">
        <p>
          Begin with a copy of one that works: download it, give it an id and a title of its own, and change
          it in any editor. Ids of tasks should stay what they are as long as the work does: progress hangs on
          them.
        </p>
      </Entry>
    </main>
  );
}

function RoadmapItem({ roadmap: { id, title, uploadedOn } }: { roadmap: RoadmapLine }) {
  const { formatDateWithYear } = useDates();
  return (
    <li class="roadmaps__item" data-item>
      <div class="roadmaps__what">
        <a class="roadmaps__title" href={`/roadmaps/${id}`}>
          <Inline text={title} inLink />
        </a>
        <p class="hint">
          {uploadedOn ? `Yours, uploaded on ${formatDateWithYear(uploadedOn)}` : 'Comes with Daymark'}
        </p>
      </div>
      <a class="button button--quiet" href={`/setup?roadmap=${id}`}>
        Make a plan
        <Which title={title} />
      </a>
      <a class="button button--quiet" href={`/roadmaps/${id}.yaml`} download>
        Download
        <Which title={title} />
      </a>
      {uploadedOn && (
        <form method="post" action={`/roadmaps/${id}/removal`}>
          <button class="button button--quiet" id={`roadmap-${id}-delete`}>
            Delete
            <Which title={title} />
          </button>
        </form>
      )}
    </li>
  );
}

function Which({ title }: { title: string }) {
  return <span class="visually-hidden">: {inPlainWords(title)}</span>;
}

function Trouble({ trouble: { yaml, problems, other } }: { trouble: RoadmapTrouble }) {
  if (other !== undefined) {
    return (
      <p class="notice" role="alert">
        Nothing was kept: this looks like {other}. Bring it in at{' '}
        <a href={DOOR_ADDRESS}>Bring in what you have</a>: it becomes a roadmap there.
      </p>
    );
  }
  return (
    <>
      <ContentProblems text={yaml} problems={problems} />
      {yaml !== '' && yaml.length <= LONGEST_MENDED_HERE && (
        <details class="fold">
          <summary id="mend">Fix it here ({count(yaml.split('\n').length, 'line')})</summary>
          <form class="form" method="post" action="/roadmaps" encType="multipart/form-data">
            <label class="field__label" for="field-yaml">
              The file
            </label>
            <textarea class="input input--area mend" id="field-yaml" name="yaml" rows={18} spellcheck={false}>
              {yaml}
            </textarea>
            <button class="button" id="check-again">
              Check again
            </button>
          </form>
        </details>
      )}
    </>
  );
}
