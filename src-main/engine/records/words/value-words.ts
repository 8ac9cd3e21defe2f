import type { RecordField } from '../fields.ts';
import { foldWords } from './fold-words.ts';

/**
 * Words for the values of the fields that have a closed list, by the value the books keep; folded. English first, then German, French, Spanish,
 * Italian and Dutch. The value itself is always understood.
 */
const WORDS: Readonly<Partial<Record<RecordField, Readonly<Record<string, string>>>>> = {
  status: {
    active: 'active|yes|true|1|x|aktiv|ja|actif|oui|activo|activa|si|attivo|actief|current|open',
    paused: 'paused|on hold|hold|suspended|pausiert|gesperrt|ruhend|en pause|suspendu|suspendido|en pausa|sospeso|in pausa|gepauzeerd|geblokkeerd',
    archived:
      'archived|inactive|no|false|0|closed|former|inaktiv|nein|archiviert|ehemalig|inactif|non|archive|inactivo|archivado|baja|inattivo|archiviato|cessato|inactief|nee|gearchiveerd',
  },
  agreementStatus: {
    active: 'active|running|current|yes|aktiv|laufend|ja|actif|en cours|oui|activo|vigente|si|attivo|in corso|actief|lopend',
    paused: 'paused|on hold|suspended|pausiert|ruhend|en pause|suspendu|en pausa|suspendido|in pausa|sospeso|gepauzeerd',
    ended:
      'ended|terminated|cancelled|canceled|expired|closed|beendet|gekundigt|abgelaufen|termine|resilie|expire|finalizado|terminado|cancelado|vencido|terminato|cessato|scaduto|beeindigd|opgezegd|verlopen',
  },
  relationshipType: {
    strategic: 'strategic|key account|vip|strategisch|schlusselkunde|strategique|grand compte|estrategico|clave|strategico',
    transactional: 'transactional|standard|normal|transaktional|transactionnel|transaccional|transazionale|transactioneel',
    managed: 'managed|betreut|gere|suivi|gestionado|gestito|beheerd',
  },
  category: {
    payroll: 'payroll|salaries|wages|gehalt|gehalter|lohn|lohne|personal|salaires|paie|nominas|salarios|stipendi|salari|salarissen|lonen',
    rent: 'rent|lease|miete|mieten|pacht|loyer|loyers|alquiler|affitto|huur',
    tax: 'tax|taxes|steuer|steuern|impots|taxes et impots|impuestos|imposte|tasse|belasting|belastingen',
    software: 'software|saas|it|logiciel|logiciels|programas',
    marketing: 'marketing|advertising|werbung|publicite|publicidad|pubblicita|reclame',
    materials:
      'materials|material|supplies|goods|inventory|waren|wareneinkauf|materialien|rohstoffe|matieres|marchandises|fournitures|materiales|suministros|mercancias|materiali|merci|forniture|materialen|goederen',
    contractors:
      'contractors|contractor|freelancers|freelancer|subcontractors|fremdleistungen|freie mitarbeiter|subunternehmer|sous traitance|sous traitants|autonomos|subcontratas|collaboratori|subappalto|onderaannemers|zzp',
    professional_services:
      'professional services|consulting|legal|accounting|beratung|rechtsberatung|steuerberatung|honoraires|conseil|servicios profesionales|asesoria|consulenza|servizi professionali|advies|zakelijke diensten',
    insurance: 'insurance|versicherung|versicherungen|assurance|assurances|seguro|seguros|assicurazione|assicurazioni|verzekering|verzekeringen',
    utilities:
      'utilities|energy|electricity|strom|energie|nebenkosten|gas|telefon|telekommunikation|electricite|energie et eau|suministro|luz|utenze|energia|nutsvoorzieningen',
    travel: 'travel|reise|reisen|reisekosten|voyage|deplacements|viajes|viaggi|trasferte|reiskosten',
    equipment:
      'equipment|machinery|ausstattung|ausrustung|maschinen|gerate|equipement|materiel|equipos|maquinaria|attrezzature|macchinari|apparatuur|machines',
    loan: 'loan|loans|leasing|kredit|darlehen|emprunt|pret|prestamo|prestito|mutuo|lening',
    other: 'other|misc|miscellaneous|sonstiges|sonstige|andere|autre|autres|divers|otro|otros|varios|altro|altri|varie|overig|overige|diversen',
  },
  flexibilityLevel: {
    can_delay: 'can delay|can wait|flexible|kann warten|aufschiebbar|peut attendre|puede esperar|puo attendere|kan wachten',
    negotiable: 'negotiable|verhandelbar|negociable|negoziabile|onderhandelbaar',
    cannot_delay: 'cannot delay|cannot wait|fixed|nicht aufschiebbar|fest|ne peut attendre|no puede esperar|non rinviabile|kan niet wachten',
  },
  criticality: {
    critical: 'critical|essential|high|kritisch|hoch|critique|critico|alta|kritiek|hoog',
    important: 'important|medium|wichtig|mittel|importante|belangrijk|gemiddeld',
    flexible: 'flexible|low|flexibel|niedrig|flessibile|laag',
  },
  obligationType: {
    revenue:
      'revenue|income|sales|customer|receivable|retainer|umsatz|erlos|erlose|einnahme|einnahmen|kunde|revenu|recette|client|ingreso|ingresos|cliente|ricavo|ricavi|entrata|omzet|inkomsten|klant',
    vendor_bill:
      'vendor bill|bill|vendor|supplier|expense|cost|lieferant|rechnung|kosten|ausgabe|ausgaben|fournisseur|depense|charge|proveedor|gasto|fornitore|spesa|costo|leverancier|uitgave',
    payroll: 'payroll|salary|salaries|wages|gehalt|gehalter|lohn|salaire|salaires|paie|nomina|salario|stipendio|stipendi|salaris|loon',
    tax: 'tax|tax and statutory|taxes|statutory|steuer|steuern|impot|impots|impuesto|impuestos|imposta|imposte|tasse|belasting',
    rent: 'rent|lease|miete|pacht|loyer|alquiler|affitto|huur',
    loan: 'loan|mortgage|leasing|kredit|darlehen|emprunt|pret|prestamo|prestito|mutuo|lening|hypotheek',
    subscription: 'subscription|software|saas|abo|abonnement|suscripcion|abbonamento',
  },
  frequency: {
    once: 'once|one time|one off|single|einmalig|einmal|une fois|ponctuel|unique|una vez|unico|una tantum|una volta|eenmalig',
    weekly:
      'weekly|every week|week|wochentlich|jede woche|hebdomadaire|chaque semaine|semanal|cada semana|settimanale|ogni settimana|wekelijks|elke week',
    biweekly:
      'biweekly|bi weekly|fortnightly|every two weeks|every 2 weeks|14 taglich|vierzehntaglich|zweiwochentlich|alle zwei wochen|alle 2 wochen|toutes les deux semaines|bimensuel 14 jours|quincenal|cada dos semanas|bisettimanale|ogni due settimane|tweewekelijks|om de week',
    four_weekly:
      'four weekly|every four weeks|every 4 weeks|vierwochentlich|alle vier wochen|alle 4 wochen|toutes les quatre semaines|cada cuatro semanas|ogni quattro settimane|vierwekelijks|elke vier weken',
    semi_monthly:
      'semi monthly|semimonthly|twice a month|twice monthly|halbmonatlich|zweimal im monat|bimensuel|deux fois par mois|dos veces al mes|due volte al mese|twee keer per maand|halfmaandelijks',
    monthly:
      'monthly|every month|month|per month|mtl|monatlich|jeden monat|monat|mensuel|mensuelle|chaque mois|par mois|mois|mensual|cada mes|al mes|mes|mensile|ogni mese|mese|maandelijks|elke maand|per maand|maand',
    quarterly:
      'quarterly|every quarter|quarter|every 3 months|every three months|vierteljahrlich|quartalsweise|pro quartal|quartal|alle 3 monate|trimestriel|trimestrielle|par trimestre|chaque trimestre|trimestral|cada trimestre|trimestrale|ogni trimestre|per kwartaal|kwartaal|elk kwartaal',
    semi_annual:
      'semi annual|semiannual|half yearly|every half year|twice a year|every 6 months|halbjahrlich|semestriel|semestrielle|par semestre|semestral|cada semestre|semestrale|ogni semestre|halfjaarlijks|per halfjaar',
    annual:
      'annual|annually|yearly|every year|year|per year|jahrlich|jedes jahr|pro jahr|jahr|annuel|annuelle|chaque annee|par an|an|anual|cada ano|al ano|ano|annuale|ogni anno|anno|jaarlijks|elk jaar|per jaar|jaar',
  },
  shift: {
    none: 'none|keep|keep the date|keine|aucun|ninguno|nessuno|geen',
    previous: 'previous|before|previous business day|davor|vorheriger|precedent|anterior|precedente|vorige',
    next: 'next|after|next business day|danach|nachster|suivant|siguiente|successivo|volgende',
    modified_following: 'modified following|next business day unless that is next month',
  },
};

