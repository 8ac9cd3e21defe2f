import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import pdfmake from 'pdfmake';
import type { DynamicContent, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { readFontCoverage } from './font-coverage.ts';

/** Faces of the page font, from the package that ships them as TTF: pdfmake cannot read WOFF2. */
const FACES = { normal: '400Regular/Inter_400Regular.ttf', bold: '700Bold/Inter_700Bold.ttf' } as const;

type PageFonts = { readonly files: { readonly normal: string; readonly bold: string }; readonly coverage: ReadonlySet<number> };

let loaded: PageFonts | null = null;

/** Found by name from wherever this code lies, so that source, bundle and installed application all find it. */
function loadFonts(): PageFonts {
  if (loaded !== null) return loaded;
  const require = createRequire(import.meta.url);
  const locate = (face: string): string => require.resolve(`@expo-google-fonts/inter/${face}`);
  const files = { normal: locate(FACES.normal), bold: locate(FACES.bold) };
  const inBold = readFontCoverage(readFileSync(files.bold));
  const coverage = new Set([...readFontCoverage(readFileSync(files.normal))].filter((codePoint) => inBold.has(codePoint)));
  loaded = { files, coverage };
  return loaded;
}

/** Whether every face of the page font has a picture for the character: what it lacks, the PDF library drops without a word. */
export function hasPageGlyph(codePoint: number): boolean {
  return loadFonts().coverage.has(codePoint);
}

export type RenderedPdf = { readonly bytes: Uint8Array; readonly pageCount: number };

/**
 * Renders a document with the page font embedded under the name its default style asks for. Synchronous inside for as long as the document is long,
 * so it belongs into the worker. Reads nothing but the fonts: no file and no address that a document might name.
 */
export async function renderPdf(document: TDocumentDefinitions, fontName: string): Promise<RenderedPdf> {
  const { files } = loadFonts();
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((path) => path === files.normal || path === files.bold);
  pdfmake.setFonts({ [fontName]: { ...files } });
  let pageCount = 0;
  const { footer } = document;
  const countPages: DynamicContent = (page, pages, pageSize) => {
    pageCount = pages;
    return typeof footer === 'function' ? footer(page, pages, pageSize) : footer;
  };
  const bytes = await pdfmake.createPdf({ ...document, footer: countPages }).getBuffer();
  return { bytes: new Uint8Array(bytes), pageCount };
}
