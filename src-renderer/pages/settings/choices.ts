type Choice = { readonly value: string; readonly label: string };

/** Time zones of the machine's database, with the one in use even where the machine calls it otherwise. */
export function timeZoneChoices(current: string): string[] {
  return [...new Set([current, ...Intl.supportedValuesOf('timeZone')])].toSorted();
}

const LOCALES =
  'en-GB en-US en-IE en-CA en-AU en-NZ en-IN en-ZA en-SG de-DE de-AT de-CH fr-FR fr-BE fr-CH fr-CA nl-NL nl-BE it-IT es-ES es-MX pt-PT pt-BR da-DK sv-SE nb-NO fi-FI pl-PL cs-CZ sk-SK hu-HU ro-RO bg-BG el-GR hr-HR sl-SI sr-RS et-EE lv-LV lt-LT tr-TR uk-UA he-IL ar-AE ja-JP ko-KR zh-CN zh-TW hi-IN th-TH id-ID vi-VN';

/** Ways of writing figures, each with an example, so that one recognises one's own. */
export function localeChoices(current: string): Choice[] {
  const names = new Intl.DisplayNames('en', { type: 'language' });
  return [...new Set([current, ...LOCALES.split(' ')])].map((tag) => ({
    value: tag,
    label: `${names.of(tag) ?? tag}: ${new Intl.NumberFormat(tag, { minimumFractionDigits: 2 }).format(1234567.89)}`,
  }));
}

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

export const MONTH_CHOICES: readonly Choice[] = MONTHS.map((label, index) => ({ value: String(index + 1), label }));
