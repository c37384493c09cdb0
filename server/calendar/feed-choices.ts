import * as z from 'zod';
import type { Link } from '../../db/access/links.ts';
import { type ReminderMinutes, readReminder } from '../../plans/calendar/reminders.ts';

const FeedChoices = z.object({ reminder: z.number().nullable().catch(null) }).catch({ reminder: null });

/** When programs that come by a link remind; a link from before there was a choice never does. */
export function reminderOf({ choices }: Pick<Link, 'choices'>): ReminderMinutes {
  return readReminder(String(FeedChoices.parse(JSON.parse(choices)).reminder));
}
