/*
 * The keyboard: j and k move between items, x checks one off, letters press the buttons that carry them,
 * and lead to the pages that the navigation names. Undo
 * and redo go one after the other: each button names its change, and the answer brings the next.
 */

import { keyOf } from './layout.js';

const UNDO = 'u';
const REDO = 'U';
const TURN = /\/changes\/\d+\/undo$/;

/** What was pressed while a change was being undone or redone. */
let waiting = [];
let isTurning = false;

export function startKeys() {
  document.addEventListener('htmx:finally:request', ({ detail: { ctx } }) => {
    if (TURN.test(ctx.request.action)) goOn(ctx);
  });
  document.addEventListener('keydown', (event) => {
    // Part of a longer keystroke: a character that is being composed, or an accent that waits for its letter.
    if (event.isComposing || event.key === 'Dead' || event.key === 'Process') return;
    const key = keyOf(event);
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    if (act(key)) event.preventDefault();
  });
}

function isTyping(target) {
  return target.matches('input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]');
}

function act(key) {
  if (key === 'j') return move(1);
  if (key === 'k') return move(-1);
  if (key === 'x') return press(currentItem()?.querySelector('.check__box[aria-pressed]'));
  if (key === '?') return follow('/help#keys');
  if (key === UNDO || key === REDO) return turn(key);
  const marked = markedWith(key);
  if (key === '/' && !marked) return follow('/plan#plan-search');
  if (marked?.matches('input')) return focus(marked);
  return press(marked) || goTo(key);
}

function markedWith(key) {
  return document.querySelector(`[data-key="${CSS.escape(key)}"]`);
}

/** What was done longer ago stands among the recent changes. */
function turn(key) {
  if (isTurning) {
    waiting.push(key);
    return true;
  }
  const button = markedWith(key);
  if (!button) return follow('/changes');
  // Nothing is taken back unseen: the first press brings into sight what the next one turns around.
  if (!isInSight(button)) return focus(button);
  isTurning = true;
  return press(button);
}

/** Where nothing more can be undone, or it was refused, what was pressed besides comes to nothing. */
function goOn({ response }) {
  isTurning = false;
  const key = waiting.shift();
  if (!response || response.status >= 400 || !key || !markedWith(key)) waiting = [];
  else turn(key);
}

function follow(address) {
  location.assign(address);
  return true;
}

/** The navigation names the letters of pages, each before its address. */
function goTo(key) {
  const words = document.querySelector('[data-keys]')?.dataset.keys.split(' ') ?? [];
  const at = words.findIndex((word, index) => index % 2 === 0 && word === key);
  return at !== -1 && follow(words[at + 1]);
}

function press(element) {
  element?.click();
  return Boolean(element);
}

function focus(element) {
  element?.focus();
  element?.scrollIntoView({ block: 'nearest' });
  return Boolean(element);
}

function isInSight(element) {
  const { top, bottom } = element.getBoundingClientRect();
  const middle = (top + bottom) / 2;
  return middle >= 0 && middle <= window.innerHeight;
}

function currentItem() {
  return document.activeElement?.closest('[data-item]');
}

/** Steps inside a closed fold are not there to be moved to. */
function visibleItems() {
  return [...document.querySelectorAll('[data-item]')].filter((item) => item.checkVisibility());
}

function move(by) {
  const items = visibleItems();
  const at = items.indexOf(currentItem());
  const next = items[at === -1 ? (by > 0 ? 0 : items.length - 1) : at + by];
  if (!next) return items.length > 0;
  return focus(next.matches('a') ? next : next.querySelector('.check__box, a, button, summary'));
}
