import { describe, expect, it } from 'vitest';
import { runCli } from '../../../server/cli/run.ts';
import { REPORT_FORMATS, reportPath } from '../../../server/report/formats.ts';
import { testApp } from '../../support/app/test-app.ts';

describe('a format of the report', () => {
  it.each(REPORT_FORMATS)('is served and linked for each of its tables: .$extension', async (format) => {
    const { get } = await testApp();
    const page = await get('/report');
    const queries = (format.tables ?? ['']).map((table, index) => (index === 0 ? '' : `?table=${table}`));

    for (const query of queries) {
      const path = `${reportPath(format)}${query}`;
      const { status, headers } = await get(path);
      expect([status, headers['content-type']]).toEqual([200, format.type]);
      expect(page.$(`.downloads__link[href="${path}"][download]`)).toHaveLength(1);
    }
    expect(page.$('.downloads').text()).toContain(format.label);
  });

  it('is offered by the page and the command line only where it is in the table', async () => {
    const { $ } = await (await testApp()).get('/report');
    const linked = $('.downloads__link')
      .toArray()
      .map((link) => link.attribs.href?.replace(/\?.*/, ''));
    expect([...new Set(linked)]).toEqual(REPORT_FORMATS.map(reportPath));

    let out = '';
    const write = (text: string | Uint8Array) => {
      out += text;
    };
    await runCli(['report', '--help'], { env: {}, write, complain: write });
    const offered = REPORT_FORMATS.map(({ extension }) => `"${extension}"`).join(', ');
    expect(out.replace(/\s+/g, ' ')).toContain(`(choices: ${offered}, default: "md")`);
  });
});
