type LoginLostProps = {
  /** What this browser keeps from being logged in. */
  because: 'https' | 'cookies';
  /** The name that Daymark was asked by, without port. */
  name: string;
  /** The local address to go to after the login. */
  next: string;
};

/** The password was right, and the browser kept nothing of it. */
export function LoginLostPage({ because, name, next }: LoginLostProps) {
  return (
    <main id="main" class="login">
      <h1>Not logged in</h1>
      <p role="alert">The password was right, but this browser did not keep the login.</p>
      {because === 'https' ? (
        <ForHttpsAlone name={name} next={next} />
      ) : (
        <NoCookies name={name} next={next} />
      )}
    </main>
  );
}

function ForHttpsAlone({ name, next }: Omit<LoginLostProps, 'because'>) {
  const address = `https://${name}${next}`;
  return (
    <>
      <p>
        It logged in to {name} by https before, and keeps that login for https alone. Here, on http, it can
        neither use nor replace it.
      </p>
      <p>
        Open the https address: <a href={address}>{address}</a> (with its port, if it had one). If that is not
        there any more, delete the cookies of {name} in this browser, and{' '}
        <a href={loginAddress(next)}>log in here again</a>.
      </p>
    </>
  );
}

function NoCookies({ name, next }: Omit<LoginLostProps, 'because'>) {
  return (
    <p>
      It sent back none of the cookies that it was given. Allow cookies for {name} in its settings, and{' '}
      <a href={loginAddress(next)}>log in again</a>.
    </p>
  );
}

function loginAddress(next: string): string {
  return `/login?next=${encodeURIComponent(next)}`;
}
