import { PageHead } from './entry.tsx';

export type ProblemProps = { title: string; advice: string };

/** A field as it was sent, to be sent again once it is mended, with what went along with it. */
export type TypedAgain = {
  action: string;
  name: string;
  text: string;
  along: Readonly<Record<string, string>>;
};

/** A whole form as it was sent, to be sent again. */
export type SentAgain = { action: string; fields: readonly (readonly [name: string, value: string])[] };

/** What has to be done before the same can be tried again, by one press. */
export type FirstStep = SentAgain & { words: string };

/** A page to go on from. */
export type WayOn = { href: string; words: string };

type Ways = { first?: FirstStep | undefined; ways?: readonly WayOn[] | undefined };

/** What happened, what was kept and what to do, where a page or a part of one should have been. */
export function Problem({ title, advice, first, ways = [] }: ProblemProps & Ways) {
  return (
    <div class="notice notice--problem" role="alert">
      <p class="notice__words">
        <strong>{title}</strong> {advice}
      </p>
      {first && <FirstStepForm {...first} />}
      {ways.length > 0 && (
        <div class="notice__ways">
          {ways.map(({ href, words }) => (
            <a href={href}>{words}</a>
          ))}
        </div>
      )}
    </div>
  );
}

type ProblemPageProps = ProblemProps &
  Ways & {
    typed?: TypedAgain | undefined;
    sent?: SentAgain | undefined;
  };

const TO_THE_START: WayOn = { href: '/', words: 'Go to the start' };

/** Where a page should have been: what happened, and what to do. */
export function ProblemPage({ title, advice, typed, sent, first, ways = [] }: ProblemPageProps) {
  return (
    <main id="main" class="page page--problem" tabIndex={-1}>
      <PageHead title={title}>
        <p class="lead">{advice}</p>
      </PageHead>
      {typed && <TypedAgainForm {...typed} />}
      {sent && <SentAgainForm {...sent} />}
      {first && <FirstStepForm {...first} />}
      {[...ways, TO_THE_START].map(({ href, words }) => (
        <p>
          <a href={href}>{words}</a>
        </p>
      ))}
    </main>
  );
}

function SentAgainForm(sent: SentAgain) {
  return <SentForm {...sent} id="send-again" words="Try again" />;
}

function FirstStepForm(step: FirstStep) {
  return <SentForm {...step} id="first-step" />;
}

function SentForm({ action, fields, id, words }: FirstStep & { id: string }) {
  return (
    <form method="post" action={action}>
      {fields.map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <button class="button" id={id}>
        {words}
      </button>
    </form>
  );
}

function TypedAgainForm({ action, name, text, along }: TypedAgain) {
  return (
    <form class="form" method="post" action={action}>
      {Object.entries(along).map(([field, value]) => (
        <input type="hidden" name={field} value={value} />
      ))}
      <label class="field__label" for="typed">
        What you typed
      </label>
      <textarea class="input input--area" id="typed" name={name} rows={12}>
        {`\n${text}`}
      </textarea>
      <button class="button" id="send-again">
        Save this
      </button>
    </form>
  );
}
