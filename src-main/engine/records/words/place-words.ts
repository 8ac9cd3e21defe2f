import { foldWords } from './fold-words.ts';

/** Countries by their ISO 3166 code with the names that lists in the six languages write; folded. Other countries are understood by their code. */
const COUNTRIES =
  'AT:austria,osterreich,autriche,oostenrijk;AU:australia,australien,australie;BE:belgium,belgien,belgique,belgica,belgio,belgie;BG:bulgaria,bulgarien,bulgarie,bulgarije;BR:brazil,brasilien,bresil,brasil,brasile,brazilie;CA:canada,kanada;CH:switzerland,schweiz,suisse,suiza,svizzera,zwitserland;CN:china,chine,cina;CY:cyprus,zypern,chypre,chipre,cipro;CZ:czech republic,czechia,tschechien,tschechische republik,republique tcheque,tchequie,republica checa,chequia,repubblica ceca,cechia,tsjechie;DE:germany,deutschland,allemagne,alemania,germania,duitsland,brd;DK:denmark,danemark,dinamarca,danimarca,denemarken,danmark;EE:estonia,estland,estonie;ES:spain,spanien,espagne,espana,spagna,spanje;FI:finland,finnland,finlande,finlandia;FR:france,frankreich,francia,frankrijk;GB:united kingdom,great britain,uk,england,scotland,wales,vereinigtes konigreich,grossbritannien,royaume uni,reino unido,regno unito,verenigd koninkrijk,groot brittannie;GR:greece,griechenland,grece,grecia,griekenland;HK:hong kong,hongkong;HR:croatia,kroatien,croatie,croacia,croazia,kroatie;HU:hungary,ungarn,hongrie,hungria,ungheria,hongarije;IE:ireland,irland,irlande,irlanda,ierland;IL:israel,israele;IN:india,indien,inde;IS:iceland,island,islande,islandia,islanda,ijsland;IT:italy,italien,italie,italia;JP:japan,japon,giappone;KR:south korea,sudkorea,coree du sud,corea del sur,corea del sud,zuid korea;LI:liechtenstein;LT:lithuania,litauen,lituanie,lituania,litouwen;LU:luxembourg,luxemburg,luxemburgo,lussemburgo;LV:latvia,lettland,lettonie,letonia,lettonia,letland;MC:monaco;MT:malta,malte;MX:mexico,mexiko,mexique,messico;NL:netherlands,the netherlands,holland,niederlande,pays bas,paises bajos,paesi bassi,olanda,nederland;NO:norway,norwegen,norvege,noruega,norvegia,noorwegen,norge;NZ:new zealand,neuseeland,nouvelle zelande,nueva zelanda,nuova zelanda,nieuw zeeland;PL:poland,polen,pologne,polonia,polska;PT:portugal,portogallo;RO:romania,rumanien,roumanie,rumania,roemenie;RS:serbia,serbien,serbie,servie;RU:russia,russland,russie,rusia,rusland;SE:sweden,schweden,suede,suecia,svezia,zweden,sverige;SG:singapore,singapur,singapour;SI:slovenia,slowenien,slovenie,eslovenia;SK:slovakia,slowakei,slovaquie,eslovaquia,slovacchia,slowakije;TR:turkey,turkiye,turkei,turquie,turquia,turchia,turkije;UA:ukraine,ucrania,ucraina,oekraine;US:united states,united states of america,usa,u s a,vereinigte staaten,etats unis,estados unidos,stati uniti,verenigde staten;ZA:south africa,sudafrika,afrique du sud,sudafrica,zuid afrika';

/** Languages by their ISO 639 code. */
const LANGUAGES =
  'bg:bulgarian,bulgarisch;cs:czech,tschechisch,tcheque;da:danish,danisch,danois;de:german,deutsch,allemand,aleman,tedesco,duits;el:greek,griechisch,grec;en:english,englisch,anglais,ingles,inglese,engels;es:spanish,spanisch,espagnol,espanol,castellano,spagnolo,spaans;fi:finnish,finnisch;fr:french,franzosisch,francais,frances,francese,frans;hu:hungarian,ungarisch;it:italian,italienisch,italien,italiano,italiaans;ja:japanese,japanisch;nl:dutch,niederlandisch,hollandisch,neerlandais,holandes,neerlandes,olandese,nederlands;no:norwegian,norwegisch;pl:polish,polnisch,polonais,polaco,polacco,pools;pt:portuguese,portugiesisch,portugais,portugues,portoghese,portugees;ro:romanian,rumanisch;ru:russian,russisch;sr:serbian,serbisch;sv:swedish,schwedisch;tr:turkish,turkisch;zh:chinese,chinesisch';

function byName(list: string): ReadonlyMap<string, string> {
  return new Map(
    list.split(';').flatMap((entry) => {
      const [code = '', names = ''] = entry.split(':');
      return names.split(',').map((name) => [name, code] as const);
    }),
  );
}

const COUNTRY_OF = byName(COUNTRIES);
const LANGUAGE_OF = byName(LANGUAGES);

/** The two-letter code of a country written as code or by its name, or null. */
export function countryOf(text: string): string | null {
  const code = text.trim().toUpperCase();
  if (/^[A-Z]{2}$/.test(code)) return code === 'UK' ? 'GB' : code;
  return COUNTRY_OF.get(foldWords(text)) ?? null;
}

/** The code of a language, also with its region (`de-AT`), or null. */
export function languageOf(text: string): string | null {
  const trimmed = text.trim();
  if (/^[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,6})?$/.test(trimmed)) return trimmed;
  return LANGUAGE_OF.get(foldWords(text)) ?? null;
}