const YES = 'yes|y|true|1|x|ja|j|wahr|oui|o|vrai|si|s|verdadero|vero|waar';
const NO = 'no|n|false|0|nein|falsch|non|faux|falso|nee|onwaar';

/** What a document is that is not open: left out of a table of open ones. */
const SETTLED_WORDS =
  'paid|paid in full|settled|closed|void|voided|cancelled|canceled|draft|written off|bezahlt|ausgeglichen|beglichen|storniert|entwurf|erledigt|payee|paye|reglee|regle|soldee|annulee|annule|brouillon|pagado|pagada|cobrado|cobrada|anulado|anulada|borrador|saldata|saldato|pagato|pagata|incassata|incassato|annullata|bozza|betaald|voldaan|geannuleerd|concept|yes|true|ja|oui|si';

type WordMap = ReadonlyMap<string, string>;

const MAPS: ReadonlyMap<string, WordMap> = new Map(
  Object.entries(WORDS).map(([field, byValue]) => [
    field,
    new Map(
      Object.entries(byValue ?? {}).flatMap(([value, words]) => [
        [foldWords(value), value] as const,
        ...words.split('|').map((word) => [word, value] as const),
      ]),
    ),
  ]),
);
const FLAGS: ReadonlyMap<string, boolean> = new Map([
  ...YES.split('|').map((word) => [word, true] as const),
  ...NO.split('|').map((word) => [word, false] as const),
]);
const SETTLED: ReadonlySet<string> = new Set(SETTLED_WORDS.split('|'));

/** The value of a closed list that a word names, or null. */
export function valueOfWord(field: RecordField, text: string): string | null {
  return MAPS.get(field)?.get(foldWords(text)) ?? null;
}

/** The values a field can have, for a sentence. */
export function valuesOf(field: RecordField): string[] {
  return Object.keys(WORDS[field] ?? {});
}

/** Yes or no in one of the languages, or null. */
export function flagOfWord(text: string): boolean | null {
  return FLAGS.get(foldWords(text)) ?? null;
}

/** Whether the state of a document says that nothing is open on it. */
export function saysSettled(text: string): boolean {
  return SETTLED.has(foldWords(text));
}
