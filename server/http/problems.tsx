import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Problem, ProblemPage, type ProblemProps, type SentAgain } from '../../views/parts/problem.tsx';
import type { AppDeps } from '../deps.ts';
import { localPath } from '../security/local-path.ts';
import { HttpProblem } from './http-problem.ts';
import { renderOpenPage, sendFragment, sendHtml, wantsFragment } from './respond.tsx';

type Told = ProblemProps & { statusCode: number; more?: HttpProblem['more'] };

const NOT_FOUND: Told = {
  statusCode: 404,
  title: 'There is nothing at this address.',
  advice: 'It may have been mistyped, or what was here has been taken back.',
};

/** A form of a page that was open before what it is about went. */
const GONE: Told = {
  statusCode: 404,
  title: 'What this form was for is not here any more.',
  advice:
    'Since its page was opened, it was deleted or taken back, or its plan is not the one in use any more. Nothing was changed. Recent changes has the way back for what was deleted or taken back.',
  more: {
    ways: [
      { href: '/changes', words: 'Recent changes' },
      { href: '/plans', words: 'Plans' },
    ],
  },
};

const BROKEN: Told = {
  statusCode: 500,
  title: 'Something broke on our side.',
  advice:
    'What was saved before is safe, and this change was not made. Try again; if it stays, restart Daymark.',
};

const DISK_FULL: Told = {
  statusCode: 507,
  title: 'The disk is full.',
  advice: 'This change was not saved; everything before it is safe. Free some space and try again.',
};

const DISK_FAULT: Told = {
  statusCode: 503,
  title: 'The disk reports a fault.',
  advice:
    'This change was not saved; everything before it is safe. Try again; if it stays, look after the disk of the database, and ask `npm run -s daymark -- doctor` what is wrong.',
  more: { retryAfterSeconds: 5 },
};

const BUSY: Told = {
  statusCode: 503,
  title: 'Something else is writing to the database.',
  advice: 'This change was not made; everything before it is safe. Try again in a moment.',
  more: { retryAfterSeconds: 5 },
};

/** Whatever goes wrong is told in words: as a page, or for htmx in place of the last change. */
export function tellProblems(app: FastifyInstance, deps: AppDeps): void {
  app.setNotFoundHandler((request, reply) =>
    tell(request, reply, deps, isOfForm(request) ? GONE : NOT_FOUND),
  );
  app.setErrorHandler((error, request, reply) => {
    const told = troubleInWords(error);
    if (told.statusCode >= 500) request.log.error({ err: error }, told.title);
    return tell(request, reply, deps, told.statusCode === 413 ? withWayBack(request, told) : told);
  });
}

/** Of a form that was too large: the page that it stands on, where the browser tells it and it is one of these. */
function withWayBack({ headers, host }: FastifyRequest, { statusCode, title, advice, more }: Told): Told {
  const told = { statusCode, title, advice, ...(more && { more }) };
  const { referer } = headers;
  if (more?.ways !== undefined || referer === undefined || !URL.canParse(referer)) return told;
  const page = new URL(referer);
  if (page.host !== host) return told;
  const href = localPath(`${page.pathname}${page.search}`);
  return { ...told, more: { ...more, ways: [{ href, words: 'Back to the form' }] } };
}

/** Tells whether an address takes forms; the router names the whole of one that it does not know `*`. */
function isOfForm({ method, params }: FastifyRequest): boolean {
  return method === 'POST' && !(typeof params === 'object' && params !== null && '*' in params);
}

/** What went wrong, for whoever asked. */
export function troubleInWords(error: unknown): Told {
  if (error instanceof HttpProblem) return error;
  if (hasCode(error, /^(SQLITE_FULL|ENOSPC)$/)) return DISK_FULL;
  if (hasCode(error, /^(SQLITE_IOERR|EIO$)/)) return DISK_FAULT;
  // Of several kinds: as of another write, of one that brings back a log, or within this process.
  if (hasCode(error, /^SQLITE_(BUSY|LOCKED)/)) return BUSY;
  if (error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number') {
    const { statusCode } = error;
    if (statusCode === 404) return NOT_FOUND;
    if (statusCode === 413) {
      return {
        statusCode,
        title: 'That was too much at once.',
        advice: 'Nothing was saved. Send less of it.',
      };
    }
    if (statusCode >= 400 && statusCode < 500) {
      return {
        statusCode,
        title: 'That could not be read.',
        advice: 'Nothing was changed. Go back and try again.',
      };
    }
  }
  return BROKEN;
}

function hasCode(error: unknown, code: RegExp): boolean {
  return error instanceof Error && 'code' in error && code.test(String(error.code));
}

function tell(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: AppDeps,
  { statusCode, title, advice, more = {} }: Told,
) {
  reply.code(statusCode);
  if (more.retryAfterSeconds) reply.header('Retry-After', more.retryAfterSeconds);
  if (wantsFragment(request)) {
    reply.header('HX-Retarget', '#flash').header('HX-Reswap', 'innerHTML');
    return sendFragment(reply, <Problem title={title} advice={advice} first={more.first} ways={more.ways} />);
  }
  // A refusal can come before the password was asked for: it shows nothing of the learner's.
  const page = {
    title,
    nav: null,
    sheet: 'core' as const,
    main: (
      <ProblemPage
        title={title}
        advice={advice}
        typed={more.typed}
        sent={sentAgain(request, statusCode)}
        first={more.first}
        ways={more.ways}
      />
    ),
  };
  return sendHtml(reply, renderOpenPage(deps, page));
}

/** Unavailable for now, or without room: the very same can work later. */
const PASSING = [503, 507];

/** What a form without JavaScript sent; a password is never sent back. */
function sentAgain({ method, url, body }: FastifyRequest, statusCode: number): SentAgain | undefined {
  if (method !== 'POST' || !PASSING.includes(statusCode) || body === null || typeof body !== 'object')
    return undefined;
  const fields = Object.entries(body)
    .flatMap(([name, value]: [string, unknown]) => [value].flat().map((one) => [name, one] as const))
    .filter((field): field is readonly [string, string] => typeof field[1] === 'string');
  return fields.some(([name]) => name === 'password') ? undefined : { action: url, fields };
}
