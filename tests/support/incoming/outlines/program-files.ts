/** Files as the programs of their owners write them, small. */

export const WORKFLOWY_OPML = `<?xml version="1.0"?>
<opml version="2.0">
  <head>
    <ownerEmail>ada@example.org</ownerEmail>
  </head>
  <body>
    <outline text="Week 1" _note="Start small"><outline text="Read chapter 1 &amp; 2" _complete="true" /><outline text="Derive the gradient (30 min)" ><outline text="by hand" /></outline></outline>
    <outline text="Week 2" ><outline text="Write it up" _note="In the notebook.&#10;With plots." /></outline>
    <outline text="Some &lt;b&gt;fine&lt;/b&gt; day" />
  </body>
</opml>
`;

export const OMNIOUTLINER_OPML = `<?xml version="1.0" encoding="utf-8" standalone="no"?>
<opml version="1.0">
  <head>
    <title>Interview plan</title>
    <expansionState>0,1</expansionState>
  </head>
  <body>
    <outline text="Theory" _status="indeterminate">
      <outline text="Probability" _status="checked" Due="2026-03-02"/>
      <outline text="Statistics" _status="unchecked"/>
    </outline>
  </body>
</opml>
`;

const CARD = {
  closed: false,
  desc: '',
  due: null,
  dueComplete: false,
  labels: [],
  attachments: [],
  idChecklists: [],
};

export const TRELLO_BOARD = JSON.stringify({
  id: '5f1',
  name: 'Prep board',
  desc: '',
  closed: false,
  prefs: { background: 'blue' },
  lists: [
    { id: 'l2', name: 'Doing', closed: false, pos: 32768 },
    { id: 'l1', name: 'To do', closed: false, pos: 16384 },
    { id: 'l3', name: 'Done', closed: false, pos: 49152 },
    { id: 'l4', name: 'Old', closed: true, pos: 65536 },
  ],
  cards: [
    { ...CARD, id: 'c2', idList: 'l1', pos: 2, name: 'Derive softmax [45m]' },
    {
      ...CARD,
      id: 'c1',
      idList: 'l1',
      pos: 1,
      name: 'Read the attention paper',
      desc: 'All of it, with `code`.',
      due: '2026-03-02T17:00:00.000Z',
      labels: [{ id: 'x', name: 'reading', color: 'green' }],
      attachments: [{ name: 'paper', url: 'https://example.org/paper.pdf' }],
    },
    {
      ...CARD,
      id: 'c3',
      idList: 'l2',
      pos: 1,
      name: 'Build it',
      due: '2026-03-05T09:00:00.000Z',
      dueComplete: true,
    },
    { ...CARD, id: 'c4', idList: 'l3', pos: 1, name: 'Set up' },
    { ...CARD, id: 'c5', idList: 'l1', pos: 3, name: 'Gone', closed: true },
    { ...CARD, id: 'c6', idList: 'l4', pos: 1, name: 'Gone with its list' },
  ],
  checklists: [
    {
      id: 'k1',
      idCard: 'c2',
      name: 'Checklist',
      pos: 1,
      checkItems: [
        { id: 'i2', name: 'check by numbers', state: 'incomplete', pos: 2, due: null },
        { id: 'i1', name: 'by hand', state: 'complete', pos: 1, due: null },
      ],
    },
    {
      id: 'k2',
      idCard: 'c3',
      name: 'Code',
      pos: 1,
      checkItems: [{ name: 'model', state: 'complete', pos: 1 }],
    },
    {
      id: 'k3',
      idCard: 'c3',
      name: 'Tests',
      pos: 2,
      checkItems: [{ name: 'shapes', state: 'incomplete', pos: 1 }],
    },
  ],
  actions: [{ type: 'createCard', data: { card: { name: 'noise' } } }],
});

