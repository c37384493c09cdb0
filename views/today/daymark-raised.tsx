/** The daymark, raised: something is finished, and deserves to be seen. */
export function DaymarkRaised() {
  return (
    <svg class="day-done__mark" viewBox="0 0 96 96" aria-hidden="true">
      <circle class="day-done__sun" cx="48" cy="42" r="34" />
      <path class="day-done__shape" d="M48 10 66 42H30Z" />
      <path class="day-done__staff" d="M48 42v34M40 56h16" />
      <path class="day-done__sea" d="M8 82c7-5 13-5 20 0s13 5 20 0 13-5 20 0 13 5 20 0" />
    </svg>
  );
}
