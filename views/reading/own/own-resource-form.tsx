import type { OwnResourceTexts } from '../../../plans/reading/own/own-resource.ts';
import { PageHead } from '../../parts/entry.tsx';
import { ErrorSummary } from '../../parts/form/field.tsx';
import { ChangedElsewhere } from '../../parts/form/other-window.tsx';
import { Inline } from '../../parts/markdown.tsx';
import { type FormProps, ResourceFields } from './own-resource-fields.tsx';

/** What else do I want to read for this? */
export function NewOwnResourcePage({ formToken, ...form }: FormProps & { formToken: string }) {
  return (
    <main id="main" class="page page--own-resource" tabIndex={-1}>
      <PageHead title="Add something to read">
        <p class="lead">Only its title and the minutes are needed.</p>
      </PageHead>
      <form class="form own-form" method="post" action="/reading/own">
        <input type="hidden" name="formToken" value={formToken} />
        <input type="hidden" name="from" value={form.from} />
        <ErrorSummary errors={form.errors} />
        <ResourceFields {...form} theirs={null} />
        <div class="own-form__end">
          <button class="button" id="own-save">
            Add it
          </button>
          <a href={form.from}>Cancel</a>
        </div>
      </form>
    </main>
  );
}

type EditProps = FormProps & {
  id: string;
  title: string;
  /** The edit that this one builds on. */
  revision: number;
  /** What was saved elsewhere while this form was open; `null` while nothing was. */
  theirs: OwnResourceTexts | null;
};

/** What should it say of this resource? */
export function EditOwnResourcePage({ id, title, revision, ...form }: EditProps) {
  return (
    <main id="main" class="page page--own-resource" tabIndex={-1}>
      <PageHead
        eyebrow={
          <a href={form.from}>
            <Inline text={title} inLink />
          </a>
        }
        title="Edit what you added"
      />
      {form.theirs && <ChangedElsewhere what="this was" />}
      <form class="form own-form" method="post" action={`/reading/own/${id}`}>
        <input type="hidden" name="revision" value={revision} />
        <input type="hidden" name="from" value={form.from} />
        <ErrorSummary errors={form.errors} />
        <ResourceFields {...form} />
        <div class="own-form__end">
          <button class="button" id="own-save">
            {form.theirs ? 'Save mine' : 'Save'}
          </button>
          <a href={form.from}>Cancel</a>
        </div>
      </form>
    </main>
  );
}
