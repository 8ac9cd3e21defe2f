export type Choice = { readonly value: string; readonly label: string };

const LETTERS = Array.from({ length: 26 }, (_, index) => String.fromCodePoint(65 + index));
/** Codes that name no country although the machine's own list has words for them: groups, test codes, and codes given up. */
const NO_COUNTRIES = new Set('EU EZ UN XA XB ZZ QO AC CP DG EA IC TA CQ AN BU CS DD FX NT SU TP YD YU ZR UK DY HV NH RH VD'.split(' '));

/** Countries by ISO 3166 code, named and sorted in English, from the machine's own list. */
export function countryChoices(): Choice[] {
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  const codes = LETTERS.flatMap((first) => LETTERS.map((second) => `${first}${second}`)).filter((code) => !NO_COUNTRIES.has(code));
  return codes
    .flatMap((code) => {
      const name = names.of(code);
      return name === undefined ? [] : [{ value: code, label: name }];
    })
    .toSorted((a, b) => a.label.localeCompare(b.label));
}

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
