import { load } from 'cheerio';
import type { Form, TestApp } from './test-app.ts';

const FORM_TOKEN = /(?<= name="formToken" value=")[^"]*/g;

/** What a browser has in sight of a page, kept up to date by the answers to its changes as htmx would. */
export async function openWindow({ get, post }: Pick<TestApp, 'get' | 'post'>, address: string) {
  const page = await get(address);
  let version = page.$('body').attr('data-version');
  let main = load(page.$.html('main'), null, false);
  return {
    /** The main part, as markup; the tokens of its forms, which no two have in common, aside. */
    main: () => main.html()?.replace(FORM_TOKEN, ''),
    find: (selector: string) => main(selector),
    /** Posts a form of the page, and puts the answer in its place. */
    async send(path: string, form: Form) {
      const headers = version === undefined ? {} : { 'daymark-page': version };
      const answer = await post(path, { ...form, from: address }, { htmx: true, headers });
      if (answer.status !== 200) return answer;

      const whole = answer.$('main');
      if (whole.length > 0) main = load(answer.$.html('main'), null, false);
      for (const element of answer.$('hx-partial').toArray()) {
        const piece = answer.$(element);
        const target = main(piece.attr('hx-target') ?? '');
        if (piece.attr('hx-swap') === 'delete') target.remove();
        else if (piece.attr('hx-swap') === 'afterend') target.after(piece.html() ?? '');
        else target.replaceWith(piece.html() ?? '');
      }
      const named = answer.headers['daymark-page'];
      version = named === undefined ? version : String(named);
      return answer;
    },
  };
}
