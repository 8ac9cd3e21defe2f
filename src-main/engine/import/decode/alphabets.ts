/** Non-ASCII letters that a language writes, lower case. What text in that language may contain, and little else. */
type Alphabet = { readonly language: string; readonly letters: string };

const WESTERN: readonly Alphabet[] = [
  { language: 'German', letters: 'äöüß' },
  { language: 'French', letters: 'éèàçêôîûëïùœâæ' },
  { language: 'Spanish', letters: 'áéíóúñüºª' },
  { language: 'Portuguese', letters: 'áàâãéêíóôõúçºª' },
  { language: 'Italian', letters: 'àèéìòù' },
  { language: 'Swedish or Finnish', letters: 'åäöé' },
  { language: 'Danish or Norwegian', letters: 'æøåéö' },
  { language: 'Dutch', letters: 'éëïöü' },
  { language: 'Icelandic', letters: 'áéíóúýþæöð' },
  { language: 'Catalan', letters: 'àçèéíïòóúü' },
];
const CENTRAL: readonly Alphabet[] = [
  { language: 'Polish', letters: 'ąćęłńóśźż' },
  { language: 'Czech', letters: 'áčďéěíňóřšťúůýž' },
  { language: 'Slovak', letters: 'áäčďéíĺľňóôŕšťúýž' },
  { language: 'Hungarian', letters: 'áéíóöőúüű' },
  { language: 'Romanian', letters: 'ăâîşţșț' },
  { language: 'Croatian or Slovenian', letters: 'čćđšž' },
  { language: 'German', letters: 'äöüß' },
];
const BALTIC: readonly Alphabet[] = [
  { language: 'Latvian', letters: 'āčēģīķļņšūž' },
  { language: 'Lithuanian', letters: 'ąčęėįšųūž' },
  { language: 'Estonian', letters: 'äõöüšž' },
];
const TURKISH: readonly Alphabet[] = [{ language: 'Turkish', letters: 'çğıöşüâî' }];
const CYRILLIC: readonly Alphabet[] = [
  { language: 'Russian', letters: 'абвгдежзийклмнопрстуфхцчшщъыьэюяё' },
  { language: 'Ukrainian', letters: 'абвгґдеєжзиіїйклмнопрстуфхцчшщьюя' },
  { language: 'Bulgarian or Serbian', letters: 'абвгдежзийклмнопрстуфхцчшщъьюяђјљњћџ' },
];
const GREEK: readonly Alphabet[] = [{ language: 'Greek', letters: 'αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰ' }];
const HEBREW: readonly Alphabet[] = [{ language: 'Hebrew', letters: 'אבגדהוזחטיךכלםמןנסעףפץצקרשת' }];
const ARABIC: readonly Alphabet[] = [{ language: 'Arabic', letters: 'ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي' }];
const THAI: readonly Alphabet[] = [{ language: 'Thai', letters: 'กขคฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮะัาำิีึืุูเแโใไ็่้๊๋์ๆ' }];
const VIETNAMESE: readonly Alphabet[] = [{ language: 'Vietnamese', letters: 'àáâãèéêìíòóôõùúýăđơư' }];

/** What a single-byte encoding would be used for, and how readily it is believed (a tie goes to the commoner encoding). */
type SingleByteCandidate = { readonly encoding: string; readonly alphabets: readonly Alphabet[]; readonly prior: number };

/** The prior is in shares of a letter: it decides between readings of equal fit and is outweighed by one letter in twenty. */
export const SINGLE_BYTE_CANDIDATES: readonly SingleByteCandidate[] = [
  { encoding: 'windows-1252', alphabets: WESTERN, prior: 0.05 },
  { encoding: 'windows-1250', alphabets: CENTRAL, prior: 0.04 },
  { encoding: 'windows-1251', alphabets: CYRILLIC, prior: 0.04 },
  { encoding: 'windows-1253', alphabets: GREEK, prior: 0.03 },
  { encoding: 'windows-1254', alphabets: TURKISH, prior: 0.03 },
  { encoding: 'windows-1255', alphabets: HEBREW, prior: 0.03 },
  { encoding: 'windows-1257', alphabets: BALTIC, prior: 0.03 },
  { encoding: 'iso-8859-2', alphabets: CENTRAL, prior: 0.02 },
  { encoding: 'iso-8859-15', alphabets: WESTERN, prior: 0.02 },
  { encoding: 'macintosh', alphabets: WESTERN, prior: 0.02 },
  { encoding: 'koi8-r', alphabets: CYRILLIC, prior: 0.02 },
  { encoding: 'windows-1256', alphabets: ARABIC, prior: 0.01 },
  { encoding: 'windows-874', alphabets: THAI, prior: 0.01 },
  { encoding: 'windows-1258', alphabets: VIETNAMESE, prior: 0 },
  { encoding: 'iso-8859-13', alphabets: BALTIC, prior: 0 },
  { encoding: 'iso-8859-5', alphabets: CYRILLIC, prior: 0 },
  { encoding: 'cp850', alphabets: WESTERN, prior: 0.01 },
  { encoding: 'cp852', alphabets: CENTRAL, prior: 0 },
  { encoding: 'cp866', alphabets: CYRILLIC, prior: 0.01 },
];
