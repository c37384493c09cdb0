/** The sum of some numbers; 0 where there are none. */
export function sum(numbers: readonly number[]): number {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
}

/**
 * The sum before each number, and last that of all.
 *
 * @example
 * sumsBefore([30, 20, 60]) //=> [0, 30, 50, 110]
 */
export function sumsBefore(numbers: readonly number[]): number[] {
  let total = 0;
  const sums = [total];
  for (const number of numbers) {
    total += number;
    sums.push(total);
  }
  return sums;
}

/**
 * The sum of what is asked of each item; 0 where there are none.
 *
 * @example
 * sumOf([{ taskCount: 2 }, { taskCount: 3 }], ({ taskCount }) => taskCount)
 * //=> 5
 */
export function sumOf<Item>(items: readonly Item[], amountOf: (item: Item) => number): number {
  let total = 0;
  for (const item of items) total += amountOf(item);
  return total;
}

/** The minutes of all items together. A plain loop: replanning calls it for every part of every task. */
export function sumMinutes(items: readonly { minutes: number }[]): number {
  let total = 0;
  for (const { minutes } of items) total += minutes;
  return total;
}
