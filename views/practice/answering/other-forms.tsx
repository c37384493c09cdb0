/** The ways of practising beside the daily drill; what is answered there comes back in the drill too. */
export function OtherForms() {
  return (
    <ul class="other-forms">
      <li>
        <a class="other-forms__name" href="/practice/lightning" data-item>
          Lightning round
        </a>
        <p class="other-forms__about">Ten prompts in plain English, 30 seconds each.</p>
      </li>
      <li>
        <a class="other-forms__name" href="/practice/ladder" data-item>
          Length ladder
        </a>
        <p class="other-forms__about">The same idea in 20 seconds, in 60, and in 2 minutes.</p>
      </li>
      <li>
        <a class="other-forms__name" href="/practice/derivations" data-item>
          Derivations
        </a>
        <p class="other-forms__about">
          On paper, with the book closed; the time and the first stuck step are kept.
        </p>
      </li>
    </ul>
  );
}
