/**
 * Names of the months, January first, in the languages statements are written in; without diacritics, as `foldText` leaves them. A name that means
 * different months in two languages (listopad) is given for the larger one.
 */
const MONTHS: readonly string[] = [
  'january januar jan janvier enero ene janeiro gennaio gen januari tammikuu tammi styczen stycznia sty leden ledna led ianuarie ian ocak oca január januara janeir gener января январь янв sijecanj sijecnja ιανουαριος ιαν ינואר sausis jaanuar janvaris січня січень',
  'february februar feb fevrier fevr fev febrero febbraio fevereiro februari helmikuu helmi luty lutego lut unor unora uno februarie subat sub febrer февраля февраль фев veljaca veljace φεβρουαριος φεβ פברואר vasaris veebruar februaris лютого лютий',
  'march marz mar mars marzo mrz marco maart mrt maaliskuu maalis marzec marca brezen brezna bre marcius marc martie mart марта март мар ozujak ozujka μαρτιος μαρ מרץ kovas marts березня березень marec',
  'april apr avril avr abril abr aprile huhtikuu huhti kwiecien kwietnia kwi duben dubna dub aprilis aprilie nisan nis апреля апрель апр travanj travnja απριλιος απρ אפריל balandis апреля квітня квітень',
  'may mai mayo maio maggio mag mei maj toukokuu touko kveten kvetna kve majus mayis мая май svibanj svibnja μαιος μαι מאי geguze מאי травня травень maja',
  'june juni jun juin junio jun junho giugno giu kesakuu kesa czerwiec czerwca cze cerven cervna junius iunie iun haziran haz июня июнь июн ιουνιος ιουν יוני birzelis juuni junijs червня червень',
  'july juli jul juillet juil julio julho luglio lug heinakuu heina lipiec lipca lip cervenec cervence julius iulie iul temmuz tem июля июль июл ιουλιος ιουλ יולי liepa juuli julijs липня липень',
  'august aug aout agosto ago augustus elokuu elo sierpien sierpnia sie srpen srpna augusztus agustos agu августа август авг kolovoz kolovoza αυγουστος αυγ אוגוסט rugpjutis augusts серпня серпень',
  'september sept sep septembre septiembre setiembre set setembro settembre syyskuu syys wrzesien wrzesnia wrz zari szeptember szept septembrie eylul eyl сентября сентябрь сен сент rujan rujna σεπτεμβριος σεπ ספטמבר rugsejis septembris вересня вересень',
  'october oktober okt oct octobre octubre outubro out ottobre ott lokakuu loka pazdziernik pazdziernika paz rijen rijna rij octombrie ekim eki октября октябрь окт οκτωβριος οκτ אוקטובר spalis oktoobris жовтня жовтень',
  'november nov novembre noviembre novembro marraskuu marras listopad listopadu listopada lis noiembrie noi kasim kas ноября ноябрь ноя studeni studenoga νοεμβριος νοε נובמבר lapkritis novembris листопада листопад',
  'december dezember dez dec decembre diciembre dic dezembro dicembre desember des joulukuu joulu grudzien grudnia gru prosinec prosince pro decembrie aralik ara декабря декабрь дек prosinac prosinca δεκεμβριος δεκ דצמבר gruodis detsember decembris грудня грудень',
];

/** Lower case without diacritics: `Février` is `fevrier`, `ŁÓDŹ` is `lodz`. */
export function foldText(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .normalize('NFC')
    .replaceAll('ł', 'l')
    .replaceAll('ø', 'o')
    .replaceAll('đ', 'd')
    .replaceAll('ı', 'i')
    .replaceAll('ß', 'ss')
    .replaceAll('æ', 'ae')
    .replaceAll('œ', 'oe');
}

const MONTH_OF_NAME: ReadonlyMap<string, number> = new Map(
  MONTHS.toReversed().flatMap((names, index) => names.split(' ').map((name) => [foldText(name), 12 - index] as const)),
);

/** The month of a folded name or abbreviation, 1 to 12, or null. */
export function monthOfName(name: string): number | null {
  return MONTH_OF_NAME.get(name) ?? null;
}
