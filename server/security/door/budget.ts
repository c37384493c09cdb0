/** How many may pass in all: so many at once, and one more after each stretch of time. */
export type BudgetLimits = { atHand: number; oneMoreMilliseconds: number };

export type Budget = {
  hasRoom(now: number): boolean;
  spend(now: number): void;
  giveBack(): void;
};

export function keepBudget({ atHand, oneMoreMilliseconds }: BudgetLimits): Budget {
  let left = atHand;
  let at: number | null = null;

  const refill = (now: number) => {
    left = Math.min(atHand, left + Math.max(0, now - (at ?? now)) / oneMoreMilliseconds);
    at = now;
  };
  return {
    hasRoom(now) {
      refill(now);
      return left >= 1;
    },
    spend(now) {
      refill(now);
      left -= 1;
    },
    giveBack() {
      left = Math.min(atHand, left + 1);
    },
  };
}
