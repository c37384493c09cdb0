import type { Database } from '../../../db/file/open.ts';
import { makeWaitingRoom } from '../../../db/file/waiting-room.ts';
import { readMarkdownOutline } from '../../../plans/incoming/outlines/markdown.ts';
import type { Incoming } from '../../../plans/incoming/read.ts';
import { stage } from '../../../server/incoming/staged.ts';

/** A file that came through the door and was read. */
export function givenStaged(db: Database, incoming: Incoming, name = 'plan.md'): string {
  return stage({ db }, { name, incoming, path: '', folder: makeWaitingRoom(db) }).ticket;
}

/** The same of a list in Markdown. */
export function givenList(db: Database, markdown: string, name?: string): string {
  const read = readMarkdownOutline(markdown);
  if (!read.ok) throw new Error(read.problem);
  return givenStaged(db, { format: 'markdown', said: 'a Markdown checklist', outline: read.value }, name);
}

/** What a learner has who prepares with a list. */
export const OWN_LIST = `# Ten weeks to the interview

## Week 1: Foundations

Start gently. Everything here is in the **second edition**.

- [ ] Read chapters 1–3 of [the book](https://example.org/book) (3 h)
- [x] Watch the lecture on gradients
  - [x] Take notes
  - [ ] Exercise 1.1
- [ ] Derive momentum from an exponential average

## Weeks 2–3: Optimisation

- Implement Adam from an empty file
  - Begin with SGD
  - Compare with a library
- Bonus: follow along with the tutorial on schedules
- A very long line that somebody wrote when they were not sure yet what it was that they wanted to do, and so they wrote all of it down, with every reason for it

## Week 4

- Mock interview with Ada, 50 min
`;
