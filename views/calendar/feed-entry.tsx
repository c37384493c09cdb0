import { REMINDER_MINUTES, reminderInWords } from '../../plans/calendar/reminders.ts';
import { upperFirst } from '../../plans/words.ts';
import { Entry } from '../parts/entry.tsx';
import { ActionForm } from '../parts/form/action-form.tsx';
import { Field } from '../parts/form/field.tsx';
import { FreshLink, type LinkLine, LinkList, LinkReach } from '../parts/link-list.tsx';

export type FeedEntryProps = {
  /** The links by which calendar programs come for the plan. */
  links: readonly LinkLine[];
  /** The address of a link that was just made; `null` otherwise. */
  freshLink: string | null;
  formToken: string;
  /** The names under which Daymark is reached. */
  ownHosts: readonly string[];
  from: string;
};

const LONGEST_LABEL = 80;

/** The plan in the calendar program that one looks at anyway. */
export function FeedEntry({ links, freshLink, formToken, ownHosts, from }: FeedEntryProps) {
  return (
    <Entry
      id="feed"
      label="In your calendar program"
      aside={
        <>
          Sessions, days off, reviews, interviews and the finish.
          <br />
          <a href="/settings#field-studyTime">Your study time</a>
        </>
      }
    >
      {freshLink !== null && (
        <>
          <FreshLink address={freshLink} ownHosts={ownHosts} />
          <Subscribing />
        </>
      )}
      <LinkList links={links} from={from} revocation={(linkId) => `/calendar/links/${linkId}/revocation`} />
      <p>
        A program that subscribes to a link comes for the plan by itself: what you replan moves there too,
        within hours. Whoever has the link sees what your days hold, and no more; closing it ends that.
      </p>
      <ActionForm action="/calendar/links" from={from} at="feed" class="form form--inline">
        <input type="hidden" name="formToken" value={formToken} />
        <Field
          name="label"
          label="Which program"
          hint="So that you recognise it later, like “Phone”."
          errors={{}}
        >
          {(control) => <input class="input" maxLength={LONGEST_LABEL} {...control} />}
        </Field>
        <Field
          name="reminder"
          label="Remind me"
          hint="Of a day’s first session and of each interview; what has no hour at eight in the morning."
          errors={{}}
        >
          {(control) => (
            <select class="input" {...control}>
              {[null, ...REMINDER_MINUTES].map((minutes) => (
                <option key={minutes} value={minutes ?? ''}>
                  {upperFirst(reminderInWords(minutes))}
                </option>
              ))}
            </select>
          )}
        </Field>
        <button class="button button--quiet" id="feed-link-make">
          Make a link
        </button>
      </ActionForm>
      <LinkReach ownHosts={ownHosts} />
      <p>
        Or{' '}
        <a href="/calendar.ics" download>
          download the calendar
        </a>{' '}
        as it is now, to import it once, or{' '}
        <a href="/calendar.ics?reminder=10" download>
          with reminders
        </a>{' '}
        ten minutes before. Some programs, Google Calendar among them, leave out the reminders of calendars
        that they subscribe to.
      </p>
    </Entry>
  );
}

/** A sentence for each of the programs that most people have. */
function Subscribing() {
  return (
    <ul class="subscribing">
      <li>Apple Calendar: File, New Calendar Subscription, then paste the link.</li>
      <li>Thunderbird: New Calendar, On the Network, then paste the link.</li>
      <li>Outlook: Add calendar, Subscribe from web, then paste the link.</li>
      <li>
        Google Calendar: beside Other calendars choose From URL, then paste the link. Google and Outlook on
        the web fetch it themselves, so that it has to be an address that the internet can reach.
      </li>
    </ul>
  );
}
