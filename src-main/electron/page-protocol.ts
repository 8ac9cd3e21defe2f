import { type StaticFiles, textResponse, type StaticResponse } from '../platform/static-files.ts';
import { isPageUrl } from './security.ts';

const toResponse = ({ status, headers, body }: StaticResponse): Response => new Response(body.slice(), { status, headers });

/** Answers `app://tamio/…` with the built page and the same policy as the browser host sends. */
export function createPageProtocol(files: StaticFiles): (request: Pick<Request, 'url' | 'method'>) => Promise<Response> {
  return async ({ url, method }) => {
    if (!isPageUrl(url)) return toResponse(textResponse(404, 'There is nothing here.'));
    if (method !== 'GET') return toResponse(textResponse(405, 'Only reading is possible here.'));
    return toResponse(await files.respond(new URL(url).pathname));
  };
}
