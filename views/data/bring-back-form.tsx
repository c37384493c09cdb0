/** A file of data to look at; nothing is brought back before that. */
export function BringBackForm() {
  return (
    <form class="form" method="post" action="/settings/data" encType="multipart/form-data">
      <div class="field">
        <label class="field__label" for="field-data-file">
          Bring data back
        </label>
        <p class="field__hint" id="field-data-file-hint">
          The JSON file that Daymark wrote, of at most two and a half gigabytes. You see what is in it first.
        </p>
        <input
          class="input input--wide"
          type="file"
          id="field-data-file"
          name="file"
          accept=".json,application/json"
          aria-describedby="field-data-file-hint"
        />
      </div>
      <button class="button button--quiet" id="look-at-data">
        Look at it first
      </button>
    </form>
  );
}
