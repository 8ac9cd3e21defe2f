import { execFileSync, spawnSync } from 'node:child_process';

/** Whether poppler's tools are there to read a PDF as another program does. */
export const canReadPdf: boolean = spawnSync('pdftotext', ['-v']).error === undefined;

/** The text of every page, as a reader of the file would copy it. */
export function pdfPages(file: string): string[] {
  const text = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  return text.split('\f').filter((page) => page.trim() !== '');
}

/** Fonts of the file with whether each is embedded. */
export function pdfFonts(file: string): { name: string; isEmbedded: boolean }[] {
  const [, , ...rows] = execFileSync('pdffonts', [file], { encoding: 'utf8' }).trimEnd().split('\n');
  return rows.map((row) => {
    const [name = ''] = row.split(/\s+/);
    const [isEmbedded] = row.trimEnd().split(/\s+/).slice(-5);
    return { name, isEmbedded: isEmbedded === 'yes' };
  });
}
