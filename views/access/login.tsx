import { errorId, fieldId } from '../ids.ts';

export type LoginPageProps = {
  /** Why the last attempt failed, in words; `null` on the first visit. */
  error: string | null;
  /** The local address to go to after the login. */
  next: string;
};

/** The main part of the login page. */
export function LoginPage({ error, next }: LoginPageProps) {
  return (
    <main id="main" class="login">
      <h1>Log in</h1>
      {error !== null && (
        <p id={errorId('password')} class="login__error" role="alert">
          {error}
        </p>
      )}
      <form method="post" action="/login">
        <input type="hidden" name="next" value={next} />
        <label for={fieldId('password')}>Password</label>
        <input
          id={fieldId('password')}
          name="password"
          type="password"
          autocomplete="current-password"
          required
          {...(error === null
            ? {}
            : { 'aria-invalid': 'true' as const, 'aria-describedby': errorId('password') })}
        />
        <button class="button" type="submit">
          Log in
        </button>
      </form>
    </main>
  );
}
