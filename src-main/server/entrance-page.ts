import { SECURITY_HEADERS, type StaticResponse } from '../platform/static-files.ts';

export type EntranceReason = 'no_session' | 'token_spent';

const SENTENCES: Readonly<Record<EntranceReason, string>> = {
  no_session: 'This browser has not been let in yet.',
  token_spent: 'This address was already used, or it is older than ten minutes.',
};

/**
 * What somebody without a session sees, and all they see. The link helps those who followed the printed address from another web page: a
 * strict cookie is not sent along such a way, but it is from here.
 */
export function entrancePage(reason: EntranceReason): StaticResponse {
  const html = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>Tamio</title>
<h1>Tamio</h1>
<p>${SENTENCES[reason]}</p>
<p>Copy the address that Tamio printed when it started. It works once; press Enter in that terminal for a fresh one, or start Tamio again.</p>
<p><a href="/">Try again</a></p>
</html>
`;
  return {
    status: 403,
    headers: {
      ...SECURITY_HEADERS,
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
      'cache-control': 'no-store',
    },
    body: Buffer.from(html, 'utf8'),
  };
}
