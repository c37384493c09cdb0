import { OUR_FIELDS } from '../../plans/incoming/anki/our-notes.ts';
import { CARD_BACK, CARD_FRONT, CARD_STYLE } from '../../plans/practice/deck/card-template.ts';

/** The type of our notes in every collection. A new one is needed where fields or cards are added; see below for their looks. */
export const NOTE_TYPE_ID = 1_417_305_600_000;

/** Seconds since 1970. To be raised with each change of how cards look, or collections that have the type keep its old looks. */
export const DECK_CHANGED_AT = 1_767_225_600;

/** Of the deck that every collection has. */
const DEFAULT_ID = 1;

/**
 * What a collection says of itself, as Anki keeps it in JSON.
 *
 * @param decks - ids by name
 */
export function deckSettings(decks: ReadonlyMap<string, number>) {
  const all = [['Default', DEFAULT_ID] as const, ...decks];
  return {
    conf: {
      nextPos: 1,
      estTimes: true,
      activeDecks: [DEFAULT_ID],
      sortType: 'noteFld',
      timeLim: 0,
      sortBackwards: false,
      addToCur: true,
      curDeck: DEFAULT_ID,
      newSpread: 0,
      dueCounts: true,
      curModel: String(NOTE_TYPE_ID),
      collapseTime: 1200,
    },
    models: { [NOTE_TYPE_ID]: noteType() },
    decks: Object.fromEntries(all.map(([name, id]) => [id, describeDeck(name, id)])),
    dconf: { [DEFAULT_ID]: DECK_OPTIONS },
  };
}

function noteType() {
  return {
    id: NOTE_TYPE_ID,
    name: 'Daymark question',
    type: 0,
    mod: DECK_CHANGED_AT,
    usn: -1,
    sortf: 0,
    did: DEFAULT_ID,
    tmpls: [{ name: 'Card 1', ord: 0, qfmt: CARD_FRONT, afmt: CARD_BACK, bqfmt: '', bafmt: '', did: null }],
    flds: OUR_FIELDS.map((name, ord) => ({
      name,
      ord,
      sticky: false,
      rtl: false,
      font: 'Arial',
      size: 20,
      media: [],
    })),
    css: CARD_STYLE,
    latexPre:
      '\\documentclass[12pt]{article}\n\\usepackage[utf8]{inputenc}\n\\usepackage{amssymb,amsmath}\n\\pagestyle{empty}\n\\setlength{\\parindent}{0in}\n\\begin{document}\n',
    latexPost: '\\end{document}',
    req: [[0, 'all', [0]]],
    tags: [],
    vers: [],
  };
}

function describeDeck(name: string, id: number) {
  return {
    id,
    name,
    mod: DECK_CHANGED_AT,
    usn: -1,
    desc: '',
    dyn: 0,
    conf: DEFAULT_ID,
    collapsed: false,
    browserCollapsed: false,
    extendNew: 0,
    extendRev: 0,
    newToday: [0, 0],
    revToday: [0, 0],
    lrnToday: [0, 0],
    timeToday: [0, 0],
  };
}

const DECK_OPTIONS = {
  id: DEFAULT_ID,
  name: 'Default',
  mod: 0,
  usn: 0,
  maxTaken: 60,
  autoplay: true,
  timer: 0,
  replayq: true,
  dyn: false,
  new: {
    delays: [1, 10],
    ints: [1, 4, 7],
    initialFactor: 2500,
    order: 1,
    perDay: 20,
    bury: true,
    separate: true,
  },
  rev: { perDay: 200, ease4: 1.3, fuzz: 0.05, ivlFct: 1, maxIvl: 36500, minSpace: 1, bury: true },
  lapse: { delays: [10], mult: 0, minInt: 1, leechFails: 8, leechAction: 0 },
};