const calendar = (...lines: string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR', ''].join('\r\n');

export const GOOGLE_CALENDAR = calendar(
  'PRODID:-//Google Inc//Google Calendar 70.9054//EN',
  'CALSCALE:GREGORIAN',
  'METHOD:PUBLISH',
  'X-WR-CALNAME:Prep',
  'X-WR-TIMEZONE:America/New_York',
  'BEGIN:VTIMEZONE',
  'TZID:America/New_York',
  'BEGIN:STANDARD',
  'DTSTART:19701101T020000',
  'RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU',
  'TZOFFSETFROM:-0400',
  'TZOFFSETTO:-0500',
  'END:STANDARD',
  'END:VTIMEZONE',
  'BEGIN:VEVENT',
  'DTSTART;TZID=America/New_York:20260302T190000',
  'DTEND;TZID=America/New_York:20260302T203000',
  'DTSTAMP:20260101T000000Z',
  'UID:a@google.com',
  'DESCRIPTION:Chapter 1\\, all of it.\\nWith notes on every single one of its exer',
  ' cises.',
  'LOCATION:Library',
  'STATUS:CONFIRMED',
  'SUMMARY:Read',
  'BEGIN:VALARM',
  'ACTION:DISPLAY',
  'DESCRIPTION:This is an event reminder',
  'TRIGGER:-P0DT0H30M0S',
  'END:VALARM',
  'END:VEVENT',
  'BEGIN:VEVENT',
  'DTSTART:20260304T013000Z',
  'DTEND:20260304T020000Z',
  'UID:b@google.com',
  'SUMMARY:Mock interview',
  'END:VEVENT',
  'BEGIN:VEVENT',
  'DTSTART;VALUE=DATE:20260310',
  'DTEND;VALUE=DATE:20260311',
  'RRULE:FREQ=WEEKLY;COUNT=3;BYDAY=TU',
  'EXDATE;VALUE=DATE:20260317',
  'UID:c@google.com',
  'SUMMARY:Review',
  'END:VEVENT',
  'BEGIN:VEVENT',
  'DTSTART;TZID=America/New_York:20260311T080000',
  'DURATION:PT45M',
  'RRULE:FREQ=DAILY',
  'UID:d@google.com',
  'SUMMARY:Drill',
  'END:VEVENT',
  'BEGIN:VEVENT',
  'DTSTART;VALUE=DATE:20260312',
  'UID:e@google.com',
  'STATUS:CANCELLED',
  'SUMMARY:Onsite',
  'END:VEVENT',
);

export const APPLE_REMINDERS = calendar(
  'PRODID:-//Apple Inc.//Reminders 3.0//EN',
  'BEGIN:VTODO',
  'UID:child-before-its-parent',
  'RELATED-TO;RELTYPE=PARENT:parent',
  'SUMMARY:Exercise 1.1',
  'STATUS:COMPLETED',
  'PERCENT-COMPLETE:100',
  'COMPLETED:20260301T090000Z',
  'END:VTODO',
  'BEGIN:VTODO',
  'UID:parent',
  'SUMMARY:Read chapter 1',
  'DESCRIPTION:https://example.org/one',
  'DUE;TZID=Europe/Berlin:20260302T233000',
  'CATEGORIES:theory,reading',
  'STATUS:NEEDS-ACTION',
  'END:VTODO',
  'BEGIN:VTODO',
  'UID:other',
  'SUMMARY:Write it up',
  'DUE;VALUE=DATE:20260305',
  'PERCENT-COMPLETE:40',
  'END:VTODO',
);

const ID = (digit: string) => digit.repeat(32);

/** As Notion names the files of an export. */
export const NOTION_EXPORT: Readonly<Record<string, string>> = {
  [`Prep ${ID('a')}.md`]: `# Prep\n\nMy plan.\n\n[Week 2](Prep/Week%202%20${ID('2')}.md)\n\n[Papers](Prep/Papers%20${ID('f')}.csv)\n`,
  [`Prep/Week 10 ${ID('1')}.md`]: '# Week 10\n\n- [ ]  Mock interview\n',
  [`Prep/Week 2 ${ID('2')}.md`]:
    '# Week 2\n\n- [x]  Read chapter 1\n    - [ ]  Exercise 1.1\n- [ ]  Derive softmax\n\n```python\nx = 1\n```\n',
  [`Prep/Papers ${ID('f')}.csv`]: '\uFEFFName,Status,Due\nAttention,Done,"March 2, 2026"\n',
  [`Prep/Papers ${ID('f')}_all.csv`]:
    '\uFEFFName,Status,Due,Tags,URL\nAttention,Done,"March 2, 2026","nlp, core",https://example.org/a\nAdam,In progress,"March 9, 2026 9:00 AM",,\n',
  [`Prep/Papers ${ID('f')}/Attention ${ID('c')}.md`]:
    '# Attention\n\nStatus: Done\nDue: March 2, 2026\nTags: nlp, core\nURL: https://example.org/a\n\nWhat I learnt.\n\n- [x]  Read it twice\n',
  'Prep/picture.png': '\u0089PNG',
};
